import type { Months } from '@bihuan/contracts';
import { formatInstant, localDate } from '@bihuan/worktime';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { readClosed, readFiled } from '../store/indicators.js';
import { readPassedBack } from '../store/ping-pong.js';
import { readVisits } from '../store/shifts.js';
import { covers } from './areas-tree.js';
import { spanOf } from './assessment/period-id.js';
import { scoredOf } from './assessment/standing.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { inSnapshot } from './in-transaction.js';
import { addCounts, countsOf, noCounts } from './indicators.js';
import { cellsIn } from './patrol/cells-visited.js';
import { LONGEST_MS } from './patrol/patrol-limits.js';
import { periodScore } from './period-score.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** Twelve, and the same one of last year. */
const MONTHS = 13;
const keptMs = 600_000;
const kept = new WeakMap<App, Map<string, { readonly at: number; readonly value: Promise<Months> }>>();

/**
 * The headline indicators and the scores by month, of an area that the person oversees, and the pairs of units between
 * which cases go to and fro. Counted at most every ten minutes for each area.
 */
export function months(app: App, actor: Actor, asked: string | undefined): Promise<Result<Months>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const overseen = reaches(rightsOf(config.newestFlow), actor, 'board.read').map(({ grant }) => grant.areaPath);
    const area = asked ?? [...overseen].sort((a, b) => a.length - b.length)[0];
    if (area === undefined || !overseen.some((path) => covers(path, area))) {
      return failed({ code: 'forbidden', permission: 'board.read' });
    }
    const now = app.clock.now();
    const known = kept.get(app) ?? new Map<string, { at: number; value: Promise<Months> }>();
    kept.set(app, known);
    const key = JSON.stringify([actor.tenant, config.revision, area]);
    const before = known.get(key);
    if (before !== undefined && now - before.at < keptMs && now >= before.at) return done(await before.value);
    for (const [other, entry] of known) if (now - entry.at >= keptMs) known.delete(other);
    const value = count(tx, config, area, now);
    known.set(key, { at: now, value });
    try {
      return done(await value);
    } catch (error) {
      known.delete(key);
      throw error;
    }
  });
}

async function count(tx: Tx, config: TenantConfig, area: string, now: number): Promise<Months> {
  const zone = config.calendar.timeZone;
  const ids = monthsBack(localDate(now, zone).slice(0, 7));
  const found: Months['months'] = [];
  for (const month of ids) found.push({ month, ...(await countMonth(tx, config, area, month, now)) });
  const { from } = spanOf(ids[1] ?? ids[0] ?? '', zone);
  return {
    area: { path: area, name: config.areas.nameOf(area) },
    months: found,
    pairs: pairsOf(config, await readPassedBack(tx, config.tenant, area, from, now + 1)),
    at: formatInstant(now, zone),
  };
}

/** Cases count in the month in which they were filed, with what has become of them since; closings in that of closing. */
async function countMonth(tx: Tx, config: TenantConfig, area: string, month: string, now: number) {
  const { from, to: end } = spanOf(month, config.calendar.timeZone);
  const to = Math.min(end, now + 1);
  const counts = noCounts();
  for (const row of await readFiled(tx, config.tenant, area, from, to)) {
    if (config.newestFlow.states[row.state]?.void !== true) addCounts(counts, countsOf(config, row, now));
  }
  counts.closed = (await readClosed(tx, config.tenant, area, from, to)).length;
  const cells = new Set(cellsIn(config.areas, area).map(({ id }) => id));
  const visits = await readVisits(tx, config.tenant, area, { from, to, longestMs: LONGEST_MS });
  const own = visits.filter(({ first_at, last_at, cell }) => last_at >= from && first_at < to && cells.has(cell));
  const { area: score } = await periodScore(tx, config, scoredOf(config, { from_at: from, to_at: end }, now), {
    area: area === config.areas.root?.path ? undefined : area,
  });
  return {
    counts,
    patrol: {
      cells: cells.size,
      visited: new Set(own.map(({ cell }) => cell)).size,
      shifts: new Set(own.map(({ shift }) => shift)).size,
    },
    score,
  };
}

/** Up to one, oldest first. */
function monthsBack(last: string): string[] {
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1;
  return Array.from({ length: MONTHS }, (_, i) => {
    const index = end - (MONTHS - 1 - i);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

/** The pairs with most cases first. */
function pairsOf(config: TenantConfig, rows: Awaited<ReturnType<typeof readPassedBack>>): Months['pairs'] {
  const pairs = new Map<string, Months['pairs'][number]>();
  for (const { one, other, matter, number, times } of rows) {
    const key = `${one}\n${other}`;
    const pair = pairs.get(key) ?? { units: [namedUnit(config, one), namedUnit(config, other)], cases: [] };
    pair.cases.push({ case: matter, number, times });
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.cases.length - a.cases.length);
}
