import type { Scorecard } from '@bihuan/contracts';
import { score } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { namedUnit } from './case-summary.js';
import { periodFacts } from './period-facts.js';
import { readAs } from './read-reference.js';
import { type PeriodInput, scoredPeriod, scoredUnits } from './scored-period.js';
import { type Actor, type App, done, type Result } from './types.js';

export type { PeriodInput } from './scored-period.js';

/** What `bihuan evaluate` prints over the exported log, with names. */
export function scorecard(app: App, actor: Actor, input: PeriodInput): Promise<Result<Scorecard>> {
  return readAs(app, actor, 'scorecard.read', async (tx, config) => {
    const scored = scoredPeriod(config, input, app.clock.now());
    if (!scored.ok) return scored;
    const { period, policy } = scored.value;
    const { facts } = await periodFacts(tx, config, period);
    const ids = [...config.units.keys()];
    const { units, area } = score(facts, ids, period, policy);
    const visible = scoredUnits(config, actor);
    // The sum of what the person sees, and so nothing of the units that they do not see.
    const areaOf = (some: ReadonlySet<string | null>) => {
      const seen = facts.filter((fact) => some.has(fact.unit));
      return score(seen, ids, period, policy).area;
    };
    const zone = config.calendar.timeZone;
    return done({
      policy: policy.id,
      settings: { ...policy },
      from: formatInstant(period.from, zone),
      to: formatInstant(period.to, zone),
      asOf: formatInstant(period.asOf, zone),
      units: units
        .filter(({ unit }) => visible === null || visible.has(unit))
        .map((each) => ({ ...each, name: namedUnit(config, each.unit).name })),
      area: visible === null ? area : areaOf(visible),
    });
  });
}
