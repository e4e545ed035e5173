import type { Appeal } from '@bihuan/contracts';
import { runFacts } from '@bihuan/flow';
import { countedRuns, sumOfUnits } from '@bihuan/scoring';
import { localDate } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import type { MatterRow } from '../../store/matters.js';
import type { TenantConfig } from '../config.js';
import { periodFacts } from '../period-facts.js';
import { periodScore } from '../period-score.js';
import { spanOf } from './period-id.js';
import { scoredOf } from './standing.js';

export interface Counted {
  /** The month in which the unit's latest run of the case counts; null: it has none. */
  readonly period: string | null;
  readonly counted: NonNullable<Appeal['before']>;
}

/** How the latest run of a unit in a case counts in its month, and what the unit's month is, as of now. */
export async function countedRun(
  tx: Tx,
  config: TenantConfig,
  row: Pick<MatterRow, 'id' | 'definition_version' | 'reported_at' | 'fold'>,
  unit: string,
  now: number,
): Promise<Counted> {
  const facts = runFacts(config.context(row.definition_version, row.reported_at), row.fold);
  const fact = facts.findLast((each) => each.unit === unit);
  if (fact === undefined) return { period: null, counted: { run: null, unit: null } };
  const zone = config.calendar.timeZone;
  const month = localDate(fact.firstDue ?? fact.start, zone).slice(0, 7);
  const { from, to } = spanOf(month, zone);
  const scored = scoredOf(config, { from_at: from, to_at: to }, now);
  const { units } = await periodScore(tx, config, scored);
  const own = units.filter((each) => each.unit === unit);
  // The repeat allowance, and whether extensions are recognised, are of the unit's whole month.
  const { facts: all } = await periodFacts(tx, config, scored.period, unit);
  const run = countedRuns(all, unit, scored.period, scored.policy).find(
    (each) => each.case === row.id && each.start === fact.start && each.set !== 'elsewhere',
  );
  return {
    period: month,
    counted: {
      run: run === undefined ? null : { set: run.set, resolved: run.resolved, onTime: run.onTime, timely: run.timely },
      unit: sumOfUnits(own, scored.policy),
    },
  };
}
