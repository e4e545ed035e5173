import type { ActionsView } from '@bihuan/contracts';
import { isUp } from '@bihuan/flow';
import { formatInstant } from '@bihuan/worktime';
import { allows } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { readEvents } from '../store/events.js';
import { readInvolvedIn } from '../store/involved.js';
import { findMatters } from '../store/matters.js';
import { peopleWithRole } from '../store/people.js';
import { actionsOf } from './actions.js';
import { inSnapshot } from './in-transaction.js';
import { dutyNow } from './patrol/duty-now.js';
import { responsibilityOf } from './responsibility.js';
import { unstorable } from './storable.js';
import { subjectWith } from './subject.js';
import { suggestionsFor } from './suggestions.js';
import { type Actor, type App, done, failed, type Result } from './types.js';
import { componentsOfCases } from './upkeep.js';

/** What the person may do to each of some cases now, with what the server would fill in. In the order of the ids. */
export function listActions(
  app: App,
  actor: Actor,
  input: { readonly ids: readonly string[] },
): Promise<Result<ActionsView>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const bad = unstorable({ ...input });
    if (bad !== null) return failed(bad);
    const { tenant } = actor;
    const now = app.clock.now();
    const ids = [...new Set(input.ids)];
    const rows = new Map((await findMatters(tx, tenant, ids)).map((row) => [row.id, row]));
    const parties = await readInvolvedIn(tx, tenant, [...rows.keys()]);
    const collectors = await peopleWithRole(tx, tenant, 'collector');
    const duty = await dutyNow(tx, tenant, now);
    const components = await componentsOfCases(tx, config, [...rows.values()]);
    const items: ActionsView['items'] = [];
    for (const id of ids) {
      const row = rows.get(id);
      if (row === undefined) continue;
      const subject = subjectWith(row, parties.get(id) ?? new Set());
      if (!allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', subject)) continue;
      const kind = row.kind === 'component' ? 'component' : 'event';
      const ref = { standardRef: row.standard_ref, kind, code: row.class } as const;
      const responsibility = responsibilityOf(config, ref, row.area_path, components.get(row)?.upkeep);
      // Only what was asked for in a request stands in the story alone.
      const asks = isUp(row.fold.marks['extension-request'], now);
      const events = asks ? await readEvents(tx, tenant, [id]) : [];
      const suggested = await suggestionsFor(tx, config, actor, row, events, responsibility, {}, collectors, duty);
      const asked = { config, actor, row, subject, now, refusePastDue: app.refusePastDue };
      items.push({ id, version: row.version, actions: actionsOf(asked, suggested) });
    }
    return done({ items, now: formatInstant(now, config.calendar.timeZone) });
  });
}
