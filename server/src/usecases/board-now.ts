import type { BoardNow } from '@bihuan/contracts';
import type { FlowDefinition } from '@bihuan/flow';
import { formatInstant, localDate, parseLocal } from '@bihuan/worktime';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { covers } from './areas-tree.js';
import { caseSummary, namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { linesOf, onBoard } from './open-board/on-board.js';
import type { OpenBoard } from './open-board/open-board.js';
import type { Counts } from './open-board/selection.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface BoardNowInput {
  /** An area's path; absent: the widest that the person oversees. */
  readonly area?: string | undefined;
}

const day = 86_400_000;
const mostOverdue = 20;
const none: Counts = { total: 0, green: 0, yellow: 0, red: 0 };

/** The open cases of an area that the person oversees, by light; what has been late for longest; and today's work. */
export function boardNow(app: App, actor: Actor, input: BoardNowInput): Promise<Result<BoardNow>> {
  return onBoard(app, actor.tenant, async (tx, config, look) => {
    const overseen = reaches(rightsOf(config.newestFlow), actor, 'board.read').map(({ grant }) => grant.areaPath);
    const area = input.area ?? [...overseen].sort((a, b) => a.length - b.length)[0];
    if (area === undefined || !overseen.some((path) => covers(path, area))) {
      return failed({ code: 'forbidden', permission: 'board.read' });
    }
    const now = app.clock.now();
    const { overdue, ...figures } = look((board) => figuresOf(board, config, area, now));
    const rows = await linesOf(tx, config.tenant, look, overdue);
    return done({
      area: { path: area, name: config.areas.nameOf(area) },
      ...figures,
      overdue: rows.map((row) => caseSummary(config, row, row.address, now)),
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

/** Two looks at the open cases of the area: at all, and at those that a unit has in hand. */
function figuresOf(board: OpenBoard, config: TenantConfig, area: string, now: number) {
  const query = { ways: [{ within: { kind: 'area', path: area } }], filter: {}, order: 'due', now } as const;
  const streets = config.areas.all.filter(({ level, path }) => level === 'street' && covers(area, path));
  const all = board.select(query);
  const open = all.counts();
  const [stages, severities] = [all.countBy('stage'), all.countBy('severity')];
  const inStreets = all.countByArea(streets.map(({ path }) => path));
  const overdue = all.firstAt('red', mostOverdue);
  // While a unit works on a case its light is the unit's; before and after that it is the centre's.
  const inHand = board.select({ ...query, filter: { states: statesInHand(config.newestFlow) } });
  const units = [...inHand.countBy('unit')];
  return {
    open,
    stages: Object.keys(config.newestFlow.stages).map((stage) => ({ ...(stages.get(stage) ?? none), stage })),
    severities: (['urgent', 'special', 'general'] as const).map((severity) => ({
      ...(severities.get(severity) ?? none),
      severity,
    })),
    units: units
      .flatMap(([id, counts]) => (id === null ? [] : [{ ...counts, unit: namedUnit(config, id) }]))
      .sort((a, b) => mostLate(a, b) || (a.unit.id < b.unit.id ? -1 : 1)),
    streets: streets
      .map(({ id, name, path }) => ({ ...(inStreets.get(path) ?? none), street: { id, name, path } }))
      .sort((a, b) => mostLate(a, b) || (a.street.path < b.street.path ? -1 : 1)),
    ...flowsOf(board, config, area, now),
    overdue,
  };
}

const mostLate = (a: Counts, b: Counts): number => b.red - a.red || b.total - a.total;

/** The states whose stage's clock is the unit's run. */
function statesInHand({ states, stages }: FlowDefinition): string[] {
  return Object.entries(states).flatMap(([state, { stage }]) =>
    stage !== null && stages[stage]?.allowance === 'run' ? [state] : [],
  );
}

/** Today up to now, and the same weekday a week ago up to the same time of the clock on the wall. */
function flowsOf(
  { recent }: OpenBoard,
  { calendar }: TenantConfig,
  area: string,
  now: number,
): Pick<BoardNow, 'today' | 'weekAgo'> {
  const today = localDate(now, calendar.timeZone);
  const before = new Date(Date.parse(`${today}T00:00Z`) - 7 * day).toISOString().slice(0, 10);
  const begin = parseLocal(`${today}T00:00`, calendar.timeZone);
  const beginBefore = parseLocal(`${before}T00:00`, calendar.timeZone);
  const spans = [
    { from: begin, to: now + 1 },
    { from: beginBefore, to: beginBefore + (now - begin) + 1 },
  ];
  const none = { reported: 0, filed: 0, closed: 0 };
  const [flow = none, flowBefore = none] = recent.flows(area, spans);
  return { today: { date: today, ...flow }, weekAgo: { date: before, ...flowBefore } };
}
