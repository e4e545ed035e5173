import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import type { Actor, App, Result } from '../types.js';
import type { Localised, RowError, TableColumn } from './column.js';
import type { ComparedTable, Comparison } from './compare.js';

/** What a table stands on while it is read or written. */
export interface TableScope {
  readonly app: App;
  readonly actor: Actor;
  readonly tx: Tx;
  readonly config: TenantConfig;
}

export interface Standing<Row extends object> {
  /** What somebody has seen: a document's version as a text, or a digest. It must be the same when the import is saved. */
  readonly seen: string;
  readonly rows: readonly Row[];
}

/** What came of saving, beside the new version. */
export interface Saved {
  readonly seen: string;
  /** First passwords of new people: shown once, kept nowhere. */
  readonly passwords?: readonly { readonly login: string; readonly name: string; readonly password: string }[];
}

/**
 * A table that is exported and imported: its columns, where its rows come from, and how all of them are saved at once as
 * one new version. Registered in `usecases/admin/tables.ts`; the routes `/admin/tables/{id}`, the screens' import dialogue
 * and the log of exports and imports come with that.
 */
export interface TableSpec<Row extends object> extends ComparedTable<Row> {
  /** In addresses: `units`. */
  readonly id: string;
  readonly title: Localised;
  /** Whoever holds one of these may export. */
  readonly read: readonly string[];
  /** Whoever holds it may import. */
  readonly write: string;
  readonly columns: readonly TableColumn<Row>[];
  /** What a row is called in the preview. */
  nameOf(row: Row): string;
  /** Rows that a file lacks may be taken out, where it is asked for. */
  readonly removable: boolean;
  /** What a person wrote, as it is stored: a unit's name as its id. What nobody knows stays as it is, for `check`. */
  settle?(scope: TableScope, value: Partial<Row>): Partial<Row>;
  load(scope: TableScope): Promise<Standing<Row>>;
  /** What no cell can see for itself: references, rows that contradict one another. Also run for a preview. */
  check?(scope: TableScope, next: Comparison<Row>): Promise<readonly RowError[]> | readonly RowError[];
  /**
   * Saves `next.after` as one new version, in the scope's transaction, and records it. Called only where there is no error
   * and something changes; `seen` has been compared, and a version that is stored meanwhile must still fail as `stale`.
   */
  save(scope: TableScope, next: Comparison<Row>, standing: Standing<Row>): Promise<Result<Saved>>;
  /** After the commit: `app.rulesChanged()` where stored clocks depend on the table. */
  committed?(app: App): void;
}
