import { createHash } from 'node:crypto';
import type { AreaEntry, AreaFileQuery, AreaFileReport } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { readAreaLayers } from '../../store/area-layers.js';
import type { Tx } from '../../store/database.js';
import { holdDocuments } from '../../store/documents.js';
import { inTransaction } from '../in-transaction.js';
import { canonical } from '../keyed.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import type { AreaFile } from './area-file.js';
import { listedFindings, namesOf } from './check-draft.js';
import { entriesOf, type FileEntries } from './file-entries.js';
import { fieldsIn, fieldsTaken } from './file-fields.js';
import { knownAreas } from './known-areas.js';
import { rankOf } from './levels.js';
import { type Look, lookAtDraft } from './look-at-draft.js';
import { saveLook } from './save-draft.js';

/** As many faults are told; all are counted. */
const listedFaults = 300;
const previewed = 2_000;

/**
 * What a file of areas would change, and what is wrong with it; and where `seen` is given, nothing is wrong and what the checks
 * found is confirmed, all of it saved as one change. A file with faults changes nothing.
 */
export async function importAreas(
  app: App,
  actor: Actor,
  bytes: Buffer,
  query: AreaFileQuery,
): Promise<Result<AreaFileReport>> {
  const file = await fileOf(app, bytes, query.name);
  if (!file.ok) return file;
  return inTransaction(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'config.write')) {
      return failed({ code: 'forbidden', permission: 'config.write' });
    }
    return importFile(app, tx, actor, { file: file.value, digest: digestOf(bytes), query });
  });
}

export interface FileToImport {
  readonly file: AreaFile;
  readonly digest: string;
  readonly query: AreaFileQuery;
}

export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

export async function fileOf(app: App, bytes: Buffer, name: string): Promise<Result<AreaFile>> {
  try {
    return done(await app.areaFiles.read(bytes, name));
  } catch (error) {
    if (error instanceof Error && error.name === 'AreaFileError' && 'code' in error) {
      const params = 'params' in error && typeof error.params === 'object' ? { ...error.params } : {};
      return failed({ code: 'table-file', reason: String(error.code), params });
    }
    throw error;
  }
}

/** The same within the caller's transaction, for whoever may: the routes ask for the right first. */
export async function importFile(
  app: App,
  tx: Tx,
  actor: Actor,
  { file, digest, query }: FileToImport,
): Promise<Result<AreaFileReport>> {
  await holdDocuments(tx, actor.tenant);
  const layers = await readAreaLayers(tx, actor.tenant);
  if (rankOf(query.level) < 0 && !layers.some((layer) => layer.id === query.level)) {
    return failed({ code: 'rule', reason: 'area-level-unknown', params: { level: query.level } });
  }
  const { note, confirmed, seen: shown, name, ...options } = query;
  const fresh = await app.config.of(tx, actor.tenant);
  const seen = digestOf(Buffer.from(canonical({ digest, options, revision: fresh.revision })));
  if (shown !== undefined && shown !== seen) return failed({ code: 'stale' });
  const taken = fieldsTaken(file.features, {
    ...(query.id === undefined ? {} : { id: query.id }),
    ...(query.label === undefined ? {} : { label: query.label }),
    ...(query.parent === undefined ? {} : { parent: query.parent }),
  });
  const known = await knownAreas(tx, actor.tenant);
  const read = entriesOf(file, known, query, taken);
  const bad = unstorable([note, confirmed, ...namesOf(read.entries)]);
  if (bad !== null) return failed(bad);
  const look =
    read.faults.length > 0 || read.entries.length === 0
      ? null
      : await lookAtDraft(tx, actor.tenant, fresh, read.entries);
  const fit = look !== null && look.faults.length === 0 && (look.doubts === 0 || confirmed !== '');
  const said = { origin: 'import', note: note === '' ? name : note, confirmed, undoes: null } as const;
  const number = shown !== undefined && fit ? await saveLook(app, tx, actor, look, said) : null;
  return done(reportOf(file, seen, number, taken, read, look));
}

function reportOf(
  file: AreaFile,
  seen: string,
  number: number | null,
  taken: AreaFileReport['taken'],
  read: FileEntries,
  look: Look | null,
): AreaFileReport {
  const were = new Map((look?.before ?? []).map((area) => [area.id, area]));
  const fateOf = (entry: AreaEntry) =>
    entry.retired ? 'retired' : were.get(entry.id)?.retired === false ? 'changed' : 'added';
  return {
    seen,
    number,
    format: file.format,
    features: file.features.length,
    fields: fieldsIn(file.features),
    taken,
    counts: { ...read.counts, unchanged: read.unchanged, faults: read.faults.length, repaired: read.repaired },
    faults: read.faults.slice(0, listedFaults),
    mend: read.mend,
    refused: (look?.faults ?? []).slice(0, listedFaults),
    findings: (look?.findings ?? []).slice(0, listedFindings),
    doubts: look?.doubts ?? 0,
    preview:
      look === null
        ? []
        : read.entries.slice(0, previewed).map((entry) => ({
            id: entry.id,
            name: entry.name,
            fate: fateOf(entry),
            geometry: entry.geometry,
          })),
  };
}
