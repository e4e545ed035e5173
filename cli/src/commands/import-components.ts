import { createReadStream, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { type ComponentMapping, importComponents as importInto, openTables, phraseFault } from '@bihuan/server';
import { parseComponentMapping } from '../import/component-mapping.js';
import { InputError, UsageError } from '../io/errors.js';
import { jsonFile } from '../io/json-file.js';
import { Progress } from '../io/progress.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface ImportComponentsOptions extends DataOptions {
  readonly mapping?: string;
  readonly coordinates?: string;
  readonly tenant?: string;
  readonly dryRun?: boolean;
}

const SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
const SHOWN = 100;

/** An inventory of elsewhere into this one: all of a file, or nothing and why. Twice the same file changes nothing. */
export async function importComponents(
  terminal: Terminal,
  file: string,
  options: ImportComponentsOptions,
): Promise<number> {
  if (!/\.(?:csv|geojson|json|xlsx)(?:\.gz)?$/i.test(file)) {
    throw new UsageError(`${file}: components come as .csv, .geojson or .xlsx (the first two also as .gz)`);
  }
  const coordinates = systemOf(options.coordinates ?? 'wgs84');
  const mapping = options.mapping === undefined ? noMapping : await jsonFile(options.mapping, parseComponentMapping);
  const bytes = sizeOf(file);
  const progress = new Progress(terminal.stderr, bytes, 'components');
  const tables = openTables();
  const dryRun = options.dryRun === true;
  try {
    const result = await withInstallation(terminal, options, (installation) => {
      let read = 0;
      const opened = () => {
        read = 0;
        const counted = new Transform({
          transform(chunk: Buffer, _, done) {
            read += chunk.length;
            done(null, chunk);
          },
        });
        const source = createReadStream(file, { highWaterMark: 1 << 18 });
        source.on('error', (error) => counted.destroy(error));
        return tables.stream(source.pipe(counted));
      };
      return importInto(installation.app, {
        tenant: chooseTenant(installation, options.tenant),
        rows: opened,
        mapping,
        coordinates,
        dryRun,
        told: SHOWN,
        progress: ({ rows }) => progress.show(read, rows),
      });
    });
    progress.end();
    const { rows, added, changed, unchanged, faults } = result;
    for (const { line, member, code, params } of result.faulty) {
      const what = member === '' || member === 'location' ? '' : `${member}: `;
      terminal.stderr.write(`${file}:${line}: ${what}${phraseFault({ code, params })}\n`);
    }
    if (faults > 0) {
      const more = faults > SHOWN ? `, the first ${SHOWN} are named above` : '';
      terminal.stderr.write(`${faults} ${faults === 1 ? 'fault' : 'faults'}${more}: nothing was imported\n`);
      return 1;
    }
    const done = dryRun ? 'a dry run: nothing written' : 'done';
    terminal.stdout.write(`${rows} rows: ${added} new, ${changed} changed, ${unchanged} as they were; ${done}\n`);
    return 0;
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    progress.end();
  }
}

const noMapping: ComponentMapping = { columns: {}, values: {}, constants: {} };

function systemOf(said: string): (typeof SYSTEMS)[number] {
  const system = SYSTEMS.find((each) => each === said.toLowerCase());
  if (system === undefined) throw new UsageError(`--coordinates ${said}: one of ${SYSTEMS.join(', ')}`);
  return system;
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (error) {
    throw new InputError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  'file-kind': 'it is neither CSV, XLSX nor GeoJSON in UTF-8 or GB18030',
  'file-too-large': 'an XLSX of this size is not read: save it as CSV',
  'file-rows': 'an XLSX of so many rows is not read: save it as CSV',
  'file-empty': 'there is nothing in it',
  'file-broken': 'it is damaged',
};

/** What made the whole file unreadable, in words; other errors stay what they are. */
function unreadable(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'TableFileError' || !('code' in error)) return error;
  const line =
    'params' in error && typeof error.params === 'object' && error.params !== null && 'line' in error.params
      ? `:${String(error.params.line)}`
      : '';
  return new InputError(`${file}${line}: ${REASONS[String(error.code)] ?? String(error.code)}`);
}
