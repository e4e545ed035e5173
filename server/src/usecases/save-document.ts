import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { type DocumentRef, findDocument, holdDocuments, insertDocuments } from '../store/documents.js';
import { insertMessages } from '../store/outbox.js';
import { namesOf } from '../store/people.js';
import { recordAdmin } from './admin/record-admin.js';
import type { TenantConfig } from './config.js';
import { CONFIG_KINDS } from './config-kinds.js';
import { canonical } from './keyed.js';
import { type Actor, type App, done, failed, type InputError, type Result } from './types.js';

export interface DocumentInput extends DocumentRef {
  /** The version that was seen; 0: none yet. */
  readonly version: number;
  readonly body: unknown;
  readonly note: string;
  readonly restores?: number;
}

export interface Saved {
  readonly version: number;
  /** Nothing differed from the version that stands, so nothing was written. */
  readonly unchanged: boolean;
}

/**
 * The next version of a document, checked by its kind and against all others, within the caller's transaction. Fails with
 * `document-changed` where another version than the one seen stands, `invalid` with every fault that was found.
 */
export async function saveDocument(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: DocumentInput,
): Promise<Result<Saved>> {
  const { kind, id, body } = input;
  const { tenant } = actor;
  const rules = CONFIG_KINDS[kind];
  if (rules === undefined || rules.readOnly === true) return failed({ code: 'not-found' });
  await holdDocuments(tx, tenant);
  const stands = await findDocument(tx, tenant, input);
  if (stands === undefined && rules.many !== true && id !== rules.id) return failed({ code: 'not-found' });
  if ((stands?.version ?? 0) !== input.version) {
    if (stands === undefined) return failed({ code: 'not-found' });
    const name = (await namesOf(tx, tenant, [stands.createdBy])).get(stands.createdBy) ?? null;
    const at = formatInstant(stands.createdAt, config.calendar.timeZone);
    return failed({ code: 'document-changed', version: stands.version, at, by: name });
  }
  const errors = rules.check(body, { config, lists: app.config.lists, id, isNew: stands === undefined });
  if (errors.length > 0) return failed({ code: 'invalid', errors });
  const inUse = (await rules.checkStored?.(tx, config, body)) ?? [];
  if (inUse.length > 0) return failed({ code: 'invalid', errors: inUse });
  const broken = await brokenBy(app, tx, tenant, input);
  if (broken !== null) return failed({ code: 'invalid', errors: [broken] });
  if (stands !== undefined && canonical(stands.body) === canonical(body)) {
    return done({ version: stands.version, unchanged: true });
  }
  const version = input.version + 1;
  const { note, restores = null } = input;
  const validFrom = rules.validFrom?.(body, config.calendar.timeZone) ?? null;
  await insertDocuments(tx, tenant, actor.person, app.clock.now(), [
    { kind, id, version, body, validFrom, note, restores },
  ]);
  await insertMessages(tx, tenant, app.clock.now(), [{ matter: '', kind: 'rules', data: {} }]);
  await recordAdmin(tx, actor, app.clock.now(), {
    action: restores === null ? `${kind}.saved` : `${kind}.restored`,
    kind,
    subject: id,
    name: id,
    detail: { version, base: input.version, ...(restores === null ? {} : { restores }) },
  });
  return done({ version, unchanged: false });
}

/** Whatever a kind's own check did not see: the whole must still be fit to work by. */
async function brokenBy(app: App, tx: Tx, tenant: string, input: DocumentInput): Promise<InputError | null> {
  try {
    await app.config.asIf(tx, tenant, [input]);
    return null;
  } catch (error) {
    return { path: '', code: 'does-not-fit', message: error instanceof Error ? error.message : String(error) };
  }
}
