import type { ImportReport } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { recordAdmin } from '../admin/record-admin.js';
import { inTransaction } from '../in-transaction.js';
import { isStorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { asText, type FileRow, type RowError, type TableLanguage } from './column.js';
import { type Comparison, compareRows } from './compare.js';
import { readRows } from './read-rows.js';
import type { Saved, TableSpec } from './table-spec.js';

export interface ImportInput {
  readonly file: Buffer;
  readonly language: TableLanguage;
  /** Take out the rows that the file lacks. */
  readonly remove: boolean;
  /** Null: only look what it would do. Else what the preview was compared with. */
  readonly seen: string | null;
}

/** As many of each are listed; all are counted. */
const listed = 300;

/**
 * What a file would change, row by row; and where `seen` is given and nothing is wrong, all of it done as one new version.
 * A file with errors changes nothing.
 */
export async function importTable<Row extends object>(
  app: App,
  actor: Actor,
  spec: TableSpec<Row>,
  input: ImportInput,
): Promise<Result<ImportReport>> {
  const file = await fileRows(app, input.file);
  if (!file.ok) return file;
  const result = await inTransaction(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, spec.write)) {
      return failed({ code: 'forbidden', permission: spec.write });
    }
    const scope = { app, actor, tx, config };
    const standing = await spec.load(scope);
    if (input.seen !== null && input.seen !== standing.seen) return failed({ code: 'stale' });
    const read = readRows(spec.columns, file.value);
    const remove = input.remove && spec.removable;
    const rows = read.rows.map(({ line, value }) => ({ line, value: spec.settle?.(scope, value) ?? value }));
    const next = compareRows(spec, standing.rows, read.errors.length > 0 ? [] : rows, remove);
    const errors = [...read.errors, ...next.errors, ...unstorable(file.value)];
    if (errors.length === 0) errors.push(...((await spec.check?.(scope, next)) ?? []));
    if (errors.length > 0) return done(reportOf(spec, input, standing.seen, file.value, null, errors));
    const changes = next.added.length + next.changed.length + next.removed.length;
    if (input.seen === null || changes === 0) {
      return done(reportOf(spec, input, standing.seen, file.value, next, []));
    }
    const saved = await spec.save(scope, next, standing);
    if (!saved.ok) return saved;
    await recordAdmin(tx, actor, app.clock.now(), {
      action: 'table.imported',
      kind: 'table',
      subject: spec.id,
      name: spec.title.zh,
      detail: {
        rows: file.value.length - 1,
        added: next.added.length,
        changed: next.changed.length,
        removed: next.removed.length,
      },
    });
    return done(reportOf(spec, input, saved.value.seen, file.value, next, [], saved.value));
  });
  if (result.ok && result.value.saved) spec.committed?.(app);
  return result;
}

async function fileRows(app: App, bytes: Buffer): Promise<Result<readonly FileRow[]>> {
  try {
    return done(await app.tables.read(bytes));
  } catch (error) {
    if (error instanceof Error && error.name === 'TableFileError' && 'code' in error) {
      const params = 'params' in error && typeof error.params === 'object' ? { ...error.params } : {};
      return failed({ code: 'table-file', reason: String(error.code), params });
    }
    throw error;
  }
}

function unstorable(file: readonly FileRow[]): RowError[] {
  return file
    .filter(({ cells }) => !isStorable(cells))
    .map(({ line }) => ({ row: line, column: null, code: 'bad-signs', params: {} }));
}

function reportOf<Row extends object>(
  spec: TableSpec<Row>,
  { language }: ImportInput,
  seen: string,
  file: readonly FileRow[],
  next: Comparison<Row> | null,
  errors: readonly RowError[],
  saved?: Saved,
): ImportReport {
  const named = (row: Row) => ({ key: spec.keyOf(row), name: spec.nameOf(row) });
  const sorted = [...errors].sort((a, b) => a.row - b.row);
  const said = (row: Row, key: keyof Row & string): string => {
    const column = spec.columns.find((each) => each.key === key);
    return column === undefined ? '' : asText(column.type.print(row[column.key], language));
  };
  return {
    seen,
    saved: saved !== undefined,
    columns: spec.columns.map(({ key, header }) => ({ key, header: header[language] })),
    rows: Math.max(file.length - 1, 0),
    counts: {
      added: next?.added.length ?? 0,
      changed: next?.changed.length ?? 0,
      removed: next?.removed.length ?? 0,
      unchanged: next?.unchanged ?? 0,
      errors: errors.length,
    },
    errors: sorted.slice(0, listed).map((each) => ({ ...each, params: { ...each.params } })),
    added: (next?.added ?? []).slice(0, listed).map(named),
    changed: (next?.changed ?? []).slice(0, listed).map(({ before, after, keys }) => ({
      ...named(after),
      changes: keys.map((key) => ({ column: key, before: said(before, key), after: said(after, key) })),
    })),
    removed: (next?.removed ?? []).slice(0, listed).map(named),
    removable: spec.removable,
    passwords: [...(saved?.passwords ?? [])],
  };
}
