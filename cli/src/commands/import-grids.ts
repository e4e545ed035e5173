import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type AreaFileReport, areaFileQuery } from '@bihuan/contracts';
import { type Failure, importAreasByCommand } from '@bihuan/server';
import { faultText, findingText, unfitText, unreadText } from '../import/grid-texts.js';
import { InputError, UsageError } from '../io/errors.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface ImportGridsOptions extends DataOptions {
  readonly level: string;
  readonly layerName?: string;
  readonly coordinates: string;
  readonly idField?: string;
  readonly nameField?: string;
  readonly parentField?: string;
  readonly repair?: boolean;
  readonly remove?: boolean;
  readonly confirm?: string;
  readonly note?: string;
  readonly dryRun?: boolean;
  readonly tenant?: string;
}

/** A megabyte more than the reader takes, so that it is the one to say so. */
const readable = 65 * 1024 * 1024;
const told = 100;

/** Areas of a file become one change of the installation's, or nothing of it does. */
export async function importGrids(terminal: Terminal, file: string, options: ImportGridsOptions): Promise<number> {
  const query = queryOf(file, options);
  const bytes = await bytesOf(file);
  const dryRun = options.dryRun === true;
  const result = await withInstallation(terminal, options, (installation) =>
    importAreasByCommand(installation.app, {
      tenant: chooseTenant(installation, options.tenant),
      bytes,
      query,
      dryRun,
      ...(options.layerName === undefined ? {} : { layerName: options.layerName }),
    }),
  );
  if (!result.ok) throw new InputError(failureText(file, result.failure));
  return tell(terminal, file, result.value, dryRun);
}

function queryOf(file: string, options: ImportGridsOptions) {
  const { level, coordinates, idField, nameField, parentField, repair, remove, confirm = '', note = '' } = options;
  const parsed = areaFileQuery.safeParse({
    name: basename(file),
    level,
    coordinates,
    ...(idField === undefined ? {} : { id: idField }),
    ...(nameField === undefined ? {} : { label: nameField }),
    ...(parentField === undefined ? {} : { parent: parentField }),
    repair: repair === true ? 'yes' : 'no',
    remove: remove === true ? 'yes' : 'no',
    note,
    confirmed: confirm,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as it should be'}`);
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > readable)
      throw new InputError(`${file}: ${unreadText('area-file-too-large', { bytes: 64 * 1024 * 1024 })}`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function failureText(file: string, failure: Failure): string {
  if (failure.code === 'table-file') {
    const { line } = failure.params;
    const where = typeof line === 'number' ? `${file}:${line}` : file;
    return `${where}: ${unreadText(failure.reason, failure.params)}`;
  }
  if (failure.code === 'rule') {
    return failure.reason === 'area-level-unknown'
      ? `there is no level or layer "${failure.params?.level}"; make a layer of it with --layer-name NAME`
      : failure.reason;
  }
  return failure.code;
}

/** @returns the exit code: 1 where the file was bad, or what the checks found was not confirmed */
function tell({ stdout, stderr }: Terminal, file: string, report: AreaFileReport, dryRun: boolean): number {
  const { counts, faults, refused, findings, doubts, number } = report;
  for (const { feature, id, code, params } of faults.slice(0, told)) {
    const where = feature === 0 ? file : `${file}: feature ${feature}${id === null ? '' : ` (${id})`}`;
    stderr.write(`${where}: ${faultText(code, params)}\n`);
  }
  for (const { code, area, params } of refused.slice(0, told)) {
    stderr.write(`${file}: ${area.name} (${area.id}): ${unfitText(code, params)}\n`);
  }
  for (const finding of findings.slice(0, told)) stderr.write(`${file}: ${findingText(finding)}\n`);
  const wrong = counts.faults + refused.length;
  if (wrong > 0) {
    stderr.write(`${file}: ${wrong} faults in ${report.features} features; nothing was saved\n`);
    return 1;
  }
  const { added, changed, retired, unchanged } = counts;
  const what = `${added} new, ${changed} changed, ${retired} ended, ${unchanged} as they were`;
  if (dryRun) stdout.write(`${what}; a dry run: nothing was saved\n`);
  else if (number !== null) stdout.write(`${what}; saved as change ${number}\n`);
  else if (added + changed + retired === 0) stdout.write(`${what}; nothing to save\n`);
  else {
    stderr.write(`${file}: ${doubts} findings; nothing was saved. Mend them, or give a reason with --confirm\n`);
    return 1;
  }
  return 0;
}
