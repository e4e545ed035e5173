import type { Scorecard } from '@bihuan/contracts';
import { sumOfUnits } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { namedUnit } from './case-summary.js';
import { periodScore } from './period-score.js';
import { readAs } from './read-reference.js';
import { type PeriodInput, scoredPeriod, scoredUnits } from './scored-period.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export type { PeriodInput } from './scored-period.js';

/** What `bihuan evaluate` prints over the exported log, with names. */
export function scorecard(app: App, actor: Actor, input: PeriodInput): Promise<Result<Scorecard>> {
  return readAs(app, actor, 'scorecard.read', async (tx, config) => {
    const bad = unstorable({ ...input });
    if (bad !== null) return failed(bad);
    const scored = scoredPeriod(config, input, app.clock.now());
    if (!scored.ok) return scored;
    const { period, policy } = scored.value;
    const { units, area } = await periodScore(tx, config, scored.value, { area: input.area, source: input.source });
    const visible = scoredUnits(config, actor);
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
      // The sum of what the person sees, and so nothing of the units that they do not see.
      area:
        visible === null
          ? area
          : sumOfUnits(
              units.filter(({ unit }) => visible.has(unit)),
              policy,
            ),
    });
  });
}
