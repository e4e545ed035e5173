import type { Shape } from '@bihuan/geo';
import type { Tx } from './database.js';
import { raiseRevision } from './documents.js';
import { insertMany } from './many.js';

export interface AreaRow {
  readonly id: string;
  readonly parent: string | null;
  /** Ids from the root down, separated by slashes. */
  readonly path: string;
  readonly level: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly geometry: Shape | null;
}

/** The newest version of each area, parents before their children. */
export async function readAreas(tx: Tx, tenant: string): Promise<AreaRow[]> {
  const rows = await tx
    .selectFrom('area')
    .distinctOn('id')
    .select(['id', 'parent', 'path', 'level', 'name', 'name_en as nameEn', 'geometry'])
    .where('tenant', '=', tenant)
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, geometry: row.geometry as Shape | null })).sort(byPath);
}

export async function insertAreas(tx: Tx, tenant: string, version: number, areas: readonly AreaRow[]): Promise<void> {
  const rows = areas.map(({ id, parent, path, level, name, nameEn, geometry }) => ({
    tenant,
    id,
    version,
    parent,
    path,
    level,
    name,
    name_en: nameEn,
    geometry,
  }));
  await insertMany(tx, 'area', rows);
  await raiseRevision(tx, tenant);
}

function byPath(a: AreaRow, b: AreaRow): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
