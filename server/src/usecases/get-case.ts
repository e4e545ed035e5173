import type { CaseDetail } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allows, type Subject } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { findContact } from '../store/contacts.js';
import type { Tx } from '../store/database.js';
import { readEvents } from '../store/events.js';
import { findMatter, type MatterRow } from '../store/matters.js';
import { actionsOf } from './actions.js';
import { eventViews } from './case-events.js';
import { historyOf, tellEvents, textOf } from './case-history.js';
import { broughtBack, photosOf } from './case-photos.js';
import { reasonsOf } from './case-reasons.js';
import { requestsOf } from './case-requests.js';
import { stagesOf } from './case-stages.js';
import { caseSummary, classOf, clocksOf } from './case-summary.js';
import { clockView } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { inSnapshot } from './in-transaction.js';
import { componentView } from './near-components.js';
import { dutyNow } from './patrol/duty-now.js';
import { reportsOf } from './reports.js';
import { responsibilityOf } from './responsibility.js';
import { subjectOf } from './subject.js';
import { suggestionsFor } from './suggestions.js';
import { type Actor, type App, done, failed, type Result } from './types.js';
import { componentsOfCases } from './upkeep.js';

/** A case as its page shows it: the whole story, the clocks, and what this person may do next. */
export function getCase(app: App, actor: Actor, input: { readonly case: string }): Promise<Result<CaseDetail>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const row = await findMatter(tx, actor.tenant, input.case);
    if (row === undefined) return failed({ code: 'not-found' });
    const subject = await subjectOf(tx, row);
    if (!allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', subject)) {
      return failed({ code: 'not-found' });
    }
    return done(await detailOf(app, tx, config, actor, row, subject));
  });
}

async function detailOf(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  row: MatterRow,
  subject: Subject,
): Promise<CaseDetail> {
  const now = app.clock.now();
  const zone = config.calendar.timeZone;
  const stored = await readEvents(tx, row.tenant, [row.id]);
  const history = historyOf(config, row, row.fold, await tellEvents(tx, stored), now);
  const events = await eventViews(tx, history, actor);
  const photos = await photosOf(tx, config, row.id, events);
  const stages = stagesOf(history);
  const reading = clocksOf(config, row, now);
  const kind = row.kind === 'component' ? 'component' : 'event';
  const ref = { standardRef: row.standard_ref, kind, code: row.class } as const;
  const on = (await componentsOfCases(tx, config, [row])).get(row);
  const responsibility = responsibilityOf(config, ref, row.area_path, on?.upkeep);
  const suggested = await suggestionsFor(
    tx,
    config,
    actor,
    row,
    stored,
    responsibility,
    broughtBack(events, photos),
    undefined,
    await dutyNow(tx, row.tenant, now),
  );
  const asked = { config, actor, row, subject, now, refusePastDue: app.refusePastDue };
  const standard = classOf(config, row)?.standards[row.severity];
  const mayContact = allows(rightsOf(config.flow(row.definition_version)), actor, 'case.contact.read', subject);
  const said = (seq: number | null, member: string) => textOf(history.events[(seq ?? 0) - 1]?.data ?? {}, member);
  return {
    ...caseSummary(config, row, said(row.address_seq, 'address'), now, reading),
    description: said(1, 'description'),
    component: row.component,
    componentView: on === undefined ? null : componentView(config, on.row, on.upkeep),
    reports: await reportsOf(tx, row, events, mayContact),
    handling: reading.handling === null ? null : clockView(reading.handling, zone),
    events,
    photos,
    actions: actionsOf(asked, suggested),
    stages,
    reasons: reasonsOf(history, stages),
    requests: requestsOf(history),
    conditions: {
      filing: standard?.filing ?? null,
      closing: standard?.closing ?? null,
      filingEn: standard?.filingEn ?? null,
      closingEn: standard?.closingEn ?? null,
    },
    responsibility,
    areas: config.areas.on(row.area_path).map(({ id, level, name, nameEn }) => ({ id, level, name, nameEn })),
    reporter: mayContact ? await findContact(tx, row.tenant, row.id) : null,
    now: formatInstant(now, zone),
  };
}
