import { sql } from 'kysely';
import type { Tx } from './database.js';

export interface ComponentPlace {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaPath: string;
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Components in a box whose ids come after one, by id. */
export function readComponentPlaces(
  tx: Tx,
  tenant: string,
  { west, south, east, north }: Box,
  after: string,
  limit: number,
): Promise<ComponentPlace[]> {
  return tx
    .selectFrom('component')
    .select(['id', 'lon', 'lat', 'area_path as areaPath'])
    .where('tenant', '=', tenant)
    .where('id', '>', after)
    .where('lon', '>=', west)
    .where('lon', '<=', east)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Other areas for components. What they are is not changed: they get no new version. */
export async function setAreaPaths(
  tx: Tx,
  tenant: string,
  moved: readonly { readonly id: string; readonly areaPath: string }[],
): Promise<void> {
  if (moved.length === 0) return;
  await sql`update component set area_path = moved.path
    from unnest(${moved.map(({ id }) => id)}::text[], ${moved.map(({ areaPath }) => areaPath)}::text[]) as moved (id, path)
    where component.tenant = ${tenant} and component.id = moved.id`.execute(tx);
}

/** Where some components lie; those that are in no inventory are left out. */
export function findPlacesOf(tx: Tx, tenant: string, ids: readonly string[]): Promise<ComponentPlace[]> {
  return tx
    .selectFrom('component')
    .select(['id', 'lon', 'lat', 'area_path as areaPath'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}
