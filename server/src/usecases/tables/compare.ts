import { canonical } from '../keyed.js';
import type { RowError, TableColumn } from './column.js';
import type { ReadRow } from './read-rows.js';

export interface ChangedRow<Row extends object> {
  readonly before: Row;
  readonly after: Row;
  readonly keys: readonly (keyof Row & string)[];
}

/** What a file would make of the rows that stand now. */
export interface Comparison<Row extends object> {
  readonly added: readonly Row[];
  readonly changed: readonly ChangedRow<Row>[];
  readonly removed: readonly Row[];
  readonly unchanged: number;
  /** All rows afterwards: those that stand now in their order, then the new ones. */
  readonly after: readonly Row[];
  readonly errors: readonly RowError[];
  /** The line of a row of `after`; null where it does not come from the file. */
  lineOf(row: Row): number | null;
}

export interface ComparedTable<Row extends object> {
  readonly columns: readonly TableColumn<Row>[];
  /** What tells rows apart; made of members whose columns are required. */
  keyOf(row: Row): string;
  /** A new row, before the file's cells are put in. */
  blank(value: Partial<Row>): Row;
}

/** @param remove whether rows that the file does not have go, or stay as they are */
export function compareRows<Row extends object>(
  table: ComparedTable<Row>,
  before: readonly Row[],
  read: readonly ReadRow<Row>[],
  remove: boolean,
): Comparison<Row> {
  const standing = new Map(before.map((row) => [table.keyOf(row), row]));
  const lines = new Map<string, number>();
  const after = new Map<string, Row>();
  const errors: RowError[] = [];
  for (const { line, value } of read) {
    const key = table.keyOf({ ...table.blank(value), ...value });
    const first = lines.get(key);
    if (first !== undefined) {
      errors.push({ row: line, column: null, code: 'row-twice', params: { first, key } });
      continue;
    }
    lines.set(key, line);
    after.set(key, { ...(standing.get(key) ?? table.blank(value)), ...value });
  }
  const changed: ChangedRow<Row>[] = [];
  let unchanged = 0;
  for (const [key, row] of standing) {
    const next = after.get(key);
    if (next === undefined) continue;
    const keys = table.columns.map((column) => column.key).filter((member) => !isSame(row[member], next[member]));
    if (keys.length === 0) unchanged += 1;
    else changed.push({ before: row, after: next, keys });
  }
  const kept = before.flatMap((row) => after.get(table.keyOf(row)) ?? (remove ? [] : [row]));
  const added = [...after].filter(([key]) => !standing.has(key)).map(([, row]) => row);
  return {
    added,
    changed,
    removed: remove ? before.filter((row) => !after.has(table.keyOf(row))) : [],
    unchanged,
    after: [...kept, ...added],
    errors,
    lineOf: (row) => lines.get(table.keyOf(row)) ?? null,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonical(a ?? null) === canonical(b ?? null);
}
