import { createHash } from 'node:crypto';
import { areaVersions } from '../../store/areas.js';
import { holdDocuments } from '../../store/documents.js';
import { canonical } from '../keyed.js';
import { column, optional, type RowError, text } from '../tables/column.js';
import type { TableSpec } from '../tables/table-spec.js';
import { done } from '../types.js';
import { saveNames } from './admin-areas.js';

/** An area's names. Where it lies and what it belongs to is not a table's to say. */
export interface AreaNameRow {
  readonly id: string;
  readonly level: string;
  readonly name: string;
  readonly nameEn: string | null;
}

const of = column<AreaNameRow>();

export const areaTable: TableSpec<AreaNameRow> = {
  id: 'areas',
  title: { zh: '区域名称', en: 'Names of areas' },
  read: ['config.read'],
  write: 'config.write',
  removable: false,
  columns: [
    of('id', { zh: '编码', en: 'Code' }, text({ max: 200 }), { required: true }),
    of('level', { zh: '级别', en: 'Level' }, text({ max: 40 })),
    of('name', { zh: '名称', en: 'Name' }, text({ max: 60 }), { required: true }),
    of('nameEn', { zh: '英文名称', en: 'Name in English' }, optional(text({ max: 100 }))),
  ],
  keyOf: (row) => row.id,
  nameOf: (row) => row.name,
  blank: ({ id = '', name = '' }) => ({ id, level: '', name, nameEn: null }),
  async load({ config }) {
    const rows = config.areas.all.map(({ id, level, name, nameEn }) => ({ id, level, name, nameEn }));
    return { seen: createHash('sha256').update(canonical(rows)).digest('base64url'), rows };
  },
  check(_, next): RowError[] {
    const unknown = next.added.map((row) => ({
      row: next.lineOf(row) ?? 1,
      column: 'id',
      code: 'unknown-area',
      params: { value: row.id },
    }));
    const fixed = next.changed
      .filter(({ keys }) => keys.includes('level'))
      .map(({ before, after }) => ({
        row: next.lineOf(after) ?? 1,
        column: 'level',
        code: 'cannot-change',
        params: { value: after.level, before: before.level },
      }));
    return [...unknown, ...fixed];
  },
  async save({ app, tx, actor }, next) {
    await holdDocuments(tx, actor.tenant);
    const versions = await areaVersions(tx, actor.tenant);
    const changes = next.changed.map(({ before, after }) => ({
      id: after.id,
      before,
      after,
      version: (versions.get(after.id) ?? 0) + 1,
    }));
    await saveNames(tx, actor, app.clock.now(), changes);
    return done({ seen: createHash('sha256').update(canonical(next.after)).digest('base64url') });
  },
};
