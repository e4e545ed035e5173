import { type CardKind, type CompositeBody, compositeInForce } from '@bihuan/kit';
import { type Card, type Composite, cards } from '@bihuan/scoring';
import { localDate } from '@bihuan/worktime';
import { phaseOfSpan } from '../../store/assessment.js';
import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import type { ScoredPeriod } from '../scored-period.js';
import { type CardFilter, type CardSubject, cardSubjects } from './subjects.js';

export interface JudgedCards {
  /** As it is written; null where the policy makes the points, or nothing does. */
  readonly composite: CompositeBody | null;
  readonly trial: boolean;
  readonly subjects: readonly CardSubject[];
  /** In rank order; peers are everybody of the kind, whoever looks. */
  readonly cards: readonly Card[];
}

/** The cards of a kind for a period, by the composite in force at its start. */
export async function judgedCards(
  tx: Tx,
  config: TenantConfig,
  kind: CardKind,
  scored: ScoredPeriod,
  filter: CardFilter,
): Promise<JudgedCards> {
  const { period, policy } = scored;
  const start = localDate(period.from, config.calendar.timeZone);
  const composite = kind.byPolicy === true ? null : compositeInForce(config.composites, kind.id, start);
  const trial =
    composite?.phase === 'trial' || (await phaseOfSpan(tx, config.tenant, period.from, period.to)) === 'trial';
  const subjects = await cardSubjects(tx, config, kind, scored, filter);
  const rule = kind.byPolicy === true ? byPolicy(policy.weights) : composite;
  return {
    composite,
    trial,
    subjects,
    cards: cards(subjects, kind.indicators, rule === null ? null : { ...rule, trial }),
  };
}

/** The policy's own score: both shares stand over the same count, so that it is the same to the digit. */
function byPolicy({ timely, resolved }: { readonly timely: number; readonly resolved: number }): Composite {
  return {
    parts: [
      { indicator: 'timelyRate', weight: timely },
      { indicator: 'resolvedRate', weight: resolved },
    ],
    sample: { count: 'should', atLeast: 1 },
    grades: [],
    trial: false,
  };
}
