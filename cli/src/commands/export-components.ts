import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type ExportFormat, exportComponentSheet, exportComponents as exportTexts } from '@bihuan/server';
import { UsageError } from '../io/errors.js';
import { Progress } from '../io/progress.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface ExportComponentsOptions extends DataOptions {
  readonly tenant?: string;
  readonly format?: string;
  readonly language?: string;
  readonly output?: string;
}

const FORMATS = ['csv', 'geojson', 'xlsx'] as const;

/** The inventory as a file that the import takes back; to standard output where no file is named. */
export async function exportComponents(terminal: Terminal, options: ExportComponentsOptions): Promise<number> {
  const { output } = options;
  const format = formatOf(options.format ?? (output === undefined ? 'csv' : extname(output).slice(1)));
  const { language = 'zh' } = options;
  if (language !== 'zh' && language !== 'en') throw new UsageError(`--language ${language}: zh or en`);
  if (format === 'xlsx' && output === undefined) throw new UsageError('an XLSX needs --output FILE');
  return withInstallation(terminal, options, async (installation) => {
    const input = { tenant: chooseTenant(installation, options.tenant), language } as const;
    const progress = new Progress(terminal.stderr, null, 'components');
    const told = (count: number) => progress.show(count, count);
    try {
      if (format === 'xlsx') {
        if (output !== undefined) await writeFile(output, await exportComponentSheet(installation.app, input));
      } else await write(terminal, output, exportTexts(installation.app, { ...input, format, progress: told }));
    } finally {
      progress.end();
    }
    return 0;
  });
}

function formatOf(said: string): ExportFormat | 'xlsx' {
  const format = FORMATS.find((each) => each === said.toLowerCase());
  if (format === undefined) throw new UsageError(`components go out as ${FORMATS.join(', ')}, not as "${said}"`);
  return format;
}

/** A file gets its name when it is whole. */
async function write(terminal: Terminal, output: string | undefined, texts: AsyncIterable<string>): Promise<void> {
  if (output === undefined) {
    for await (const text of texts) await written(terminal.stdout, text);
    return;
  }
  const part = `${output}.part`;
  const stream = createWriteStream(part);
  try {
    for await (const text of texts) await written(stream, text);
    await new Promise<void>((resolve, reject) =>
      stream.end((error?: Error | null) => (error ? reject(error) : resolve())),
    );
    await rename(part, output);
  } catch (error) {
    stream.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

function written(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
