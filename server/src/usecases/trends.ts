import type { Trends } from '@bihuan/contracts';
import { formatInstant, localDate, parseLocal } from '@bihuan/worktime';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { readClosed, readFiled, readReported } from '../store/indicators.js';
import { covers } from './areas-tree.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { inSnapshot } from './in-transaction.js';
import { addCounts, countsOf, noCounts } from './indicators.js';
import { patrolWeeks } from './patrol/weeks.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface TrendsInput {
  /** An area's path. */
  readonly area?: string | undefined;
  /** Days, today included. */
  readonly days: number;
}

const keptMs = 60_000;
const kept = new WeakMap<App, Map<string, { readonly at: number; readonly value: Promise<Trends> }>>();

/**
 * The indicators by day of filing, by unit and by street, of an area that the person oversees. Counted at most once a
 * minute for each area and span, however many boards hang on the walls.
 */
export function trends(app: App, actor: Actor, input: TrendsInput): Promise<Result<Trends>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const overseen = reaches(rightsOf(config.newestFlow), actor, 'board.read').map(({ grant }) => grant.areaPath);
    const area = input.area ?? widest(overseen);
    if (area === undefined) return failed({ code: 'forbidden', permission: 'board.read' });
    if (!overseen.some((path) => covers(path, area))) return failed({ code: 'forbidden', permission: 'board.read' });
    const now = app.clock.now();
    const known = keptOf(app);
    const key = JSON.stringify([actor.tenant, config.revision, area, input.days, localDay(config, now)]);
    const before = known.get(key);
    if (before !== undefined && now - before.at < keptMs && now >= before.at) return done(await before.value);
    for (const [other, entry] of known) if (now - entry.at >= keptMs) known.delete(other);
    const value = count(tx, config, area, input.days, now);
    known.set(key, { at: now, value });
    try {
      return done(await value);
    } catch (error) {
      known.delete(key);
      throw error;
    }
  });
}

function keptOf(app: App) {
  const known = kept.get(app) ?? new Map<string, { at: number; value: Promise<Trends> }>();
  kept.set(app, known);
  return known;
}

const widest = (paths: readonly string[]): string | undefined => [...paths].sort((a, b) => a.length - b.length)[0];
const localDay = (config: TenantConfig, t: number) => localDate(t, config.calendar.timeZone);

async function count(tx: Tx, config: TenantConfig, area: string, days: number, now: number): Promise<Trends> {
  const zone = config.calendar.timeZone;
  const dates = datesBack(localDay(config, now), days);
  const from = parseLocal(`${dates[0]}T00:00`, zone);
  const isVoid = (state: string) => config.newestFlow.states[state]?.void === true;
  const filed = await readFiled(tx, config.tenant, area, from, now + 1);
  const byDay = new Map(dates.map((date) => [date, { ...noCounts(), date, reported: 0 }]));
  const byUnit = new Map<string, ReturnType<typeof noCounts>>();
  const byStreet = new Map<string, ReturnType<typeof noCounts>>();
  const add = (row: { area_path: string; unit: string | null }, at: number, counts: ReturnType<typeof noCounts>) => {
    const day = byDay.get(localDate(at, zone));
    if (day !== undefined) addCounts(day, counts);
    if (row.unit !== null) addCounts(groupOf(byUnit, row.unit), counts);
    const street = config.areas.on(row.area_path).find((each) => each.level === 'street');
    if (street !== undefined) addCounts(groupOf(byStreet, street.id), counts);
  };
  for (const row of filed) {
    if (isVoid(row.state)) continue;
    add(row, row.filed_at, countsOf(config, row, now));
  }
  for (const row of await readClosed(tx, config.tenant, area, from, now + 1)) {
    add(row, row.closed_at, { ...noCounts(), closed: 1 });
  }
  for (const at of await readReported(tx, config.tenant, area, from, now + 1)) {
    const day = byDay.get(localDate(at, zone));
    if (day !== undefined) day.reported += 1;
  }
  return {
    area: { path: area, name: config.areas.nameOf(area) },
    days: [...byDay.values()],
    units: [...byUnit].map(([id, counts]) => ({ ...counts, unit: namedUnit(config, id) })),
    streets: [...byStreet].map(([id, counts]) => ({
      ...counts,
      street: { id, name: config.areas.byId(id)?.name ?? id },
    })),
    patrol: await patrolWeeks(tx, config, area, dates),
    at: formatInstant(now, zone),
  };
}

function groupOf(groups: Map<string, ReturnType<typeof noCounts>>, id: string) {
  const group = groups.get(id) ?? noCounts();
  groups.set(id, group);
  return group;
}

/** Local dates up to one, oldest first. */
function datesBack(last: string, days: number): string[] {
  const end = Date.parse(`${last}T00:00:00Z`);
  return Array.from({ length: days }, (_, i) => new Date(end - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10));
}
