import type { UnitLoss, UnitScoreView } from '@bihuan/contracts';
import { type ClockContext, type ClockName, readClock, runFacts, usedUpAt } from '@bihuan/flow';
import type { RunFact, ScoringPeriod, UnitScore } from '@bihuan/scoring';
import { formatInstant, localDate, parseLocal } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { type RowWithAddress, readRows } from '../store/queue.js';
import { mattersWithRuns } from '../store/runs.js';
import { readScored, type ScoredMatter } from '../store/scoring.js';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { inSnapshot } from './in-transaction.js';
import { type Loss, lossesOf } from './losses.js';
import { type OwnUnitInput, ownUnit, unitCase } from './own-units.js';
import { readableOf } from './queue-ways.js';
import { scoredPeriod } from './scored-period.js';
import { type Actor, type App, done, type Result } from './types.js';

const mostShown = 100;
const batch = 1000;
const minute = 60_000;

/** A run of the unit and where it comes from. */
interface UnitRun {
  readonly fact: RunFact;
  readonly row: ScoredMatter;
  /** Its place among the matter's runs. */
  readonly no: number;
}

/** The unit's score of this month so far, by the policy in force, and each run of cases it may read that costs points. */
export function unitScore(app: App, actor: Actor, input: OwnUnitInput): Promise<Result<UnitScoreView>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const own = ownUnit(config, actor, input);
    if (!own.ok) return own;
    const { unit } = own.value;
    const now = app.clock.now();
    const zone = config.calendar.timeZone;
    const scored = scoredPeriod(config, monthOf(now, zone), now);
    if (!scored.ok) return scored;
    const { period, policy } = scored.value;
    const runs = await runsOf(tx, config, unit.id, period);
    const { score, losses } = lossesOf(
      runs.map(({ fact }) => fact),
      unit.id,
      period,
      policy,
    );
    const costly = losses.flatMap((loss) => {
      const run = runs[loss.index];
      return run === undefined ? [] : [{ loss, run }];
    });
    const readable = await readableOf(tx, config, actor, new Set(costly.map(({ run }) => run.row.id)));
    const shown = costly.filter(({ run }) => readable.has(run.row.id));
    const first = shown.slice(0, mostShown);
    const ids = [...new Set(first.map(({ run }) => run.row.id))];
    const rows = new Map((await readRows(tx, actor.tenant, ids)).map((row) => [row.id, row]));
    return done({
      ...own.value,
      policy: policy.id,
      from: formatInstant(period.from, zone),
      to: formatInstant(period.to, zone),
      ...figuresOf(score),
      losses: first.flatMap(({ loss, run }) => {
        const row = rows.get(run.row.id);
        return row === undefined ? [] : [lossView(config, loss, run, row, score, now)];
      }),
      lost: shown.length,
      now: formatInstant(now, zone),
    });
  });
}

/** From the first of the month up to the first of the next. */
function monthOf(now: number, zone: string): { readonly from: number; readonly to: number } {
  const first = `${localDate(now, zone).slice(0, 7)}-01`;
  const next = new Date(Date.parse(`${first}T00:00Z`) + 32 * 86_400_000).toISOString().slice(0, 7);
  return { from: parseLocal(`${first}T00:00`, zone), to: parseLocal(`${next}-01T00:00`, zone) };
}

/** The unit's runs that may count in the period, as they stand now. */
async function runsOf(tx: Tx, config: TenantConfig, unit: string, period: ScoringPeriod): Promise<UnitRun[]> {
  const ids = await mattersWithRuns(tx, config.tenant, period.from, period.to, unit);
  const runs: UnitRun[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    for (const row of await readScored(tx, config.tenant, ids.slice(from, from + batch))) {
      runFacts(contextOf(config, row), row.fold).forEach((fact, no) => {
        if (fact.unit === unit) runs.push({ fact, row, no });
      });
    }
  }
  return runs;
}

function figuresOf({ should, pending, resolved, timely, timelyRate, resolvedRate, score }: UnitScore) {
  return { should, pending, resolved, timely, timelyRate, resolvedRate, score };
}

function lossView(
  config: TenantConfig,
  { reasons, points }: Loss,
  { fact, row, no }: UnitRun,
  shown: RowWithAddress,
  score: UnitScore,
  now: number,
): UnitLoss {
  const context = contextOf(config, row);
  const zone = config.calendar.timeZone;
  // The form by which the run is judged: with its extensions where they are recognised, else by the standard alone.
  const form = fact.extended && score.extensionsRecognised ? 'recognised' : 'standard';
  const clock: ClockName = { kind: 'handling', form, run: no };
  const reading = readClock(context, row.fold, clock, Math.max(now, row.fold.last));
  const late = reading?.allowanceMs == null ? 0 : reading.usedMs - reading.allowanceMs;
  const ended = row.fold.runs[no]?.legs.at(-1)?.to ?? null;
  return {
    case: unitCase(config, shown),
    reasons,
    points,
    dispatchedAt: formatInstant(fact.start, zone),
    dueAt: instantOrNull(usedUpAt(context, row.fold, clock), zone),
    feedbackAt: fact.resolved ? instantOrNull(ended, zone) : null,
    lateMinutes: late > 0 ? late / minute : null,
  };
}

function contextOf(config: TenantConfig, row: ScoredMatter): ClockContext {
  return config.context(row.definition_version, row.reported_at);
}
