import type { CheckContext } from '../config-kinds.js';
import { CONFIG_KINDS } from '../config-kinds.js';
import { saveDocument } from '../save-document.js';
import type { RowError } from '../tables/column.js';
import type { Comparison } from '../tables/compare.js';
import type { Saved, Standing, TableScope } from '../tables/table-spec.js';
import { done, failed, type Result } from '../types.js';

/** A document made of a table's rows, and from which row each part of it comes. */
export interface Made<Row extends object> {
  readonly body: unknown;
  /** The row of the longest of these paths with which a fault's path begins. */
  readonly rows: ReadonlyMap<string, Row>;
}

/** What the document's own check says of the rows, by their lines in the file. */
export function checkMade<Row extends object>(
  { app, config }: TableScope,
  ref: { readonly kind: string; readonly id: string },
  made: Made<Row>,
  next: Comparison<Row>,
): RowError[] {
  const context: CheckContext = { config, lists: app.config.lists, id: ref.id, isNew: false };
  const faults = CONFIG_KINDS[ref.kind]?.check(made.body, context) ?? [];
  return faults.map(({ path, code = 'invalid', params = {}, message }) => {
    const row = rowAt(made.rows, path);
    return {
      row: (row === null ? null : next.lineOf(row)) ?? 1,
      column: null,
      code,
      params: { ...params, message },
    };
  });
}

function rowAt<Row extends object>(rows: ReadonlyMap<string, Row>, path: string): Row | null {
  for (let end = path.length; end > 0; end--) {
    const row = rows.get(path.slice(0, end));
    if (row !== undefined) return row;
  }
  return null;
}

/** Saves what the rows make as the document's next version. */
export async function saveMade<Row extends object>(
  { app, tx, config, actor }: TableScope,
  ref: { readonly kind: string; readonly id: string },
  made: Made<Row>,
  standing: Standing<Row>,
): Promise<Result<Saved>> {
  const input = { ...ref, version: Number(standing.seen), body: made.body, note: '' };
  const saved = await saveDocument(app, tx, config, actor, input);
  return saved.ok ? done({ seen: String(saved.value.version) }) : failed(saved.failure);
}
