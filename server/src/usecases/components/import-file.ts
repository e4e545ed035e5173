import type { CoordinateSystem, ImportReport } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { ComponentRow } from '../../store/components.js';
import type { Tx } from '../../store/database.js';
import { recordAdmin } from '../admin/record-admin.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { asText, printed, type TableLanguage } from '../tables/column.js';
import type { StreamedRows } from '../tables/file.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { type ComponentMapping, columnOf, NO_MAPPING } from './columns.js';
import type { Fault } from './fault.js';
import { type ComponentCounts, type ComponentsImported, importInto } from './import-components.js';
import { headingsOf } from './read-file.js';
import { cellsOf } from './row-cells.js';
import type { CheckedComponent } from './values.js';

export interface FaultyRow extends Fault {
  readonly line: number;
}

export interface ImportComponentsInput {
  readonly tenant: string;
  /** Opened anew should the transaction have to be done again. */
  readonly rows: () => AsyncIterable<StreamedRows>;
  readonly mapping: ComponentMapping;
  readonly coordinates: CoordinateSystem;
  readonly dryRun: boolean;
  /** As many faults are told; all are counted. */
  readonly told: number;
  readonly progress?: (counts: ComponentCounts) => void;
}

export interface ImportedFile extends Readonly<ComponentCounts> {
  readonly faulty: readonly FaultyRow[];
}

/** Undoes what was only looked at, and what had faults. */
class Undone extends Error {
  constructor(readonly counts: ComponentsImported) {
    super('undone');
  }
}

/** A file into the inventory, by whoever runs the installation: all of it, or nothing where a row has a fault. */
export async function importComponents(app: App, input: ImportComponentsInput): Promise<ImportedFile> {
  const { tenant, mapping, coordinates, dryRun, told, progress } = input;
  let faulty: FaultyRow[] = [];
  const now = app.clock.now();
  try {
    const counts = await app.db.transaction(tenant, async (tx) => {
      faulty = [];
      const imported = await importInto(tx, await app.config.of(tx, tenant), {
        rows: input.rows(),
        mapping,
        coordinates,
        by: 'import',
        now,
        note: '',
        dryRun,
        fault: (line, fault) => void (faulty.length < told && faulty.push({ line, ...fault })),
        ...(progress === undefined ? {} : { progress }),
      });
      if (imported.faults > 0 || dryRun) throw new Undone(imported);
      await record(tx, { tenant, person: null }, now, imported);
      return imported;
    });
    return { ...counts, faulty };
  } catch (error) {
    if (error instanceof Undone) return { ...error.counts, faulty };
    throw error;
  }
}

export interface ScreenImport {
  readonly file: Buffer;
  readonly language: TableLanguage;
  readonly coordinates: CoordinateSystem;
  /** Null: only look what it would do. Else the digest of that look. */
  readonly seen: string | null;
}

/** As many of each are listed; all are counted. */
const listed = 300;

/** What a file would change; and where `seen` is given and nothing is wrong, all of it done. */
export async function importComponentFile(app: App, actor: Actor, input: ScreenImport): Promise<Result<ImportReport>> {
  const { language, coordinates, seen } = input;
  return readable(() =>
    inTransaction(app, actor.tenant, async (tx, config) => {
      const permission = 'component.write';
      if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
        return failed({ code: 'forbidden', permission });
      }
      const lists = new Lists(config, language);
      const now = app.clock.now();
      const look = async (dryRun: boolean) =>
        importInto(tx, config, {
          rows: app.tables.stream(chunksOf(input.file)),
          mapping: NO_MAPPING,
          coordinates,
          by: actor.person,
          now,
          note: '',
          dryRun,
          ...lists.callbacks,
        });
      const found = await look(seen === null);
      if (seen !== null && found.seen !== seen) return failed({ code: 'stale' });
      if (seen === null || found.faults > 0) return done(lists.report(found, false));
      await record(tx, actor, now, found);
      return done(lists.report(found, true));
    }),
  );
}

async function* chunksOf(file: Buffer): AsyncGenerator<Buffer> {
  yield file;
}

/** What a preview shows: some of each. */
class Lists {
  readonly #errors: ImportReport['errors'] = [];
  readonly #added: ImportReport['added'] = [];
  readonly #changed: ImportReport['changed'] = [];

  constructor(
    private readonly config: TenantConfig,
    private readonly language: TableLanguage,
  ) {}

  readonly callbacks = {
    fault: (line: number, { member, code, params }: Fault): void => {
      if (this.#errors.length >= listed) return;
      const column = member === 'location' ? 'lon' : member === '' ? null : member;
      this.#errors.push({ row: line, column, code, params: { ...params } });
    },
    added: ({ id, name }: CheckedComponent): void => {
      if (this.#added.length < listed) this.#added.push({ key: id, name: `${name} ${id}` });
    },
    changed: (before: ComponentRow, after: CheckedComponent, members: readonly string[]): void => {
      if (this.#changed.length >= listed) return;
      const [old, next] = [cellsOf(this.config, before), cellsOf(this.config, after)];
      const said = (cells: typeof old, key: string): string => {
        const column = columnOf(key);
        return column === undefined ? '' : asText(printed(column, cells, this.language));
      };
      const keys = members.flatMap((member) => (member === 'areaPath' ? 'area' : columnOf(member) ? member : []));
      this.#changed.push({
        key: after.id,
        name: `${after.name} ${after.id}`,
        changes: keys.map((key) => ({ column: key, before: said(old, key), after: said(next, key) })),
      });
    },
  };

  report({ rows, added, changed, unchanged, faults, seen }: ComponentsImported, saved: boolean): ImportReport {
    return {
      seen,
      saved,
      columns: headingsOf(this.language),
      rows,
      counts: { added, changed, removed: 0, unchanged, errors: faults },
      errors: this.#errors,
      added: this.#added,
      changed: this.#changed,
      removed: [],
      removable: false,
      passwords: [],
    };
  }
}

function record(
  tx: Tx,
  actor: { readonly tenant: string; readonly person: string | null },
  now: number,
  { rows, added, changed }: ComponentCounts,
): Promise<void> {
  return recordAdmin(tx, actor, now, {
    action: 'table.imported',
    kind: 'table',
    subject: 'components',
    name: '部件',
    detail: { rows, added, changed, removed: 0 },
  });
}

/** A file that cannot be read at all is a failure with its reason. */
async function readable(work: () => Promise<Result<ImportReport>>): Promise<Result<ImportReport>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TableFileError' || !('code' in error)) throw error;
    const params = 'params' in error && typeof error.params === 'object' ? { ...error.params } : {};
    return failed({ code: 'table-file', reason: String(error.code), params });
  }
}
