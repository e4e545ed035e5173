import { extname } from 'node:path';
import { ensureTenant, type ImportCounts, importHistories } from '@bihuan/server';
import { CsvRows } from '../import/csv-rows.js';
import { logHistories } from '../import/log-histories.js';
import { parseMapping } from '../import/mapping.js';
import { preview } from '../import/preview.js';
import { Reading } from '../import/reading.js';
import { Rejects } from '../import/rejects.js';
import { UsageError } from '../io/errors.js';
import { jsonFile } from '../io/json-file.js';
import { Progress } from '../io/progress.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface ImportOptions extends DataOptions {
  /** Absent: the file is a log of events. */
  readonly mapping?: string;
  readonly tenant?: string;
  readonly source?: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
}

/** Cases of elsewhere become case histories of this installation. Twice the same file changes nothing. */
export async function importCases(terminal: Terminal, file: string, options: ImportOptions): Promise<number> {
  const { mapping, tenant, source } = options;
  if (mapping !== undefined) {
    if (tenant !== undefined || source !== undefined) {
      throw new UsageError('--tenant and --source are for logs of events: a mapping names both itself');
    }
    return importRows(terminal, file, mapping, options);
  }
  const kind = extname(file.replace(/\.gz$/, ''));
  if (['.ndjson', '.jsonl'].includes(kind)) return importLog(terminal, file, options);
  throw new UsageError(`${file}: rows need --mapping FILE; a log of events is named .ndjson or .jsonl (or .gz of it)`);
}

async function importRows(terminal: Terminal, file: string, mapping: string, options: ImportOptions): Promise<number> {
  const parsed = await jsonFile(mapping, parseMapping);
  if (options.dryRun === true) return preview(terminal, file, parsed);
  const { map } = parsed;
  const csv = new CsvRows(file);
  const rejects = new Rejects(options.rejects ?? `${file}.rejects.csv`, file);
  const progress = new Progress(terminal.stderr, csv.bytes, 'cases');
  const reading = new Reading(parsed, csv, rejects);
  try {
    const counts = await withInstallation(terminal, options, async ({ app }) => {
      await ensureTenant(app, map.tenant);
      return importHistories(app, {
        tenant: map.tenant.code,
        source: map.source,
        histories: reading.histories(),
        progress: (sofar) => progress.show(csv.read, accepted(sofar)),
        rejected: (history, why) => reading.reject(history, why),
      });
    });
    progress.end();
    tell(terminal, `${reading.rows} rows`, counts, rejects, options);
  } finally {
    progress.end();
    rejects.close();
  }
  return 0;
}

/** A log as `export cases` writes it: each case under its own id, where that is free. */
async function importLog(terminal: Terminal, file: string, options: ImportOptions): Promise<number> {
  const { source = 'log', dryRun = false } = options;
  if (!/^[a-z0-9][a-z0-9-]{1,40}$/.test(source)) {
    throw new UsageError(`--source ${source}: 2 to 41 small letters, digits and -`);
  }
  const rejects = new Rejects(options.rejects ?? `${file}.rejects.csv`, file);
  const progress = new Progress(terminal.stderr, null, 'cases');
  const lines = new Map<string, number>();
  let cases = 0;
  const reject = (line: number, id: string, why: string) => rejects.add(line, why, { case: id }, ['case']);
  async function* histories() {
    for await (const each of logHistories(file, terminal.stdin)) {
      cases += 1;
      if ('why' in each) reject(each.line, each.case, each.why);
      else {
        lines.set(each.history.externalId, each.line);
        yield each.history;
      }
    }
  }
  try {
    const counts = await withInstallation(terminal, options, (installation) =>
      importHistories(installation.app, {
        tenant: chooseTenant(installation, options.tenant),
        source,
        histories: histories(),
        dryRun,
        progress: (sofar) => progress.show(0, accepted(sofar)),
        rejected: ({ externalId }, why) => reject(lines.get(externalId) ?? 0, externalId, why),
      }),
    );
    progress.end();
    tell(terminal, `${cases} cases`, counts, rejects, options);
  } finally {
    progress.end();
    rejects.close();
  }
  return 0;
}

function accepted({ added, extended, unchanged }: ImportCounts): number {
  return added + extended + unchanged;
}

function tell(
  { stdout }: Terminal,
  read: string,
  counts: ImportCounts,
  rejects: Rejects,
  { dryRun }: ImportOptions,
): void {
  const { added, extended, unchanged, events } = counts;
  stdout.write(
    `${read}: ${accepted(counts)} accepted (${added} new, ${extended} extended, ${unchanged} known already), ` +
      `${rejects.count} rejected; ${dryRun === true ? `a dry run: nothing written of ${events} events` : `${events} events written`}\n`,
  );
  for (const line of rejects.reasons.lines()) stdout.write(`  rejected ${line}\n`);
  if (rejects.count > 0) stdout.write(`  the rejected ones with their lines: ${rejects.file}\n`);
}
