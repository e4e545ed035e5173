import type { ScorecardRuns } from '@bihuan/contracts';
import { countedRuns } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import { periodFacts, type ScoredName } from './period-facts.js';
import { readableOf } from './queue-ways.js';
import { readAs } from './read-reference.js';
import { type PeriodInput, scoredPeriod, scoredUnits } from './scored-period.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/**
 * The runs behind a unit's figures, each with the set that it counts in: those of cases that the person may read, so that
 * a street's dispatcher sees the district's figures and the own street's cases.
 */
export function scorecardRuns(
  app: App,
  actor: Actor,
  input: PeriodInput & { readonly unit: string },
): Promise<Result<ScorecardRuns>> {
  return readAs(app, actor, 'scorecard.read', async (tx, config) => {
    const visible = scoredUnits(config, actor);
    if (visible !== null && !visible.has(input.unit)) {
      return failed({ code: 'forbidden', permission: 'scorecard.read' });
    }
    if (!config.units.has(input.unit)) return failed({ code: 'not-found' });
    const scored = scoredPeriod(config, input, app.clock.now());
    if (!scored.ok) return scored;
    const { period, policy } = scored.value;
    const { facts, matters } = await periodFacts(tx, config, period, undefined, {
      area: input.area,
      source: input.source,
    });
    const zone = config.calendar.timeZone;
    const counted = countedRuns(facts, input.unit, period, policy).filter((run) => run.set !== 'elsewhere');
    const readable = await readableOf(tx, config, actor, new Set(counted.map((run) => run.case)));
    const runs = counted.filter((run) => readable.has(run.case));
    return done({
      runs: runs.map((run) => {
        const matter = matters.get(run.case);
        return {
          ...run,
          number: matter?.number ?? run.case,
          className: matter ? classNameOf(config, matter) : '',
          start: formatInstant(run.start, zone),
          firstDue: instantOrNull(run.firstDue, zone),
        };
      }),
    });
  });
}

export function classNameOf(config: TenantConfig, matter: ScoredName): string {
  const { standard_ref, kind, class: code } = matter;
  return config.classes.get(classKeyOf({ standardRef: standard_ref, kind, code }))?.name ?? code;
}
