import type { ConfigChange, ConfigDocument, ConfigHistory, ConfigList, ConfigVersion } from '@bihuan/contracts';
import { commonKey, differences } from '@bihuan/kit';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import {
  type Document,
  type DocumentRef,
  type DocumentVersion,
  findDocument,
  readNewestVersions,
  readVersions,
} from '../store/documents.js';
import { namesOf } from '../store/people.js';
import { reckonedBy } from '../store/tenants.js';
import { CONFIG_KINDS } from './config-kinds.js';
import { readAs } from './read-reference.js';
import { digestOf } from './reckon.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

const permission = 'config.read';
/** So many differences of one version are told; a longer list is no longer read. */
const longest = 500;
/** So many stand in the history itself. */
const first = 5;

/** The newest version of every document. */
export function listConfig(app: App, actor: Actor): Promise<Result<ConfigList>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const versions = await readNewestVersions(tx, actor.tenant);
    const view = await viewer(tx, actor.tenant, config.calendar.timeZone, versions);
    const clocksCurrent = (await reckonedBy(tx, actor.tenant)) === digestOf(config);
    return done({ documents: versions.filter(({ kind }) => kind in CONFIG_KINDS).map(view), clocksCurrent });
  });
}

/** A document in one version, or in its newest. */
export function getConfig(
  app: App,
  actor: Actor,
  input: DocumentRef & { readonly version?: number },
): Promise<Result<ConfigDocument>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const { tenant } = actor;
    const newest = await findDocument(tx, tenant, input);
    const rules = CONFIG_KINDS[input.kind];
    if (newest === undefined && rules?.otherwise !== undefined && rules.id === input.id) {
      return done(unsaved(input, formatInstant(app.clock.now(), config.calendar.timeZone), rules.otherwise(config)));
    }
    const found = input.version === undefined ? newest : await findDocument(tx, tenant, input, input.version);
    if (newest === undefined || found === undefined) return failed({ code: 'not-found' });
    const before = found.version === 1 ? undefined : await findDocument(tx, tenant, input, found.version - 1);
    const view = await viewer(tx, tenant, config.calendar.timeZone, [found]);
    const changes = changesBetween(before, found);
    return done({
      ...view(found),
      body: bodyOf(found),
      newest: newest.version,
      changes: changes.slice(0, longest),
      changeCount: changes.length,
    });
  });
}

export interface HistoryInput extends DocumentRef {
  /** Versions before this one; null: from the newest on. */
  readonly before: number | null;
  readonly limit: number;
}

/** Who made which version when, and what it changed; newest first. */
export function configHistory(app: App, actor: Actor, input: HistoryInput): Promise<Result<ConfigHistory>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const { limit } = input;
    // One more, to compare the last one with.
    const rows = await readVersions(tx, actor.tenant, input, input.before, limit + 1);
    if (rows.length === 0 && input.before === null) return failed({ code: 'not-found' });
    const view = await viewer(tx, actor.tenant, config.calendar.timeZone, rows);
    const shown = rows.slice(0, limit);
    return done({
      versions: shown.map((row, index) => {
        const changes = changesBetween(rows[index + 1], row);
        return { ...view(row), changes: changes.slice(0, first), changeCount: changes.length };
      }),
      nextBefore: rows.length > limit ? (shown.at(-1)?.version ?? null) : null,
    });
  });
}

/** What holds while nobody has saved a version. */
function unsaved({ kind, id }: DocumentRef, at: string, body: unknown): ConfigDocument {
  const nobody = { by: null, note: '', restores: null, validFrom: null };
  const none = { newest: 0, changes: [], changeCount: 0 };
  return { kind: kind as ConfigDocument['kind'], id, version: 0, at, ...nobody, body, ...none };
}

/** Of the first version nothing is told: all of it is new. */
function changesBetween(before: Document | undefined, after: Document): ConfigChange[] {
  if (before === undefined) return [];
  return differences(bodyOf(before), bodyOf(after), commonKey).map((each) => ({ ...each, path: [...each.path] }));
}

/** As its kind writes it now. */
function bodyOf({ kind, body }: Document): unknown {
  return CONFIG_KINDS[kind]?.read?.(body) ?? body;
}

async function viewer(
  tx: Tx,
  tenant: string,
  zone: string,
  versions: readonly DocumentVersion[],
): Promise<(version: DocumentVersion) => ConfigVersion> {
  const names = await namesOf(
    tx,
    tenant,
    versions.map((each) => each.createdBy),
  );
  return ({ kind, id, version, createdAt, createdBy, note, restores, validFrom }) => {
    const name = names.get(createdBy);
    return {
      kind: kind as ConfigVersion['kind'],
      id,
      version,
      at: formatInstant(createdAt, zone),
      by: name === undefined ? null : { id: createdBy, name },
      note,
      restores,
      validFrom: validFrom === null ? null : formatInstant(validFrom, zone),
    };
  };
}
