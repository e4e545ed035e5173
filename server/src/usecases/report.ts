import type { ReportBody } from '@bihuan/contracts';
import { decide } from '@bihuan/flow';
import { allows, allowsSomewhere } from '../policies/allow.js';
import { eventPermission, rightsOf } from '../policies/permissions.js';
import type { ClassRefOfCase, OpenOnComponent } from '../store/component-cases.js';
import type { Tx } from '../store/database.js';
import { findMatter, lockMatter, type MatterRow } from '../store/matters.js';
import { nextSerials } from '../store/numbers.js';
import { checkAttachments } from './attachments.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import { type Done, doneOf } from './done.js';
import { inTransaction } from './in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from './keyed.js';
import { measured } from './measured.js';
import { subscribe } from './notify/subscribe.js';
import { numberOf } from './number.js';
import { takeComponent } from './one-open-case.js';
import { type Entry, entryOfNew, entryOfNext, writeContact, writeEntries } from './record.js';
import { unsaidSource } from './sources.js';
import { unstorable } from './storable.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, type Failure, failed, type Result } from './types.js';

export interface ReportInput extends ReportBody {
  readonly key: string | null;
}

/** What a report did. */
export interface Reported extends Done {
  /** The component has an open case of the class: the reporter joined that, and no second one was made. */
  readonly joined: boolean;
}

/**
 * A new case, or one more reporter of the open case that its component has. Its id may be made by the client: the same id
 * from the same person is the same report.
 */
export async function report(app: App, actor: Actor, input: ReportInput): Promise<Result<Reported>> {
  const { key, ...body } = input;
  const bad = unstorable(input);
  if (bad !== null) return failed(bad);
  const { digest } = app;
  const { tenant, person } = actor;
  const byKey = { digest, tenant, person, key: requestKey(key), body, otherwise: { code: 'key-reused' } } as const;
  const id = body.id === undefined ? null : `report:${body.id}`;
  const byId = { digest, tenant, person, key: id, body, otherwise: { code: 'id-taken' } } as const;
  const result = await inTransaction<Keyed>(app, tenant, async (tx, config) => {
    const permission = eventPermission('reported');
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission))
      return failed({ code: 'forbidden', permission });
    const strange = unsaidSource(config.newestFlow, actor, input.source, 'source');
    if (strange !== null) return failed(strange);
    const now = app.clock.now();
    return keyed(tx, byKey, now, () => keyed(tx, byId, now, () => reportAndTell(app, tx, config, actor, input)));
  });
  // The first event of a case is its own report.
  return result.ok ? done({ ...(await doneOf(app, actor, result.value)), joined: result.value.seq > 1 }) : result;
}

/** Whoever rang and left a number hears of the outcome, and of merging, as whoever reported in public does. */
async function reportAndTell(app: App, tx: Tx, config: TenantConfig, actor: Actor, input: ReportInput) {
  const written = await writeReport(app, tx, config, actor, input, mayJoin);
  const phone = input.reporter?.phone;
  if (written.ok && phone)
    await subscribe(app, tx, actor.tenant, written.value.matter, { channel: 'sms', address: phone });
  return written;
}

/** What is against it that the reporter joins an open case which they name; null: nothing. */
export type MayJoin = (tx: Tx, config: TenantConfig, actor: Actor, row: MatterRow) => Promise<Failure | null>;

/** Writes a report in the caller's transaction: a new case, or one more reporter of an open one. */
export async function writeReport(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: ReportInput,
  may: MayJoin,
): Promise<Result<Outcome>> {
  const { tenant } = actor;
  const ref = refOf(config, input);
  const known = config.classes.get(classKeyOf(ref));
  if (known === undefined || known.retired === true) return invalid('class', 'a class of the catalogue that is in use');
  const id = input.id ?? app.random(16).toString('base64url');
  // Its key may be forgotten by now; the id stays taken.
  if ((await findMatter(tx, tenant, id)) !== undefined) return failed({ code: 'id-taken' });
  if (input.joins !== undefined) return joinNamed(app, tx, config, actor, input, input.joins, may);
  const taken = await takeComponent(tx, tenant, input.component, ref);
  // Where nobody said where it is, it is where the component is.
  const location = input.location ?? (taken === null ? undefined : placeOf(taken.component));
  if (location === undefined) return invalid('location', 'a place, or a component of the inventory');
  if (config.areas.at(location.lon, location.lat).length === 0) return failed({ code: 'outside', ...location });
  const open = taken?.open === undefined ? undefined : await lockOpen(tx, tenant, taken.open);
  return open === undefined
    ? begin(app, tx, config, actor, { ...input, location }, id)
    : join(app, tx, config, actor, input, open);
}

/** Joins the case that the reporter says is the same, as far as they may. */
async function joinNamed(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: ReportInput,
  id: string,
  may: MayJoin,
): Promise<Result<Outcome>> {
  const row = await lockMatter(tx, actor.tenant, id);
  if (row === undefined) return failed(NOT_JOINABLE);
  const against = await may(tx, config, actor, row);
  return against === null ? join(app, tx, config, actor, input, row) : failed(against);
}

