import type { CoordinationPage, CoordinationQuery, CoordinationView } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { countCoordination, decidedMatters, openCoordination } from '../store/coordination.js';
import type { Tx } from '../store/database.js';
import { type EventRow, readEventsByMatter } from '../store/events.js';
import { readFund } from '../store/fund.js';
import { findMatters, type MatterRow } from '../store/matters.js';
import { namesOf } from '../store/people.js';
import { readTexts } from '../store/texts.js';
import { caseSummary, namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { eventsWithoutTexts } from './event-lines.js';
import { makeCursor, readCursor } from './page-cursor.js';
import { readAs } from './read-reference.js';
import { responsibilityOf } from './responsibility.js';
import { textsBySeq, unseal } from './seal.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** What waits for the coordination office, and what it decided, in the person's areas. */
export function listCoordination(app: App, actor: Actor, query: CoordinationQuery): Promise<Result<CoordinationPage>> {
  return readAs(app, actor, 'coordination.read', async (tx, config) => {
    const after = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'string']);
    if (query.cursor !== undefined && after === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });
    }
    const now = app.clock.now();
    const areas = reaches(rightsOf(config.newestFlow), actor, 'coordination.read').map((each) => each.grant.areaPath);
    const read = query.show === 'open' ? openCoordination : decidedMatters;
    const place = after === null ? null : { at: after[0], matter: after[1] };
    const found = await read(tx, actor.tenant, areas, place, query.limit + 1);
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return done({
      items: await views(
        tx,
        config,
        page.map((each) => each.matter),
        now,
      ),
      nextCursor: found.length > page.length && last ? makeCursor([last.at, last.matter]) : null,
      open: await countCoordination(tx, actor.tenant, areas),
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

async function views(tx: Tx, config: TenantConfig, ids: readonly string[], now: number): Promise<CoordinationView[]> {
  const { tenant } = config;
  const matters = new Map((await findMatters(tx, tenant, ids)).map((row) => [row.id, row]));
  const events = await readEventsByMatter(tx, tenant, ids);
  const texts = textsBySeq(await readTexts(tx, tenant, ids));
  const people = [...events.values()].flatMap((story) => story.map((event) => event.actor));
  const names = await namesOf(tx, tenant, people);
  const costs = (await readFund(tx, tenant, { matters: ids })).filter(
    (line) => line.kind === 'cost' && !line.corrected,
  );
  const owed = (id: string): number | null => {
    const own = costs.filter((line) => line.matter === id);
    return own.length === 0 ? null : own.reduce((sum, line) => sum - line.amount - line.recovered, 0);
  };
  return ids.flatMap((id) => {
    const row = matters.get(id);
    if (row === undefined) return [];
    const story = (events.get(id) ?? []).map((event) => ({
      ...event,
      data: unseal(event.data, texts(id, event.seq)),
    }));
    const named = (person: string) => ({ id: person, name: names.get(person) ?? person });
    return [viewOf(config, row, story, events.get(id) ?? [], named, owed(id), now)];
  });
}

type Named = (person: string) => { readonly id: string; readonly name: string };

function viewOf(
  config: TenantConfig,
  row: MatterRow,
  story: readonly EventRow[],
  stored: readonly EventRow[],
  named: Named,
  outstanding: number | null,
  now: number,
): CoordinationView {
  const zone = config.calendar.timeZone;
  const said = (event: EventRow | undefined, member: string) =>
    event === undefined
      ? null
      : { at: formatInstant(event.at, zone), by: named(event.actor), text: textOf(event.data[member]) ?? '' };
  const address = row.address_seq === null ? null : textOf(story[row.address_seq - 1]?.data.address);
  const kind = row.kind === 'component' ? 'component' : 'event';
  const ref = { standardRef: row.standard_ref, kind, code: row.class } as const;
  const decided = row.coordination ? undefined : story.findLast((event) => event.type === 'coordination-decided');
  const decision = said(decided, 'decision');
  const decidedUnit = textOf(decided?.data.unit);
  return {
    case: caseSummary(config, row, address, now),
    opened: said(
      story.findLast((event) => event.type === 'coordination-opened'),
      'reason',
    ),
    units: unitsOf(config, story, zone),
    responsibility: responsibilityOf(config, ref, row.area_path),
    decision: decision && { ...decision, unit: decidedUnit === null ? null : namedUnit(config, decidedUnit) },
    events: eventsWithoutTexts(
      stored.filter((event) => decided !== undefined && event.seq > decided.seq),
      named,
      zone,
    ),
    outstanding,
  };
}

/** Who had the case, in order, and how each gave it back or tried to. */
function unitsOf(config: TenantConfig, story: readonly EventRow[], zone: string): CoordinationView['units'] {
  const had: CoordinationView['units'] = [];
  for (const event of story) {
    const last = had.at(-1);
    if (event.type === 'dispatched') {
      had.push({ unit: namedUnit(config, String(event.data.unit)), at: formatInstant(event.at, zone), returned: null });
    } else if (event.type === 'return-requested' && last !== undefined) {
      last.returned = {
        at: formatInstant(event.at, zone),
        granted: false,
        reason: textOf(event.data.reason),
        ground: textOf(event.data.ground),
      };
    } else if (event.type === 'returned' && last?.returned) {
      last.returned = { ...last.returned, granted: true };
    }
  }
  return had;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
