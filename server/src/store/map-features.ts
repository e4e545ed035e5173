import { sql } from 'kysely';
import type { Tx } from './database.js';
import { raiseRevision } from './documents.js';
import { insertMany } from './many.js';
import type { MapLayer } from './tables-place.js';

export interface MapFeatureRow {
  readonly layer: MapLayer;
  readonly id: string;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What is kept in memory of the layers is read again. */
export async function insertMapFeatures(tx: Tx, tenant: string, features: readonly MapFeatureRow[]): Promise<void> {
  await insertMany(
    tx,
    'map_feature',
    features.map(({ layer, id, geometry, properties }) => ({ tenant, layer, id, geometry, properties })),
  );
  await raiseRevision(tx, tenant);
}

/** A layer as a whole: what it had goes. */
export async function replaceMapLayer(
  tx: Tx,
  tenant: string,
  layer: MapLayer,
  features: readonly Omit<MapFeatureRow, 'layer'>[],
): Promise<void> {
  await tx.deleteFrom('map_feature').where('tenant', '=', tenant).where('layer', '=', layer).execute();
  await insertMapFeatures(
    tx,
    tenant,
    features.map((feature) => ({ ...feature, layer })),
  );
}

/** A layer's features, some at a time, in the order of their ids. */
export async function* readMapLayer(tx: Tx, tenant: string, layer: MapLayer): AsyncGenerator<MapFeatureRow[]> {
  let after = '';
  for (;;) {
    const rows = await tx
      .selectFrom('map_feature')
      .select(['layer', 'id', 'geometry', 'properties'])
      .where('tenant', '=', tenant)
      .where('layer', '=', layer)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute();
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    after = last.id;
  }
}

/** A digest of all that some layers say: equal where they say the same, in whatever process. */
export async function digestOfLayers(tx: Tx, tenant: string, layers: readonly MapLayer[]): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select count(*) || '.' || coalesce(sum(hashtextextended(
      layer || ' ' || id || ' ' || geometry::text || ' ' || properties::text, 0)::numeric), 0) as digest
    from map_feature where tenant = ${tenant} and layer = any(${[...layers]}::text[])`.execute(tx);
  return rows[0]?.digest ?? '';
}

const batch = 5000;
