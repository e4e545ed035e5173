import type { ConfigPreview } from '@bihuan/contracts';
import { formatInstant, parseLocal } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { findDocument } from '../store/documents.js';
import { countOpen, countRunsDue, type OpenMatter, readOpen, someOpen } from '../store/open-matters.js';
import { namedUnit } from './case-summary.js';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { CONFIG_KINDS } from './config-kinds.js';
import { classKeyOf } from './documents.js';
import { clockColumns } from './matter-row.js';
import { policyPeriods } from './policy-periods.js';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface PreviewInput {
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
}

/** More open cases than these are not reckoned one by one while somebody waits: so many are taken at random. */
const most = 10_000;
const batch = 250;
const listed = 50;

/**
 * What a document would move if it were saved: open cases with their due instants and lights, before and after, by the
 * same reckoning as everywhere; of a policy, the stretches of time that it would judge otherwise. Writes nothing.
 */
export function previewConfig(app: App, actor: Actor, input: PreviewInput): Promise<Result<ConfigPreview>> {
  return readAs(app, actor, 'config.write', async (tx, config) => {
    const { kind, id, body } = input;
    const { tenant } = actor;
    const rules = CONFIG_KINDS[kind];
    const stands = await findDocument(tx, tenant, input);
    if (rules === undefined || rules.readOnly === true) return failed({ code: 'not-found' });
    if (stands === undefined && rules.many !== true && rules.id !== id) return failed({ code: 'not-found' });
    const errors = rules.check(body, { config, lists: app.config.lists, id, isNew: stands === undefined });
    if (errors.length > 0) return failed({ code: 'invalid', errors });
    const changed = await app.config.asIf(tx, tenant, [input]);
    const now = app.clock.now();
    const zone = changed.calendar.timeZone;
    const cases = rules.movesClocks === true ? await movedCases(tx, config, changed, now) : NOTHING;
    const periods = kind === 'policy' ? policyPeriods(config.policies, changed.policies) : [];
    return done({
      now: formatInstant(now, zone),
      cases,
      periods: await Promise.all(
        periods.map(async (period) => {
          const from = dayStart(period.from, zone);
          const to = Math.min(period.to === null ? now : dayStart(period.to, zone), now);
          return { ...period, runs: from >= to ? 0 : await countRunsDue(tx, tenant, from, to) };
        }),
      ),
    });
  });
}

const NOTHING: ConfigPreview['cases'] = { open: 0, examined: 0, moved: 0, turnRed: 0, leaveRed: 0, first: [] };

function dayStart(date: string, zone: string): number {
  return parseLocal(`${date}T00:00:00`, zone);
}

type Clocks = ReturnType<typeof clockColumns>;

interface Moved {
  readonly row: Omit<OpenMatter, 'fold'>;
  readonly clock: 'stage' | 'whole';
  readonly before: Clocks;
  readonly after: Clocks;
}

async function movedCases(
  tx: Tx,
  config: TenantConfig,
  changed: TenantConfig,
  now: number,
): Promise<ConfigPreview['cases']> {
  const open = await countOpen(tx, config.tenant);
  const ids = await someOpen(tx, config.tenant, most);
  const moved: Moved[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    for (const { fold, ...row } of await readOpen(tx, config.tenant, ids.slice(from, from + batch))) {
      const before = clockColumns(config, row.definition_version, fold, now);
      const after = clockColumns(changed, row.definition_version, fold, now);
      const clock = movedClock(before, after);
      if (clock !== null) moved.push({ row, clock, before, after });
    }
  }
  const isRed = ({ stage_light, whole_light }: Clocks) => stage_light === 'red' || whole_light === 'red';
  const turnRed = moved.filter(({ before, after }) => !isRed(before) && isRed(after)).length;
  const leaveRed = moved.filter(({ before, after }) => isRed(before) && !isRed(after)).length;
  const first = moved
    .map((each) => ({ each, rank: rank(each), due: clockOf(each.clock, each.after).due ?? Infinity }))
    .sort((a, b) => a.rank - b.rank || a.due - b.due || (a.each.row.id < b.each.row.id ? -1 : 1))
    .slice(0, listed)
    .map(({ each }) => view(config, changed, each));
  return { open, examined: ids.length, moved: moved.length, turnRed, leaveRed, first };
}

/** The clock that goes to red or leaves it; else the one whose due instant or light moves, the stage's first; null: none. */
function movedClock(before: Clocks, after: Clocks): 'stage' | 'whole' | null {
  const clocks = (['stage', 'whole'] as const).filter((clock) => {
    const [was, is] = [clockOf(clock, before), clockOf(clock, after)];
    return was.due !== is.due || was.light !== is.light;
  });
  return clocks.find((clock) => rank({ clock, before, after }) === 0) ?? clocks[0] ?? null;
}

/** Red, come or gone, before other lights, before instants alone. */
function rank({ clock, before, after }: Pick<Moved, 'clock' | 'before' | 'after'>): number {
  const [was, is] = [clockOf(clock, before).light, clockOf(clock, after).light];
  if (was === is) return 2;
  return was === 'red' || is === 'red' ? 0 : 1;
}

function clockOf(clock: 'stage' | 'whole', of: Clocks) {
  return clock === 'stage'
    ? { due: of.stage_due, light: of.stage_light ?? ('green' as const) }
    : { due: of.whole_due, light: of.whole_light };
}

function view(
  config: TenantConfig,
  changed: TenantConfig,
  { row, clock, before, after }: Moved,
): ConfigPreview['cases']['first'][number] {
  const [was, is] = [clockOf(clock, before), clockOf(clock, after)];
  const ref = { standardRef: row.standard_ref, kind: row.kind as 'component' | 'event', code: row.class };
  return {
    id: row.id,
    number: row.number,
    class: ref,
    className: config.classes.get(classKeyOf(ref))?.name ?? row.class,
    unit: row.unit === null ? null : namedUnit(config, row.unit),
    clock,
    dueBefore: instantOrNull(was.due, config.calendar.timeZone),
    dueAfter: instantOrNull(is.due, changed.calendar.timeZone),
    lightBefore: was.light,
    lightAfter: is.light,
  };
}
