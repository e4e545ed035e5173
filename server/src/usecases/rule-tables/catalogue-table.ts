import type { Severity } from '@bihuan/city';
import { findDocument } from '../../store/documents.js';
import { type ClassDocument, catalogueOfBody, classKeyOf } from '../documents.js';
import { column, optional, text, yesNo } from '../tables/column.js';
import type { Comparison } from '../tables/compare.js';
import type { TableSpec } from '../tables/table-spec.js';
import { KIND, longText, SEVERITY } from './cells.js';
import { checkMade, type Made, saveMade } from './save-table.js';

export interface ClassRow {
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
  readonly group: string;
  readonly groupEn: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly severity: Severity;
  readonly local: boolean;
  readonly retired: boolean;
  /** Kept with the row; a file does not have them. */
  readonly flags: ClassDocument['flags'] | null;
}

const ref = { kind: 'catalogue', id: 'catalogue' };
const of = column<ClassRow>();

export const catalogueTable: TableSpec<ClassRow> = {
  id: 'catalogue',
  title: { zh: '案件类别', en: 'Catalogue' },
  read: ['config.read'],
  write: 'config.write',
  // A class is retired, never taken out: cases have it.
  removable: false,
  columns: [
    of('standardRef', { zh: '标准', en: 'Standard' }, text({ max: 60 }), { required: true }),
    of('kind', { zh: '类型', en: 'Kind' }, KIND, { required: true }),
    of('code', { zh: '代码', en: 'Code' }, text({ max: 20, pattern: /^[0-9A-Za-z-]+$/, code: 'bad-code' }), {
      required: true,
    }),
    of('group', { zh: '大类', en: 'Group' }, longText(60, false)),
    of('groupEn', { zh: '大类（英文）', en: 'Group (English)' }, optional(text({ max: 100 }))),
    of('name', { zh: '名称', en: 'Name' }, text({ max: 100 }), { required: true }),
    of('nameEn', { zh: '英文名称', en: 'Name in English' }, optional(text({ max: 100 }))),
    of('severity', { zh: '默认严重程度', en: 'Severity' }, SEVERITY),
    of('local', { zh: '本市自定', en: 'The city’s own' }, yesNo),
    of('retired', { zh: '停用', en: 'Retired' }, yesNo),
  ],
  keyOf: classKeyOf,
  nameOf: (row) => `${row.name} ${row.code}`,
  blank: (value) => ({
    standardRef: '',
    kind: 'event',
    code: '',
    group: '',
    groupEn: null,
    name: '',
    nameEn: null,
    severity: 'general',
    local: true,
    retired: false,
    flags: null,
    ...value,
  }),
  async load({ tx, actor }) {
    const document = await findDocument(tx, actor.tenant, ref);
    const classes = document === undefined ? [] : catalogueOfBody(document.body).classes;
    return { seen: String(document?.version ?? 0), rows: classes.map(rowOf) };
  },
  check: (scope, next) => checkMade(scope, ref, made(scope.config.defaultStandard, next), next),
  save: (scope, next, standing) => saveMade(scope, ref, made(scope.config.defaultStandard, next), standing),
};

function rowOf({
  local = false,
  retired = false,
  groupEn = null,
  flags = null as never,
  ...rest
}: ClassDocument): ClassRow {
  return { ...rest, local, retired, groupEn, flags: flags ?? null };
}

function made(defaultStandard: string, next: Comparison<ClassRow>): Made<ClassRow> {
  const rows = new Map<string, ClassRow>();
  const classes = next.after.map((row, index) => {
    rows.set(`classes[${index}]`, row);
    const { local, retired, flags, groupEn, ...rest } = row;
    return {
      ...rest,
      ...(groupEn === null ? {} : { groupEn }),
      ...(flags === null || flags === undefined ? {} : { flags }),
      ...(local ? { local } : {}),
      ...(retired ? { retired } : {}),
    };
  });
  return { body: { defaultStandard, classes }, rows };
}
