import { createHash } from 'node:crypto';
import type { AssessmentFigures } from '@bihuan/contracts';
import { byCodePoint, type CountedRun, countedRuns } from '@bihuan/scoring';
import { changePeriod, type FrozenRun, insertFrozenRuns, type PeriodRow } from '../../store/assessment.js';
import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import { periodFacts } from '../period-facts.js';
import { assessmentFigures } from './figures.js';
import { scoredOf } from './standing.js';

/**
 * Keeps a period as it stands: the figures with the settings and versions that made them, every run as it counts, and a
 * digest over these. The figures come from the deltas and the runs from the cases; that the two are one is checked here.
 * @throws Error where they are not: `bihuan verify-rollups` says which case it is
 */
export async function freeze(
  tx: Tx,
  config: TenantConfig,
  row: PeriodRow,
  by: string,
  now: number,
): Promise<AssessmentFigures> {
  const scored = scoredOf(config, row, now);
  const figures = await assessmentFigures(tx, config, scored);
  const runs = await runsNow(tx, config, row, now);
  const should = runs.filter(({ counts }) => counts === 'should').length;
  const timely = runs.filter(({ timely }) => timely).length;
  if (should !== figures.area.should || timely !== figures.area.timely) {
    throw new Error(`Period ${row.id}: the rollups do not agree with the cases. Run \`bihuan verify-rollups\`.`);
  }
  await changePeriod(tx, config.tenant, row.id, {
    state: 'frozen',
    frozen_at: now,
    frozen_by: by,
    snapshot: figures,
    digest: digestOf(runs),
  });
  await insertFrozenRuns(tx, config.tenant, row.id, runs);
  return figures;
}

/** The runs of a period as they count at an instant, in the order of their cases. */
export async function runsNow(
  tx: Tx,
  config: TenantConfig,
  row: Pick<PeriodRow, 'from_at' | 'to_at'>,
  now: number,
): Promise<FrozenRun[]> {
  const { period, policy } = scoredOf(config, row, now);
  const { facts } = await periodFacts(tx, config, period);
  return countedRuns(facts, null, period, policy)
    .filter(({ set }) => set !== 'elsewhere')
    .map(frozenRun)
    .sort((a, b) => byCodePoint(a.matter, b.matter) || byCodePoint(a.unit, b.unit) || a.start_at - b.start_at);
}

function frozenRun(run: CountedRun): FrozenRun {
  return {
    matter: run.case,
    unit: run.unit,
    start_at: run.start,
    first_due_at: run.firstDue,
    counts: run.set,
    resolved: run.resolved,
    on_time: run.onTime,
    timely: run.timely,
    deferred: run.deferred,
    extended: run.extended,
    returned: run.returned,
    repeat: run.repeat,
  };
}

/** SHA-256 over a line a run, in the order of their cases: whoever has the runs can work it out again. */
export function digestOf(runs: readonly FrozenRun[]): string {
  const hash = createHash('sha256');
  for (const run of runs) {
    const { matter, unit, start_at, first_due_at, counts, resolved, on_time, timely } = run;
    const { deferred, extended, returned, repeat } = run;
    const marks = [resolved, on_time, timely, deferred, extended, returned, repeat].map(Number).join('');
    hash.update(`${[matter, unit, start_at, first_due_at ?? '', counts, marks].join('|')}\n`);
  }
  return hash.digest('hex');
}
