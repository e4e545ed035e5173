import type { AssessmentChanges, AssessmentFigures } from '@bihuan/contracts';
import { sumOfUnits, type UnitScore } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { type FrozenRun, findPeriod, readFrozenRuns } from '../../store/assessment.js';
import { findMatters } from '../../store/matters.js';
import { namedUnit } from '../case-summary.js';
import { periodScore } from '../period-score.js';
import { readableOf } from '../queue-ways.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { runsNow } from './freeze.js';
import { assessedUnits } from './periods.js';
import { scoredOf } from './standing.js';

const mostShown = 500;

/** How a frozen period would count if it were frozen now: what was told, decided or settled since. It stays as it is. */
export function assessmentChanges(app: App, actor: Actor, id: string): Promise<Result<AssessmentChanges>> {
  return readAs(app, actor, 'assessment.read', async (tx, config) => {
    const row = await findPeriod(tx, actor.tenant, id);
    if (row?.snapshot == null) return failed({ code: 'not-found' });
    const now = app.clock.now();
    const visible = assessedUnits(config, actor);
    const sees = ({ unit }: { readonly unit: string }) => visible === null || visible.has(unit);
    const scored = scoredOf(config, row, now);
    const frozen = row.snapshot as AssessmentFigures;
    const present = (await periodScore(tx, config, scored)).units;
    const sum = (unit: UnitScore) => sumOfUnits([unit], scored.policy);
    const units = frozen.units.filter(sees).flatMap((before) => {
      const after = present.find(({ unit }) => unit === before.unit);
      if (after === undefined || JSON.stringify(figuresOf(before)) === JSON.stringify(figuresOf(after))) return [];
      return [{ unit: namedUnit(config, before.unit), before: figuresOf(before), after: sum(after) }];
    });
    const runs = changedRuns(await readFrozenRuns(tx, actor.tenant, id), await runsNow(tx, config, row, now)).filter(
      sees,
    );
    const readable = await readableOf(tx, config, actor, new Set(runs.map(({ matter }) => matter)));
    const shown = runs.filter(({ matter }) => readable.has(matter)).slice(0, mostShown);
    const numbers = new Map(
      (await findMatters(tx, actor.tenant, [...new Set(shown.map(({ matter }) => matter))])).map((one) => [
        one.id,
        one.number,
      ]),
    );
    return done({
      asOf: formatInstant(now, config.calendar.timeZone),
      units,
      runs: shown.map(({ matter, unit, before, after }) => ({
        case: matter,
        number: numbers.get(matter) ?? matter,
        unit: namedUnit(config, unit),
        before: before === null ? null : runOf(before),
        after: after === null ? null : runOf(after),
      })),
      total: runs.length,
    });
  });
}

interface ChangedRun {
  readonly matter: string;
  readonly unit: string;
  readonly before: FrozenRun | null;
  readonly after: FrozenRun | null;
}

function changedRuns(before: readonly FrozenRun[], after: readonly FrozenRun[]): ChangedRun[] {
  const key = (run: FrozenRun) => `${run.matter}\n${run.unit}\n${run.start_at}`;
  const then = new Map(before.map((run) => [key(run), run]));
  const now = new Map(after.map((run) => [key(run), run]));
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((each) => {
    const [was, is] = [then.get(each) ?? null, now.get(each) ?? null];
    const one = was ?? is;
    if (one === null || JSON.stringify(was && runOf(was)) === JSON.stringify(is && runOf(is))) return [];
    return [{ matter: one.matter, unit: one.unit, before: was, after: is }];
  });
}

export function runOf({ counts, resolved, on_time, timely }: FrozenRun) {
  return { set: counts, resolved, onTime: on_time, timely };
}

function figuresOf(unit: UnitScore) {
  const { dispatched, returnedAway, unlimited, pending, should, resolved, timely } = unit;
  const { timelyRate, resolvedRate, score } = unit;
  return { dispatched, returnedAway, unlimited, pending, should, resolved, timely, timelyRate, resolvedRate, score };
}