/** Also for what the reporter may not see. */
export const NOT_JOINABLE: Failure = {
  code: 'invalid',
  errors: [{ path: 'joins', message: 'the id of an open case that you may join' }],
};

async function mayJoin(tx: Tx, config: TenantConfig, actor: Actor, row: MatterRow): Promise<Failure | null> {
  const permission = eventPermission('joined');
  const subject = await subjectOf(tx, row);
  const rights = rightsOf(config.flow(row.definition_version));
  if (!allows(rights, actor, 'case.read', subject)) return NOT_JOINABLE;
  return allows(rights, actor, permission, subject) ? null : { code: 'forbidden', permission };
}

/** The open case of a component, taken for this transaction; undefined where it has ended meanwhile. */
async function lockOpen(tx: Tx, tenant: string, open: OpenOnComponent): Promise<MatterRow | undefined> {
  const row = await lockMatter(tx, tenant, open.id);
  const same = row !== undefined && row.ended_at === null && row.component === open.component;
  return same && row.class === open.class.code && row.standard_ref === open.class.standardRef ? row : undefined;
}

async function begin(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: ReportInput,
  id: string,
): Promise<Result<Outcome>> {
  const { tenant, person } = actor;
  const data = dataOf(config, input);
  const bad = await checkAttachments(tx, tenant, person, null, { type: 'reported', data }, 'attachments');
  if (bad !== null) return failed(bad);
  const now = app.clock.now();
  const flow = config.newestFlow;
  const facts = { ...config.context(flow.version, now), units: config.units, refusePastDue: app.refusePastDue };
  const command = { case: id, type: 'reported', actor: person, data };
  const decided = measured(() => decide(facts, null, command, now));
  if (!decided.ok) return decided;
  const decision = decided.value;
  if (!decision.ok) return failed({ code: 'refused', refusal: decision.refusal });
  const [serial = 0] = await nextSerials(tx, actor.tenant, 1);
  const identity = {
    tenant,
    id,
    number: numberOf(now, config.calendar.timeZone, serial),
    mechanism: flow.id,
    definition_version: flow.version,
    source: null,
    external_id: null,
    reported_by: person,
  };
  const entered = measured(() => entryOfNew({ config, now, random: app.random }, identity, decision.events));
  return entered.ok ? save(tx, config, now, entered.value, input) : entered;
}

/** One more reporter of an open case. Whoever may report may join what they report: people decide that it is another problem. */
async function join(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: ReportInput,
  row: MatterRow,
): Promise<Result<Outcome>> {
  const command = { case: row.id, type: 'joined', actor: actor.person, data: saidOf(input) };
  const bad = await checkAttachments(tx, actor.tenant, actor.person, row.id, command, 'attachments');
  if (bad !== null) return failed(bad);
  const now = app.clock.now();
  const context = config.context(row.definition_version, row.reported_at);
  const facts = { ...context, units: config.units, refusePastDue: app.refusePastDue };
  const decided = measured(() => decide(facts, row.fold, command, now));
  if (!decided.ok) return decided;
  const decision = decided.value;
  if (!decision.ok) return failed({ code: 'refused', refusal: decision.refusal });
  const entered = measured(() => entryOfNext({ config, now, random: app.random }, row, decision.events));
  return entered.ok ? save(tx, config, now, entered.value, input) : entered;
}

async function save(
  tx: Tx,
  config: TenantConfig,
  now: number,
  entry: Entry,
  input: ReportInput,
): Promise<Result<Outcome>> {
  await writeEntries(tx, config, now, [entry]);
  await writeContact(tx, entry, input.reporter);
  return done({ matter: entry.row.id, seq: entry.row.version });
}

function refOf(config: TenantConfig, { class: ref }: ReportInput): ClassRefOfCase {
  return { standardRef: ref.standardRef ?? config.defaultStandard, kind: ref.kind, code: ref.code };
}

function placeOf({ lon, lat }: { readonly lon: number; readonly lat: number }) {
  return { lon, lat };
}

function invalid(path: string, message: string) {
  return failed({ code: 'invalid', errors: [{ path, message }] });
}

/** The report as the log's event says it; the reporter's name and phone never stand in it. */
function dataOf(config: TenantConfig, input: ReportInput): Record<string, unknown> {
  const { class: ref, component } = input;
  const standardRef = ref.standardRef ?? config.defaultStandard;
  return {
    kind: ref.kind,
    class: ref.code,
    ...(standardRef === config.defaultStandard ? {} : { standardRef }),
    ...(component ? { component } : {}),
    ...saidOf(input),
  };
}

/** What a reporter says of the problem, whether or not it is known already. */
function saidOf(input: ReportInput): Record<string, unknown> {
  const { source, severity, location, address, description, observedAt, attachments = [] } = input;
  return {
    source,
    severity,
    ...(location ? { location } : {}),
    ...(address ? { address } : {}),
    ...(description ? { description } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(observedAt ? { observedAt } : {}),
  };
}
