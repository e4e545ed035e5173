import type { ActBody } from '@bihuan/contracts';
import { decide } from '@bihuan/flow';
import { allows } from '../policies/allow.js';
import { eventPermission, rightsOf } from '../policies/permissions.js';
import { findComponent } from '../store/components.js';
import type { Tx } from '../store/database.js';
import { lockMatter } from '../store/matters.js';
import { checkReferences } from './check-references.js';
import type { TenantConfig } from './config.js';
import { type Done, doneOf } from './done.js';
import { inTransaction } from './in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from './keyed.js';
import { measured } from './measured.js';
import { refuseSecond } from './one-open-case.js';
import { entryOfNext, writeEntries } from './record.js';
import { unsaidSource } from './sources.js';
import { unstorable } from './storable.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface Act extends ActBody {
  readonly case: string;
}

export interface ActInput extends Act {
  /** Idempotency-Key of the request; null: none. */
  readonly key: string | null;
}

/** Any event of the definition, on a case that exists: load, decide, save. */
export async function act(app: App, actor: Actor, { key, ...body }: ActInput): Promise<Result<Done>> {
  const result = await actOnce(app, actor, body, requestKey(key));
  return result.ok ? done(await doneOf(app, actor, result.value)) : result;
}

/** One act in a transaction of its own, and once for its key. */
export async function actOnce(app: App, actor: Actor, body: Act, key: string | null): Promise<Result<Keyed>> {
  const bad = unstorable({ ...body, key });
  if (bad !== null) return failed(bad);
  const { tenant, person } = actor;
  const use = { digest: app.digest, tenant, person, key, body, otherwise: { code: 'key-reused' } } as const;
  return inTransaction<Keyed>(app, tenant, (tx, config) =>
    keyed(tx, use, app.clock.now(), () => writeAct(app, tx, config, actor, body)),
  );
}

/**
 * The same within the caller's transaction.
 * @param parties which the caller knows the actor to be as well: who reported what was merged into the case is its reporter
 */
export async function writeAct(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: Act,
  parties: readonly string[] = [],
): Promise<Result<Outcome>> {
  const row = await lockMatter(tx, actor.tenant, input.case);
  if (row === undefined) return failed({ code: 'not-found' });
  const flow = config.flow(row.definition_version);
  const stored = await subjectOf(tx, row);
  const subject = { ...stored, parties: new Set([...stored.parties, ...parties]) };
  const rights = rightsOf(flow);
  const permission = eventPermission(input.type);
  const named = typeof input.data.unit === 'string' ? input.data.unit : undefined;
  if (!allows(rights, actor, 'case.read', subject)) return failed({ code: 'not-found' });
  if (!allows(rights, actor, permission, { ...subject, named })) return failed({ code: 'forbidden', permission });
  if (row.version !== input.version) return failed({ code: 'conflict', version: row.version });

  const now = app.clock.now();
  const facts = {
    ...config.context(row.definition_version, row.reported_at),
    units: config.units,
    refusePastDue: app.refusePastDue,
  };
  const data = await placedOnComponent(tx, actor.tenant, input);
  const command = { case: row.id, type: input.type, actor: actor.person, data };
  const decided = measured(() => decide(facts, row.fold, command, now));
  if (!decided.ok) return decided;
  const decision = decided.value;
  if (!decision.ok) return failed({ code: 'refused', refusal: decision.refusal });
  const { source } = input.data;
  const bad =
    (typeof source === 'string' ? unsaidSource(flow, actor, source, 'data.source') : null) ??
    (await checkReferences(tx, config, row, command));
  if (bad !== null) return failed(bad);
  const entered = measured(() => entryOfNext({ config, now, random: app.random }, row, decision.events));
  if (!entered.ok) return entered;
  const entry = entered.value;
  const second = await refuseSecond(tx, row, entry.row);
  if (second !== null) return failed(second);
  await writeEntries(tx, config, now, [entry]);
  return done({ matter: row.id, seq: entry.row.version });
}

/** Whoever corrects which component is meant, and says nothing of the place, means the component's. */
async function placedOnComponent(tx: Tx, tenant: string, { type, data }: Act): Promise<Act['data']> {
  if (type !== 'corrected' || typeof data.component !== 'string' || data.location !== undefined) return data;
  const component = await findComponent(tx, tenant, data.component);
  return component === undefined ? data : { ...data, location: { lon: component.lon, lat: component.lat } };
}
