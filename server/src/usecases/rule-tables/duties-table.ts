import { findDocument } from '../../store/documents.js';
import { type DutiesDocument, dutiesOfBody, type ProvenanceDocument } from '../documents.js';
import { areaCodeOf, areaPathOf, unitIdOf } from '../organisation/references.js';
import { asText, type CellType, column, oneOf, text, yesNo } from '../tables/column.js';
import type { Comparison } from '../tables/compare.js';
import type { TableScope, TableSpec } from '../tables/table-spec.js';
import { KIND } from './cells.js';
import { checkMade, type Made, saveMade } from './save-table.js';

/** A line of the duty table: area by its code, unit by its id or name. */
export interface DutyRow {
  readonly id: string;
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly codes: readonly string[];
  readonly area: string;
  readonly unit: string;
  readonly duty: 'rectify' | 'supervise' | 'enforce' | 'assist';
  readonly lead: boolean;
  readonly onlyOwn: boolean;
  readonly provenance: ProvenanceDocument;
}

const ref = { kind: 'duties', id: 'duties' };
const city: ProvenanceDocument = { sourced: 'city', citation: '' };
const whole = { zh: '全区', en: 'everywhere' };
const of = column<DutyRow>();

/** Codes separated by blanks or commas; a spreadsheet may have made a number of a single one. */
const codes: CellType<readonly string[]> = {
  parse(cell) {
    const list = asText(cell)
      .split(/[\s,，、;；]+/)
      .filter((code) => code !== '');
    return list.length === 0 ? { ok: false, code: 'required' } : { ok: true, value: list };
  },
  print: (value) => value.join(' '),
};

const area: CellType<string> = {
  parse(cell) {
    const said = asText(cell);
    const everywhere = said === '' || said === '*' || said === whole.zh || said.toLowerCase() === whole.en;
    return { ok: true, value: everywhere ? '*' : said };
  },
  print: (value, language) => (value === '*' ? whole[language] : value),
};

export const dutiesTable: TableSpec<DutyRow> = {
  id: 'duties',
  title: { zh: '职责分工', en: 'Duties' },
  read: ['config.read'],
  write: 'config.write',
  removable: true,
  columns: [
    of('id', { zh: '行号', en: 'Line' }, text({ max: 60 }), { required: true }),
    of('standardRef', { zh: '标准', en: 'Standard' }, text({ max: 60 }), { required: true }),
    of('kind', { zh: '类型', en: 'Kind' }, KIND, { required: true }),
    of('codes', { zh: '类别代码', en: 'Codes' }, codes, { required: true }),
    of('area', { zh: '区域', en: 'Area' }, area),
    of('unit', { zh: '责任单位', en: 'Unit' }, text({ max: 100 }), { required: true }),
    of(
      'duty',
      { zh: '职责', en: 'Duty' },
      oneOf({
        rectify: { zh: '整改', en: 'Put right' },
        supervise: { zh: '监管', en: 'Oversee' },
        enforce: { zh: '执法', en: 'Enforce' },
        assist: { zh: '协助', en: 'Assist' },
      }),
      { required: true },
    ),
    of('lead', { zh: '主办', en: 'Leads' }, yesNo, { required: true }),
    of('onlyOwn', { zh: '只管自有设施', en: 'Only its own things' }, yesNo),
  ],
  keyOf: (row) => row.id,
  nameOf: (row) => `${row.id} ${row.unit}`,
  blank: (value) => ({
    id: '',
    standardRef: '',
    kind: 'event',
    codes: [],
    area: '*',
    unit: '',
    duty: 'rectify',
    lead: false,
    onlyOwn: false,
    provenance: city,
    ...value,
  }),
  settle({ config }, value) {
    const path = value.area === undefined || value.area === '*' ? null : areaPathOf(config, value.area);
    const unit = value.unit === undefined ? null : unitIdOf(config, value.unit);
    return {
      ...value,
      ...(path === null ? {} : { area: areaCodeOf(path) }),
      ...(unit === null ? {} : { unit }),
    };
  },
  async load(scope) {
    const document = await findDocument(scope.tx, scope.actor.tenant, ref);
    const { rows } = dutiesOf(document?.body);
    return {
      seen: String(document?.version ?? 0),
      rows: rows.map(({ onlyOwn = false, ...row }) => ({
        ...row,
        onlyOwn,
        area: row.area === '*' ? '*' : areaCodeOf(row.area),
      })),
    };
  },
  check: (scope, next) => checkMade(scope, ref, made(scope, next), next),
  save: (scope, next, standing) => saveMade(scope, ref, made(scope, next), standing),
};

function dutiesOf(body: unknown): DutiesDocument {
  return body === undefined ? { rows: [], unclear: [] } : dutiesOfBody(body);
}

/** Which classes are left open on purpose is not the table's to say. */
function made({ config }: TableScope, next: Comparison<DutyRow>): Made<DutyRow> {
  const changed = new Set(next.changed.map((each) => each.after));
  const rows = new Map<string, DutyRow>();
  const lines = next.after.map((row, index) => {
    rows.set(`rows[${index}]`, row);
    const { onlyOwn, ...rest } = row;
    return {
      ...rest,
      area: row.area === '*' ? '*' : (areaPathOf(config, row.area) ?? row.area),
      ...(onlyOwn ? { onlyOwn } : {}),
      provenance: changed.has(row) ? city : row.provenance,
    };
  });
  return { body: { rows: lines, unclear: config.unclear }, rows };
}
