import type { Shape } from '@bihuan/geo';
import { sql } from 'kysely';
import type { Tx } from './database.js';
import { raiseRevision } from './documents.js';
import { iso } from './instants.js';
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
  /** The layer beside the tree that it belongs to; absent or null: the tree. */
  readonly layer?: string | null;
  /** It ended with this version: found no more, but its name stays known. */
  readonly retired?: boolean;
}

/** The newest version of each area of the tree that has not ended, parents before their children. */
export async function readAreas(tx: Tx, tenant: string): Promise<AreaRow[]> {
  return (await readAllAreas(tx, tenant)).filter((area) => area.layer === null && area.retired === false);
}

/** The same with areas that have ended, and those of the layers beside the tree. */
export async function readAllAreas(tx: Tx, tenant: string): Promise<AreaRow[]> {
  const rows = await tx
    .selectFrom('area')
    .distinctOn('id')
    .select(['id', 'parent', 'path', 'level', 'name', 'name_en as nameEn', 'geometry', 'layer', 'retired'])
    .where('tenant', '=', tenant)
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, geometry: row.geometry as Shape | null })).sort(byPath);
}

export interface AreaVersion {
  readonly version: number;
  readonly name: string;
  readonly nameEn: string | null;
  /** Null: from before it was written down. */
  readonly createdAt: number | null;
  readonly createdBy: string | null;
  readonly parent: string | null;
  readonly retired: boolean;
  /** The change that it was saved with, and what was said of it; null: other names only. */
  readonly change: number | null;
  readonly note: string | null;
  /** It has another boundary than the version before. */
  readonly moved: boolean;
}

/** An area's versions, the newest first. */
export async function readAreaVersions(tx: Tx, tenant: string, id: string): Promise<AreaVersion[]> {
  return tx
    .selectFrom('area')
    .leftJoin('area_change', (join) =>
      join.onRef('area_change.tenant', '=', 'area.tenant').onRef('area_change.number', '=', 'area.change'),
    )
    .select([
      'area.version',
      'area.name',
      'area.name_en as nameEn',
      'area.created_at as createdAt',
      'area.created_by as createdBy',
      'area.parent',
      'area.retired',
      'area.change',
      'area_change.note',
      sql<boolean>`area.version > 1 and area.geometry is distinct from
        lag(area.geometry) over (order by area.version)`.as('moved'),
    ])
    .where('area.tenant', '=', tenant)
    .where('area.id', '=', id)
    .orderBy('area.version', 'desc')
    .execute();
}

/** The newest version of each area by its id. */
export async function areaVersions(tx: Tx, tenant: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('area')
    .select((each) => ['id', each.fn.max<number>('version').as('version')])
    .where('tenant', '=', tenant)
    .groupBy('id')
    .execute();
  return new Map(rows.map((row) => [row.id, row.version]));
}

/** The next version of an area: other names, all else as it was. */
export async function renameArea(
  tx: Tx,
  tenant: string,
  next: Pick<AreaRow, 'id' | 'name' | 'nameEn'> & { readonly version: number },
  by: string,
  now: number,
): Promise<void> {
  const { id, version, name, nameEn } = next;
  await tx
    .insertInto('area')
    .columns([
      'tenant',
      'id',
      'version',
      'parent',
      'path',
      'level',
      'name',
      'name_en',
      'geometry',
      'layer',
      'created_at',
      'created_by',
    ])
    .expression((each) =>
      each
        .selectFrom('area')
        .select([
          'tenant',
          'id',
          sql<number>`${version}::integer`.as('version'),
          'parent',
          'path',
          'level',
          sql<string>`${name}::text`.as('name'),
          sql<string | null>`${nameEn}::text`.as('name_en'),
          'geometry',
          'layer',
          sql<number>`${iso(now)}::timestamptz`.as('created_at'),
          sql<string>`${by}::text`.as('created_by'),
        ])
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('version', '=', version - 1),
    )
    .execute();
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
