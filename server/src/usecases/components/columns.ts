import type { ComponentState } from '@bihuan/contracts';
import {
  asText,
  type Cell,
  type CellType,
  column,
  day,
  number,
  oneOf,
  optional,
  type TableColumn,
  text,
} from '../tables/column.js';

/** A component as the cells of a file. */
export interface ComponentCells {
  readonly id: string;
  readonly standardRef: string | null;
  readonly class: string | null;
  readonly className: string | null;
  readonly name: string;
  readonly state: ComponentState;
  readonly lon: number;
  readonly lat: number;
  readonly area: string | null;
  readonly department: string | null;
  readonly owner: string | null;
  readonly maintainer: string | null;
  readonly maintainedFrom: string | null;
  readonly maintainedUntil: string | null;
  readonly source: string | null;
  readonly firstOn: string;
  readonly changedOn: string | null;
  readonly remark: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const COMPONENT_STATES = {
  intact: { zh: '完好', en: 'Intact' },
  broken: { zh: '破损', en: 'Broken' },
  lost: { zh: '丢失', en: 'Lost' },
  discarded: { zh: '废弃', en: 'Discarded' },
  removed: { zh: '移除', en: 'Removed' },
} as const;

/** Measures of a class, `{"depth":1.2}`. */
const measures: CellType<ComponentCells['properties']> = {
  parse(cell) {
    const said = asText(cell);
    if (said === '') return { ok: true, value: {} };
    const value = parsedOrNull(said);
    return isRecord(value) ? { ok: true, value } : { ok: false, code: 'bad-properties', params: { value: said } };
  },
  print: (value) => (Object.keys(value).length === 0 ? null : JSON.stringify(value)),
};

function parsedOrNull(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const of = column<ComponentCells>();
const degrees = number({ min: -180, max: 180 });
const unit = optional(text({ max: 100 }));

/** What a file of components has. A file needs the id; what it lacks stays as it is, and must be there of a new one. */
export const COMPONENT_COLUMNS: readonly TableColumn<ComponentCells>[] = [
  of('id', { zh: '标识码', en: 'Id' }, text({ max: 40 }), { required: true }),
  of('standardRef', { zh: '分类标准', en: 'Standard' }, optional(text({ max: 60 }))),
  of('class', { zh: '类别代码', en: 'Class' }, optional(text({ max: 60 }))),
  of('className', { zh: '类别', en: 'Class name' }, optional(text({ max: 200 }))),
  of('name', { zh: '部件名称', en: 'Name' }, text({ max: 100 })),
  of('state', { zh: '部件状态', en: 'State' }, oneOf(COMPONENT_STATES)),
  of('lon', { zh: '经度', en: 'Longitude' }, degrees),
  of('lat', { zh: '纬度', en: 'Latitude' }, degrees),
  of('area', { zh: '单元网格', en: 'Area' }, optional(text({ max: 400 }))),
  of('department', { zh: '主管部门', en: 'Department' }, unit),
  of('owner', { zh: '权属单位', en: 'Owner' }, unit),
  of('maintainer', { zh: '养护单位', en: 'Maintainer' }, unit),
  of('maintainedFrom', { zh: '养护开始日期', en: 'Maintained from' }, optional(day)),
  of('maintainedUntil', { zh: '养护截止日期', en: 'Maintained until' }, optional(day)),
  of('source', { zh: '数据来源', en: 'Source' }, optional(text({ max: 100 }))),
  of('firstOn', { zh: '初始日期', en: 'First date' }, day),
  of('changedOn', { zh: '变更日期', en: 'Changed on' }, optional(day)),
  of('remark', { zh: '备注', en: 'Remark' }, optional(text({ max: 1000 }))),
  of('properties', { zh: '属性', en: 'Measures' }, measures),
];

/** What a mapping may name. */
export const COMPONENT_KEYS: readonly string[] = COMPONENT_COLUMNS.map((each) => each.key);

/** Columns that an export has to be read by people: an import finds both from the code and the place. */
const FOUND: ReadonlySet<string> = new Set(['className', 'area']);

/** Where the cell under a heading goes. */
export type Target =
  | { readonly kind: 'column'; readonly column: TableColumn<ComponentCells> }
  | { readonly kind: 'measure'; readonly name: string }
  | { readonly kind: 'passed' };

/** How a file that names things otherwise is read (`--mapping`). */
export interface ComponentMapping {
  /** Headings of the file → a column's key, `properties.NAME`, or null: passed over. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** By column: what the file says → what it is called here. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of every row whose file does not say it. */
  readonly constants: Readonly<Record<string, string>>;
}

export const NO_MAPPING: ComponentMapping = { columns: {}, values: {}, constants: {} };

const byName = new Map(
  COMPONENT_COLUMNS.flatMap((each) =>
    [each.key, each.header.zh, each.header.en].map((name) => [name.toLowerCase(), each] as const),
  ),
);
const measure = 'properties.';

/** Null: a heading that nobody knows. A `properties.depth` is a measure by itself. */
export function targetOf(heading: string, mapping: ComponentMapping): Target | null {
  const mapped = mapping.columns[heading];
  if (mapped === null) return { kind: 'passed' };
  const name = mapped ?? heading;
  if (name.startsWith(measure) && name.length > measure.length) {
    return { kind: 'measure', name: name.slice(measure.length) };
  }
  const found = byName.get(name.toLowerCase());
  if (found === undefined) return null;
  return FOUND.has(found.key) ? { kind: 'passed' } : { kind: 'column', column: found };
}

export const columnOf = (key: string): TableColumn<ComponentCells> | undefined =>
  COMPONENT_COLUMNS.find((each) => each.key === key);

/** A measure as a number where it is one. */
export function measureOf(cell: Cell): unknown {
  if (typeof cell !== 'string') return cell instanceof Date ? asText(cell) : cell;
  const value = Number(cell);
  return cell.trim() !== '' && Number.isFinite(value) && String(value) === cell.trim() ? value : cell;
}
