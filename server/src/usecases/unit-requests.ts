import type { UnitRequests } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { unitParty } from '../policies/involves.js';
import { readEventsByMatter } from '../store/events.js';
import { readRows } from '../store/queue.js';
import { mattersWithRequests } from '../store/unit-requests.js';
import { historyOf, tellEvents } from './case-history.js';
import { requestsOf } from './case-requests.js';
import { inSnapshot } from './in-transaction.js';
import { type OwnUnitInput, ownUnit, unitCase } from './own-units.js';
import { readableOf } from './queue-ways.js';
import { type Actor, type App, done, type Result } from './types.js';

const day = 86_400_000;
const days = 60;
const mostCases = 50;

/** What the unit asked for of late in cases that the person may read, and what it was answered; the latest first. */
export function unitRequests(app: App, actor: Actor, input: OwnUnitInput): Promise<Result<UnitRequests>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const own = ownUnit(config, actor, input);
    if (!own.ok) return own;
    const { unit } = own.value;
    const now = app.clock.now();
    const found = await mattersWithRequests(tx, actor.tenant, unitParty(unit.id), now - days * day, mostCases);
    const readable = await readableOf(tx, config, actor, new Set(found));
    const rows = await readRows(
      tx,
      actor.tenant,
      found.filter((id) => readable.has(id)),
    );
    const events = await readEventsByMatter(
      tx,
      actor.tenant,
      rows.map((row) => row.id),
    );
    const requests: UnitRequests['requests'] = [];
    for (const row of rows) {
      const history = historyOf(config, row, row.fold, await tellEvents(tx, events.get(row.id) ?? []), now);
      const own = requestsOf(history).filter((request) => request.unit?.id === unit.id);
      requests.push(...own.map((request) => ({ case: unitCase(config, row), request })));
    }
    requests.sort((a, b) => Date.parse(b.request.at) - Date.parse(a.request.at) || b.request.seq - a.request.seq);
    return done({ ...own.value, requests, now: formatInstant(now, config.calendar.timeZone) });
  });
}
