import { findDocument } from '../../store/documents.js';
import type { UnitDocument } from '../documents.js';
import { saveDocument } from '../save-document.js';
import { asText, type CellType, column, oneOf, optional, type RowError, text, yesNo } from '../tables/column.js';
import type { Comparison } from '../tables/compare.js';
import type { TableSpec } from '../tables/table-spec.js';
import { done, failed } from '../types.js';
import { areaCodeOf, areaPathOf } from './references.js';
import { checkUnitsInUse } from './units-in-use.js';

/** A unit as a row: its area by its code. */
export interface UnitRow extends Required<Omit<UnitDocument, 'clerk'>> {
  /** Kept with the row; a file does not have it. */
  readonly clerk: string | null;
}

export const UNIT_KINDS = {
  bureau: { zh: '区直部门', en: 'Bureau' },
  street: { zh: '街道', en: 'Street office' },
  utility: { zh: '公用企业', en: 'Utility' },
  'public-works': { zh: '市政建管单位', en: 'Public works' },
  zone: { zh: '园区', en: 'Zone' },
  contractor: { zh: '承包企业', en: 'Contractor' },
  department: { zh: '其他部门', en: 'Department' },
} as const;

const whole = { zh: '全区', en: 'everywhere' };
const asCalendar = { zh: '同工作日历', en: 'as the calendar' };

/** A code or a name; nothing, or "everywhere", is the whole installation. */
const area: CellType<string | null> = {
  parse(cell) {
    const said = asText(cell);
    return { ok: true, value: said === '' || said === whole.zh || said.toLowerCase() === whole.en ? null : said };
  },
  print: (value, language) => value ?? whole[language],
};

/** In words; "as the calendar" stands for the installation's own. */
const hours: CellType<UnitRow['hours']> = {
  parse(cell) {
    const said = asText(cell);
    if (said === '') return { ok: true, value: null };
    if (said === asCalendar.zh || said.toLowerCase() === asCalendar.en) return { ok: true, value: { calendar: '' } };
    return said.length <= 200 ? { ok: true, value: said } : { ok: false, code: 'too-long', params: { max: 200 } };
  },
  print: (value, language) => (typeof value === 'object' && value !== null ? asCalendar[language] : value),
};

const of = column<UnitRow>();
const id = text({ max: 60, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/, code: 'bad-id' });

export const unitTable: TableSpec<UnitRow> = {
  id: 'units',
  title: { zh: '责任单位', en: 'Responsible units' },
  read: ['config.read'],
  write: 'config.write',
  removable: true,
  columns: [
    of('id', { zh: '编号', en: 'Id' }, id, { required: true }),
    of('name', { zh: '名称', en: 'Name' }, text({ max: 100 }), { required: true }),
    of('nameEn', { zh: '英文名称', en: 'Name in English' }, optional(text({ max: 100 }))),
    of('kind', { zh: '类型', en: 'Kind' }, oneOf(UNIT_KINDS) as CellType<string>),
    of('area', { zh: '工作区域', en: 'Area' }, area),
    of('commandDuty', { zh: '履行指挥职责', en: 'Command duty' }, yesNo),
    of('phone', { zh: '电话', en: 'Phone' }, optional(text({ max: 60 }))),
    of('hours', { zh: '办公时间', en: 'Hours' }, hours),
    of('retired', { zh: '已停用', en: 'Retired' }, yesNo),
  ],
  keyOf: (row) => row.id,
  nameOf: (row) => row.name,
  blank: ({ id = '', name = '' }) => ({
    id,
    name,
    nameEn: null,
    kind: 'bureau',
    area: null,
    commandDuty: false,
    phone: null,
    hours: null,
    clerk: null,
    retired: false,
  }),
  settle({ config }, value) {
    const path = typeof value.area === 'string' ? areaPathOf(config, value.area) : null;
    const calendar = config.calendar.definition.id;
    return {
      ...value,
      ...(path === null ? {} : { area: areaCodeOf(path) }),
      ...(typeof value.hours === 'object' && value.hours !== null ? { hours: { calendar } } : {}),
    };
  },
  async load({ tx, actor, config }) {
    const document = await findDocument(tx, actor.tenant, { kind: 'units', id: 'units' });
    return { seen: String(document?.version ?? 0), rows: [...config.units.values()].map(rowOf) };
  },
  async check({ tx, config }, next) {
    const errors: RowError[] = [];
    const names = new Map<string, UnitRow>();
    for (const row of next.after) {
      const line = next.lineOf(row) ?? 1;
      if (row.area !== null && areaPathOf(config, row.area) === null) {
        errors.push({ row: line, column: 'area', code: 'unknown-area', params: { value: row.area } });
      }
      const taken = names.get(row.name);
      if (taken !== undefined) {
        errors.push({ row: line, column: 'name', code: 'name-taken', params: { value: row.name, by: taken.id } });
      }
      names.set(row.name, row);
    }
    if (errors.length > 0) return errors;
    const body = next.after.map((row) => documentOf(config, row));
    return [...duties(config, next), ...(await checkUnitsInUse(tx, config, body)).map((each) => inFile(next, each))];
  },
  async save({ app, tx, actor, config }, next, standing) {
    const saved = await saveDocument(app, tx, config, actor, {
      kind: 'units',
      id: 'units',
      version: Number(standing.seen),
      body: next.after.map((row) => documentOf(config, row)),
      note: '',
    });
    return saved.ok ? done({ seen: String(saved.value.version) }) : failed(saved.failure);
  },
  // Which unit has command duty decides what its clocks count.
  committed: (app) => app.rulesChanged(),
};

function rowOf(unit: UnitDocument): UnitRow {
  const { phone = null, hours = null, clerk = null, retired = false } = unit;
  return { ...unit, area: unit.area === null ? null : areaCodeOf(unit.area), phone, hours, clerk, retired };
}

function documentOf(config: Parameters<typeof areaPathOf>[0], row: UnitRow): UnitDocument {
  return { ...row, area: row.area === null ? null : areaPathOf(config, row.area) };
}

/** Units that go while duties still name them. */
function duties(config: Parameters<typeof areaPathOf>[0], next: Comparison<UnitRow>): RowError[] {
  const named = new Set(config.duties.map((duty) => duty.unit));
  const gone = [...next.removed, ...next.after.filter((row) => row.retired)];
  return gone
    .filter((row) => named.has(row.id) && config.units.get(row.id)?.retired !== true)
    .map((row) => ({
      row: next.lineOf(row) ?? 1,
      column: 'retired',
      code: 'unit-has-duties',
      params: { unit: row.name },
    }));
}

function inFile(
  next: Comparison<UnitRow>,
  error: { readonly code?: string; readonly params?: Readonly<Record<string, unknown>> },
): RowError {
  const row = next.after.find((each) => each.name === error.params?.unit);
  return {
    row: (row === undefined ? null : next.lineOf(row)) ?? 1,
    column: 'retired',
    code: error.code ?? 'invalid',
    params: { ...error.params },
  };
}
