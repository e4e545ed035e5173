import type { Coverage, CoverageQuery } from '@bihuan/contracts';
import { parseLocal } from '@bihuan/worktime';
import { reaches } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { readVisits } from '../../store/shifts.js';
import { covers } from '../areas-tree.js';
import { inSnapshot } from '../in-transaction.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { cellsIn } from './cells-visited.js';
import { LONGEST_MS } from './patrol-limits.js';
import { requiredIn } from './required.js';

const permission = 'coverage.read';
const day = 86_400_000;
/** A year and a day: more is no question of a screen. */
const mostDays = 366;

/** Which grid cells of an area shifts came through in a period, and which they did not. Nobody is named. */
export function coverage(app: App, actor: Actor, query: CoverageQuery): Promise<Result<Coverage>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const overseen = reaches(rightsOf(config.newestFlow), actor, permission).map(({ grant }) => grant.areaPath);
    const [widest] = [...overseen].sort((a, b) => a.length - b.length);
    const path = query.area ?? widest;
    if (path === undefined || !overseen.some((each) => covers(each, path))) {
      return failed({ code: 'forbidden', permission });
    }
    if (!config.areas.has(path)) return failed({ code: 'not-found' });
    const days = (Date.parse(query.to) - Date.parse(query.from)) / day;
    if (days < 0 || days >= mostDays) {
      return failed({
        code: 'invalid',
        errors: [{ path: 'to', message: `a date from the first on, at most ${mostDays} days later` }],
      });
    }
    const zone = config.calendar.timeZone;
    const from = parseLocal(`${query.from}T00:00`, zone);
    const to = parseLocal(`${dayAfter(query.to)}T00:00`, zone);
    const visits = await readVisits(tx, actor.tenant, path, { from, to, longestMs: LONGEST_MS });
    const visited = new Set(visits.map((visit) => visit.cell));
    const cells = cellsIn(config.areas, path);
    const below = config.areas.all.filter((area) => area.parent === path.slice(path.lastIndexOf('/') + 1));
    const among = (area: string) => {
      const own = cells.filter((cell) => covers(area, cell.path));
      return { cells: own.length, visited: own.filter((cell) => visited.has(cell.id)).length };
    };
    return done({
      ...among(path),
      area: { path, name: config.areas.nameOf(path) },
      from: query.from,
      to: query.to,
      shifts: new Set(visits.map((visit) => visit.shift)).size,
      required: await requiredIn(tx, config, path, { from, to, now: app.clock.now() }, visits),
      parts: below.map(({ id, level, name, path: own }) => ({ area: { id, level, name, path: own }, ...among(own) })),
      missed: cells.filter((cell) => !visited.has(cell.id)).map(({ id, name, path: own }) => ({ id, name, path: own })),
    });
  });
}

export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 10);
}
