import type { ScorecardRuns } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { findPeriod, readFrozenRuns } from '../../store/assessment.js';
import { findMatters } from '../../store/matters.js';
import { instantOrNull } from '../clock-view.js';
import { readableOf } from '../queue-ways.js';
import { readAs } from '../read-reference.js';
import { classNameOf } from '../scorecard-runs.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { assessedUnits } from './periods.js';

/** The runs behind a unit's frozen figures as they were kept: nothing is evaluated, whatever became of the cases since. */
export function frozenRuns(app: App, actor: Actor, id: string, unit: string): Promise<Result<ScorecardRuns>> {
  return readAs(app, actor, 'assessment.read', async (tx, config) => {
    const visible = assessedUnits(config, actor);
    const row = await findPeriod(tx, actor.tenant, id);
    if (row?.snapshot == null || (visible !== null && !visible.has(unit))) return failed({ code: 'not-found' });
    const runs = await readFrozenRuns(tx, actor.tenant, id, unit);
    const readable = await readableOf(tx, config, actor, new Set(runs.map(({ matter }) => matter)));
    const shown = runs.filter(({ matter }) => readable.has(matter));
    const ids = [...new Set(shown.map(({ matter }) => matter))];
    const matters = new Map((await findMatters(tx, actor.tenant, ids)).map((one) => [one.id, one]));
    const zone = config.calendar.timeZone;
    return done({
      runs: shown.map(({ matter, start_at, first_due_at, counts, on_time, ...run }) => {
        const of = matters.get(matter);
        return {
          ...run,
          case: matter,
          number: of?.number ?? matter,
          className: of === undefined ? '' : classNameOf(config, of),
          start: formatInstant(start_at, zone),
          firstDue: instantOrNull(first_due_at, zone),
          set: counts,
          onTime: on_time,
        };
      }),
    });
  });
}
