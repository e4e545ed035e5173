import type { ReportBody } from '@bihuan/contracts';
import { decide } from '@bihuan/flow';
import { allowsSomewhere } from '../policies/allow.js';
import { eventPermission, rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { findMatter } from '../store/matters.js';
import { nextSerials } from '../store/numbers.js';
import { checkAttachments } from './attachments.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import { type Done, doneOf } from './done.js';
import { inTransaction } from './in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from './keyed.js';
import { measured } from './measured.js';
import { numberOf } from './number.js';
import { entryOfNew, writeContact, writeEntries } from './record.js';
import { unsaidSource } from './sources.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, type Failure, failed, type Result } from './types.js';

export interface ReportInput extends ReportBody {
  readonly key: string | null;
}

/** A new case. Its id may be made by the client: the same id from the same person is the same report. */
export async function report(app: App, actor: Actor, input: ReportInput): Promise<Result<Done>> {
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
    return keyed(tx, byKey, now, () => keyed(tx, byId, now, () => write(app, tx, config, actor, input)));
  });
  return result.ok ? done(await doneOf(app, actor, result.value)) : result;
}

async function write(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  input: ReportInput,
): Promise<Result<Outcome>> {
  const { tenant, person } = actor;
  const failure = refuse(config, input);
  if (failure !== null) return failed(failure);
  const id = input.id ?? app.random(16).toString('base64url');
  const data = dataOf(config, input);
  const bad = await checkAttachments(tx, tenant, person, null, { type: 'reported', data }, 'attachments');
  if (bad !== null) return failed(bad);
  // Its key may be forgotten by now; the id stays taken.
  if ((await findMatter(tx, tenant, id)) !== undefined) return failed({ code: 'id-taken' });

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
  if (!entered.ok) return entered;
  const entry = entered.value;
  await writeEntries(tx, tenant, now, [entry]);
  await writeContact(tx, entry, input.reporter);
  return done({ matter: id, seq: entry.row.version });
}

/** The class must be in the catalogue, the place in the tenant's area. */
function refuse(config: TenantConfig, input: ReportInput): Failure | null {
  const standardRef = input.class.standardRef ?? config.defaultStandard;
  const known = config.classes.get(classKeyOf({ ...input.class, standardRef }));
  if (known === undefined || known.retired === true) {
    return { code: 'invalid', errors: [{ path: 'class', message: 'a class of the catalogue that is in use' }] };
  }
  const { lon, lat } = input.location;
  return config.areas.at(lon, lat).length === 0 ? { code: 'outside', lon, lat } : null;
}

/** The report as the log's event says it; the reporter's name and phone never stand in it. */
function dataOf(config: TenantConfig, input: ReportInput): Record<string, unknown> {
  const { class: ref, source, severity, location, address, description, component, attachments = [] } = input;
  const standardRef = ref.standardRef ?? config.defaultStandard;
  return {
    source,
    kind: ref.kind,
    class: ref.code,
    ...(standardRef === config.defaultStandard ? {} : { standardRef }),
    severity,
    location,
    ...(address ? { address } : {}),
    ...(description ? { description } : {}),
    ...(component ? { component } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}
