import type { Shape } from '@bihuan/geo';
import type { AreaRow } from './areas.js';
import type { Tx } from './database.js';
import { raiseRevision } from './documents.js';
import { iso } from './instants.js';
import { insertMany } from './many.js';
import type { ChangeOrigin } from './tables-areas.js';

export interface NewAreaVersion extends AreaRow {
  readonly version: number;
  readonly layer: string | null;
  readonly retired: boolean;
}

export interface AreaChange {
  readonly number: number;
  readonly origin: ChangeOrigin;
  readonly at: number;
  readonly by: string;
  readonly note: string;
  readonly confirmed: string;
  readonly undoes: number | null;
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
}

export interface NewAreaChange extends Omit<AreaChange, 'number' | 'at' | 'by'> {
  /** What the checks found and was let stand. */
  readonly findings: readonly unknown[];
}

/** Saves versions of areas together, as the tenant's next change. Its documents must be held. */
export async function insertAreaChange(
  tx: Tx,
  tenant: string,
  by: string,
  now: number,
  change: NewAreaChange,
  areas: readonly NewAreaVersion[],
): Promise<number> {
  const last = await tx
    .selectFrom('area_change')
    .select((each) => each.fn.max<number | null>('number').as('number'))
    .where('tenant', '=', tenant)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await insertMany(tx, 'area_change', [{ tenant, number, by, at: iso(now), ...change }]);
  const rows = areas.map(({ id, version, parent, path, level, name, nameEn, geometry, layer, retired }) => ({
    tenant,
    id,
    version,
    parent,
    path,
    level,
    name,
    name_en: nameEn,
    geometry,
    layer,
    retired,
    change: number,
    created_at: iso(now),
    created_by: by,
  }));
  await insertMany(tx, 'area', rows);
  await raiseRevision(tx, tenant);
  return number;
}

const changeColumns = [
  'number',
  'origin',
  'at',
  'by',
  'note',
  'confirmed',
  'undoes',
  'added',
  'changed',
  'retired',
] as const;

/** Changes before one (all where it is null), the newest first. */
export function readAreaChanges(tx: Tx, tenant: string, before: number | null, limit: number): Promise<AreaChange[]> {
  const query = tx
    .selectFrom('area_change')
    .select(changeColumns)
    .where('tenant', '=', tenant)
    .orderBy('number', 'desc')
    .limit(limit);
  return (before === null ? query : query.where('number', '<', before)).execute();
}

export function findAreaChange(tx: Tx, tenant: string, number: number): Promise<AreaChange | undefined> {
  return tx
    .selectFrom('area_change')
    .select(changeColumns)
    .where('tenant', '=', tenant)
    .where('number', '=', number)
    .executeTakeFirst();
}

export interface AreaOfChange {
  /** As the change saved it, and as it stood before; null: it was new. */
  readonly after: NewAreaVersion;
  readonly before: NewAreaVersion | null;
}

/** The areas that a change saved, with what each was before. */
export async function readAreasOfChange(tx: Tx, tenant: string, number: number): Promise<AreaOfChange[]> {
  const ids = tx.selectFrom('area').select('id').where('tenant', '=', tenant).where('change', '=', number);
  const rows = await tx
    .selectFrom('area')
    .select([
      'id',
      'version',
      'parent',
      'path',
      'level',
      'name',
      'name_en as nameEn',
      'geometry',
      'layer',
      'retired',
      'change',
    ])
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .orderBy('id')
    .orderBy('version')
    .execute();
  const versions = rows.map(({ change, ...row }) => ({
    change,
    row: { ...row, geometry: row.geometry as Shape | null },
  }));
  return versions.flatMap(({ change, row }, i) => {
    if (change !== number) return [];
    const before = versions[i - 1]?.row;
    return [{ after: row, before: before?.id === row.id ? before : null }];
  });
}
