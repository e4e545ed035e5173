import type { AssessmentDetail, AssessmentSummary } from '@bihuan/contracts';
import { type Policy, policyInForce } from '@bihuan/kit';
import { formatInstant } from '@bihuan/worktime';
import { type AnswerRow, openAppealsIn, type PeriodRow } from '../../store/assessment.js';
import type { Tx } from '../../store/database.js';
import { instantOrNull } from '../clock-view.js';
import type { TenantConfig } from '../config.js';
import type { ScoredPeriod } from '../scored-period.js';

type Hindrance = AssessmentDetail['hindrances'][number];

/** Units with anything in the period, and how far each is with it. */
export interface Standing {
  readonly units: readonly string[];
  readonly confirmed: ReadonlySet<string>;
  readonly queries: number;
  readonly appeals: number;
}

type Figures = {
  readonly units: readonly { unit: string; dispatched: number; returnedAway: number; unlimited: number }[];
};

/** @param visible whose part is told; null: all */
export async function standingOf(
  tx: Tx,
  tenant: string,
  row: Pick<PeriodRow, 'from_at' | 'to_at'>,
  figures: Figures,
  answers: readonly AnswerRow[],
  visible: ReadonlySet<string | null> | null,
): Promise<Standing> {
  const sees = (unit: string) => visible === null || visible.has(unit);
  const units = figures.units
    .filter(({ unit, dispatched, returnedAway, unlimited }) => sees(unit) && dispatched + returnedAway + unlimited > 0)
    .map(({ unit }) => unit);
  const seen = answers.filter(({ unit }) => sees(unit));
  const appeals = [...(await openAppealsIn(tx, tenant, row.from_at, row.to_at))].filter(([unit]) => sees(unit));
  return {
    units,
    confirmed: new Set(units.filter((unit) => seen.findLast((each) => each.unit === unit)?.kind === 'confirmed')),
    queries: seen.filter(({ kind, reply }) => kind === 'query' && reply === null).length,
    appeals: appeals.reduce((sum, [, count]) => sum + count, 0),
  };
}

/** What stands between the period and its end; who says nothing in the time that was set has nothing against it. */
export function hindrancesOf(row: PeriodRow, standing: Standing, now: number): Hindrance[] {
  if (row.state === 'draft') return ['not-sent'];
  if (row.state !== 'sent') return [];
  const awaited = now <= (row.answer_by ?? 0) && standing.confirmed.size < standing.units.length;
  return [
    ...(awaited ? (['answers-awaited'] as const) : []),
    ...(standing.queries > 0 ? (['queries-open'] as const) : []),
    ...(standing.appeals > 0 ? (['appeals-open'] as const) : []),
    ...(row.met_on === null ? (['no-meeting'] as const) : []),
  ];
}

export function summaryOf(config: TenantConfig, row: PeriodRow, standing: Standing): AssessmentSummary {
  const zone = config.calendar.timeZone;
  return {
    id: row.id,
    from: formatInstant(row.from_at, zone),
    to: formatInstant(row.to_at, zone),
    phase: row.phase as AssessmentSummary['phase'],
    policy: row.policy,
    state: row.state as AssessmentSummary['state'],
    answerBy: instantOrNull(row.answer_by, zone),
    units: standing.units.length,
    confirmed: standing.confirmed.size,
    queries: standing.queries,
    appeals: standing.appeals,
  };
}

/**
 * An open period is read as of now: what is told late, and what an appeal changes, corrects it until it is frozen. By the
 * policy in force at its start, as it stands.
 */
export function scoredOf(config: TenantConfig, row: Pick<PeriodRow, 'from_at' | 'to_at'>, now: number): ScoredPeriod {
  return { period: { from: row.from_at, to: row.to_at, asOf: now }, policy: policyOf(config, row.from_at) };
}

export function policyOf(config: TenantConfig, from: number): Policy {
  return policyInForce(config.policies, from, config.calendar.timeZone) ?? config.policyAt(from);
}
