import type { Cell, FileRow, TableFormat, TableToWrite } from './file.js';

export type { Cell, FileRow, TableFormat, TableToWrite };

/** A text in both languages of the product. */
export interface Localised {
  readonly zh: string;
  readonly en: string;
}

export type TableLanguage = 'zh' | 'en';

/**
 * What is wrong in a row of a file. `column` is a column's key, null where it is the row as a whole. A screen phrases it:
 * `importError.<code>`, with the params.
 */
export interface RowError {
  /** The line in the file; the header has 1. */
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a cell says, or why it says nothing. */
export type Parsed<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly code: string; readonly params?: Readonly<Record<string, unknown>> };

/** How a value stands in a cell. The cell that `print` gives is read by `parse` as the same value, in each language. */
export interface CellType<V> {
  parse(cell: Cell): Parsed<V>;
  print(value: V, language: TableLanguage): Cell;
}

/** A column of a table of `Row`s. */
export interface ColumnOf<Row extends object, K extends keyof Row & string> {
  readonly key: K;
  readonly header: Localised;
  /** Every file has it. Where a file lacks another, rows that are there already keep what they have. */
  readonly required: boolean;
  readonly type: CellType<Row[K]>;
}

export type TableColumn<Row extends object> = { [K in keyof Row & string]: ColumnOf<Row, K> }[keyof Row & string];

/** Writes a column: `column<UnitRow>()('name', {zh: '名称', en: 'Name'}, text({max: 60}), {required: true})`. */
export const column =
  <Row extends object>() =>
  <K extends keyof Row & string>(
    key: K,
    header: Localised,
    type: CellType<Row[K]>,
    { required = false }: { readonly required?: boolean } = {},
  ): ColumnOf<Row, K> => ({ key, header, required, type });

/** A row's cell in a column. */
export function printed<Row extends object>(column: TableColumn<Row>, row: Row, language: TableLanguage): Cell {
  return column.type.print(row[column.key], language);
}

/** A text as it was written; a number that a spreadsheet made of it is a text again. */
export function asText(cell: Cell): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}

const bad = <V>(code: string, params: Readonly<Record<string, unknown>> = {}): Parsed<V> => ({
  ok: false,
  code,
  params,
});
const good = <V>(value: V): Parsed<V> => ({ ok: true, value });

export interface TextRule {
  readonly max?: number;
  /** What it must look like, and the code where it does not. */
  readonly pattern?: RegExp;
  readonly code?: string;
}

/** A text that must not be empty. */
export function text({ max = 200, pattern, code = 'bad-text' }: TextRule = {}): CellType<string> {
  return {
    parse(cell) {
      const value = asText(cell);
      if (value === '') return bad('required');
      if (value.length > max) return bad('too-long', { max });
      return pattern === undefined || pattern.test(value) ? good(value) : bad(code, { value });
    },
    print: (value) => value,
  };
}

/** The same, or nothing: null. */
export function optional<V>(type: CellType<V>): CellType<V | null> {
  return {
    parse: (cell) => (asText(cell) === '' ? good(null) : type.parse(cell)),
    print: (value, language) => (value === null ? null : type.print(value, language)),
  };
}

/** One of some words; a file may say them in either language, or by their ids. */
export function oneOf<V extends string>(choices: Readonly<Record<V, Localised>>): CellType<V> {
  const ids = Object.keys(choices) as V[];
  return {
    parse(cell) {
      const said = asText(cell).toLowerCase();
      if (said === '') return bad('required');
      const found = ids.find((id) => [id, choices[id].zh, choices[id].en].some((name) => name.toLowerCase() === said));
      const names = ids.map((id) => `${choices[id].zh} / ${choices[id].en}`).join('、');
      return found === undefined ? bad('not-one-of', { value: asText(cell), choices: names }) : good(found);
    },
    print: (value, language) => choices[value][language],
  };
}

const yes = new Set(['是', 'yes', 'true', 'y', '1', '√', '✓']);
const no = new Set(['', '否', 'no', 'false', 'n', '0']);

export const yesNo: CellType<boolean> = {
  parse(cell) {
    const said = asText(cell).toLowerCase();
    if (yes.has(said)) return good(true);
    return no.has(said) ? good(false) : bad('not-yes-or-no', { value: asText(cell) });
  },
  print: (value, language) => (language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'),
};

export interface NumberRule {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

export function number({ min, max, whole = false }: NumberRule): CellType<number> {
  return {
    parse(cell) {
      const said = asText(cell);
      if (said === '') return bad('required');
      const value = Number(said.replace(/,(?=\d{3}\b)/g, ''));
      if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) return bad('not-a-number', { value: said });
      return value < min || value > max ? bad('out-of-range', { value, min, max }) : good(value);
    },
    print: (value) => value,
  };
}

/** A day, `2026-10-01`; written as a date, read also as 2026/10/1 or 2026年10月1日. */
export const day: CellType<string> = {
  parse(cell) {
    const said = asText(cell);
    if (said === '') return bad('required');
    const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(said);
    const [, year = '', month = '', date = ''] = match ?? [];
    const value = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    const parsed = new Date(`${value}T00:00:00Z`);
    const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
    return match === null || !real ? bad('not-a-day', { value: said }) : good(value);
  },
  print: (value) => new Date(`${value}T00:00:00Z`),
};
