import { cityFlow } from '@bihuan/city';
import { apply, check, describe, type Matter } from '@bihuan/flow';
import { type CaseHistory, ensureTenant, importHistories } from '@bihuan/server';
import { compileCalendar, formatInstant } from '@bihuan/worktime';
import { CsvRows } from '../import/csv-rows.js';
import { columnsOf, type Mapping, parseMapping } from '../import/mapping.js';
import { Rejects } from '../import/rejects.js';
import { type Row, RowError, RowReader } from '../import/row.js';
import { jsonFile } from '../io/json-file.js';
import { Output } from '../io/output.js';
import { Progress } from '../io/progress.js';
import type { Terminal } from '../io/terminal.js';
import { type DataOptions, withInstallation } from './installation.js';

const PREVIEWED = 20;

export interface ImportOptions extends DataOptions {
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
}

/** Rows of another system become case histories of this installation. Twice the same file changes nothing. */
export async function importCases(terminal: Terminal, file: string, options: ImportOptions): Promise<number> {
  const map = await jsonFile(options.mapping, parseMapping);
  return options.dryRun === true ? preview(terminal, file, map) : take(terminal, file, map, options);
}

async function take(terminal: Terminal, file: string, map: Mapping, options: ImportOptions): Promise<number> {
  const rows = new CsvRows(file);
  const rejects = new Rejects(options.rejects ?? `${file}.rejects.csv`);
  const progress = new Progress(terminal.stderr, rows.bytes, 'cases');
  const reading = new Reading(map, rows, rejects);
  const counts = await withInstallation(terminal, options, async ({ app }) => {
    await ensureTenant(app, map.tenant);
    return importHistories(app, {
      tenant: map.tenant.code,
      source: map.source,
      histories: reading.histories(),
      progress: (sofar) => progress.show(rows.read, sofar.added + sofar.unchanged + sofar.extended),
      rejected: (history, why) => reading.reject(history, why),
    });
  });
  progress.end();
  await rejects.close();
  const accepted = counts.added + counts.unchanged + counts.extended;
  terminal.stdout.write(
    `${reading.rows} rows: ${accepted} accepted (${counts.added} new, ${counts.extended} extended, ${counts.unchanged} known already), ` +
      `${rejects.count} rejected; ${counts.events} events written\n`,
  );
  for (const [reason, count] of rejects.reasons) terminal.stdout.write(`  rejected ${count}: ${reason}\n`);
  if (rejects.count > 0) terminal.stdout.write(`  the rejected rows with their lines: ${rejects.file}\n`);
  return 0;
}

/** Reads rows into histories and keeps what was rejected, whoever rejected it. */
class Reading {
  rows = 0;
  private readonly origins = new WeakMap<CaseHistory, { line: number; row: Row }>();
  private readonly reader: RowReader;

  constructor(
    private readonly map: Mapping,
    private readonly csv: CsvRows,
    private readonly rejects: Rejects,
  ) {
    this.reader = new RowReader(map, compileCalendar(map.tenant.calendar));
  }

  async *histories(): AsyncGenerator<CaseHistory> {
    for await (const { line, row } of this.csv.rows(columnsOf(this.map))) {
      this.rows += 1;
      try {
        const history = this.reader.read(row);
        this.origins.set(history, { line, row });
        yield history;
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        this.rejects.add(line, error.message, row);
      }
    }
  }

  reject(history: CaseHistory, why: string): void {
    const origin = this.origins.get(history);
    if (origin !== undefined) this.rejects.add(origin.line, why, origin.row);
  }
}

/** The first rows as the events they would become, and what would be rejected of them; nothing is written. */
async function preview(terminal: Terminal, file: string, map: Mapping): Promise<number> {
  const reader = new RowReader(map, compileCalendar(map.tenant.calendar));
  const output = new Output(terminal.stdout);
  let seen = 0;
  for await (const { line, row } of new CsvRows(file).rows(columnsOf(map))) {
    if (seen++ === PREVIEWED) break;
    try {
      const history = reader.read(row);
      const why = whyIllegal(map, history);
      if (why !== null) throw new RowError(why);
      for (const event of history.events) {
        await output.line(JSON.stringify({ ...event, at: formatInstant(event.at, map.time.zone) }));
      }
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      terminal.stderr.write(`${file}:${line}: ${error.message}\n`);
    }
  }
  await output.flush();
  return 0;
}

function whyIllegal(map: Mapping, history: CaseHistory): string | null {
  const units = new Set(map.tenant.units.map((unit) => unit.id));
  let matter: Matter | null = null;
  for (const event of history.events) {
    const refusal = check(cityFlow, matter, event, units);
    if (refusal !== null) return describe(refusal);
    matter = apply(cityFlow, matter, event);
  }
  return null;
}
