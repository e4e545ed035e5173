import { z } from 'zod';
import { caseRequest } from './cases.js';
import { classRef, instant, named, severity } from './common.js';

export const unitQuery = z.object({
  /** One of the units that the person acts for; absent: the first of them. */
  unit: z.string().max(64).optional(),
});

const unitCase = z.object({
  id: z.string(),
  number: z.string(),
  class: classRef.extend({ name: z.string() }),
  severity,
  address: z.string().nullable(),
  area: z.object({ path: z.string(), name: z.string() }),
});

const ownUnits = {
  unit: named,
  /** All units that the person acts for. */
  units: z.array(named),
  now: instant,
};

/** `GET /unit/requests[?unit=]`: what the unit asked for in the last 60 days, and what it was answered; the latest first. */
export const unitRequests = z.object({
  ...ownUnits,
  requests: z.array(z.object({ case: unitCase, request: caseRequest })),
});

/** Why a run takes points from its unit. */
export const lossReason = z.enum([
  /** Not resolved, and its due instant has passed. */
  'unresolved',
  /** Its accepted feedback came after its due instant. */
  'late',
  /** On time at last, but dispatched again for the same case beyond the allowance. */
  'repeat',
  /** On time with its extension, but the unit has more extended cases than are recognised. */
  'extension',
  /** Deferred, but the unit has more deferred cases than are recognised: the pause does not count. */
  'deferral',
  /** Deferred, extended, returned or dispatched again, where the policy takes none of these as timely. */
  'blemish',
]);

export const unitLoss = z.object({
  case: unitCase,
  reasons: z.array(lossReason),
  /** What the score would gain, exactly, had the run been resolved on time and without a mark; to two decimals. */
  points: z.number(),
  dispatchedAt: instant,
  /** When the allowance that counts was used up; null: it never was. */
  dueAt: instant.nullable(),
  /** The feedback that counts; null: the unit still has it, or it was not accepted. */
  feedbackAt: instant.nullable(),
  /** Beyond the allowance, in the case's own time (work time, or all time where it is urgent); null: not beyond it. */
  lateMinutes: z.number().nullable(),
});

/** `GET /unit/score[?unit=]`: the unit's score of this month so far, and each run that takes points from it. */
export const unitScore = z.object({
  ...ownUnits,
  policy: z.string(),
  from: instant,
  to: instant,
  should: z.number().int(),
  pending: z.number().int(),
  resolved: z.number().int(),
  timely: z.number().int(),
  timelyRate: z.number().nullable(),
  resolvedRate: z.number().nullable(),
  score: z.number().nullable(),
  /** Those that take the most first; at most 100. */
  losses: z.array(unitLoss),
  /** How many there are. */
  lost: z.number().int(),
});

export type UnitQuery = z.infer<typeof unitQuery>;
export type UnitRequests = z.infer<typeof unitRequests>;
export type LossReason = z.infer<typeof lossReason>;
export type UnitLoss = z.infer<typeof unitLoss>;
export type UnitScoreView = z.infer<typeof unitScore>;
