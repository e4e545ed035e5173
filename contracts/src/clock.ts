import { z } from 'zod';
import { duration, instant, light, named, queryInstant } from './common.js';

/** A clock as it stands at the answer's `now`. A running one turns yellow at `warnAt` and is red after `dueAt`. */
export const clockView = z.object({
  light,
  status: z.enum(['running', 'paused', 'stopped']),
  from: instant,
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  usedMinutes: z.number(),
  /** Null: no limit. */
  allowanceMinutes: z.number().nullable(),
  /** Of a pause with a planned end: the clock goes on then, with these instants. */
  resumes: z.object({ at: instant, dueAt: instant.nullable(), warnAt: instant.nullable() }).nullable(),
});

/** Why a piece of time does not count. */
export const whyNot = z.union([
  /** Closed by the calendar: rest, holiday, before, break, after, closed; `name` of the day where it has one. */
  z.object({ kind: z.literal('calendar'), reason: z.string(), name: z.string().optional() }),
  /** A pause; `ground` is what was written for it, where something was. */
  z.object({ kind: z.literal('paused'), cause: z.string(), by: named, ground: z.string().nullable() }),
  /** Between two legs of a unit: at the centre. */
  z.object({ kind: z.literal('centre') }),
]);

/** More time, added to what a unit had. */
export const extensionView = z.object({
  duration,
  minutes: z.number(),
  at: instant,
  by: named,
  /** What the unit asked it for. */
  reason: z.string().nullable(),
});

/** A stay of the case in a stage; in handling, a unit's unbroken responsibility, which has a leg for each dispatch. */
export const stageVisit = z.object({
  /** Counted from 1 in its stage; the ledger is asked for by it. */
  no: z.number().int(),
  from: instant,
  /** Null while it lasts. */
  to: instant.nullable(),
  /** Types of the events that began and ended it. */
  begunBy: z.string(),
  endedBy: z.string().nullable(),
  clock: clockView,
  /** When the allowance is used up, or was: also of a clock that stands still or has stopped. Null: no limit, or stopped before. */
  dueAt: instant.nullable(),
  stood: z.array(
    z.object({ from: instant, to: instant.nullable(), cause: z.string(), by: named, ground: z.string().nullable() }),
  ),
  /** Of handling; else null. */
  run: z
    .object({
      unit: named,
      dispatchNo: z.number().int(),
      /** Null: no limit. */
      standard: duration.nullable(),
      extensions: z.array(duration),
      legs: z.array(z.object({ from: instant, to: instant.nullable(), endedBy: z.string().nullable() })),
      /** From this dispatch number on, the whole span counts and not the legs alone. */
      unbroken: z.boolean(),
    })
    .nullable(),
});

export const stageView = z.object({
  stage: z.string(),
  status: z.enum(['done', 'now', 'ahead']),
  /** What a stay in it may take; null: no limit, or not set yet. */
  allowanceMinutes: z.number().nullable(),
  /** The earliest first. */
  visits: z.array(stageVisit),
});

const CLOCKS = [
  'stage',
  'handling',
  'standard',
  'whole',
  'supervision',
  'filing',
  'dispatch',
  'sendVerification',
  'verification',
  'closing',
] as const;

/** Why a clock is yellow or red, as facts that a sentence can be made of. */
export const lightReason = z.object({
  /** Whose ledger tells it interval by interval, and of which visit. */
  clock: z.enum(CLOCKS),
  visit: z.number().int().nullable(),
  reading: clockView,
  begunBy: z.string(),
  dueAt: instant,
  run: stageVisit.shape.run,
  /** What did not count between its start and its due instant, each reason once. */
  deducted: z.array(whyNot),
  /** Of the whole process: stages that took longer than they may. */
  lateStages: z.array(z.string()),
});

export const ledgerLine = z.object({
  start: instant,
  end: instant,
  minutes: z.number(),
  counted: z.boolean(),
  date: z.string(),
  why: whyNot.nullable(),
});

/**
 * `GET /cases/{id}/ledger?clock=…[&visit=…][&at=…]`. `stage`: the present one; `handling` and `standard`: a unit's run with
 * and without extensions and pauses; or a stage by its name. `visit`: which of several, the last where it is left out.
 * `at`: as it stood then, which must not be later than now.
 */
export const ledgerQuery = z.object({
  clock: z.enum(CLOCKS).default('stage'),
  visit: z.coerce.number().int().min(1).max(10_000).optional(),
  at: queryInstant.optional(),
});

export const ledgerView = z.object({
  clock: z.enum(CLOCKS),
  /** The stage whose clock it is; null: the whole process, or supervision. */
  stage: z.string().nullable(),
  visit: z.number().int().nullable(),
  case: z.object({ id: z.string(), number: z.string() }),
  severity: z.string(),
  begunBy: z.string(),
  run: stageVisit.shape.run,
  reading: clockView,
  dueAt: instant.nullable(),
  lines: z.array(ledgerLine),
  /** What counted, by date; dates on which nothing did are among them. */
  days: z.array(z.object({ date: z.string(), minutes: z.number() })),
  /** The sum of the counted lines: `reading.usedMinutes`. */
  countedMinutes: z.number(),
  /** Of which the allowance is the sum. */
  allowance: z.object({
    standard: z.object({ duration, minutes: z.number() }).nullable(),
    extensions: z.array(extensionView),
    /** Of the whole process: every stage with what it may take; null: no limit. */
    stages: z.array(z.object({ stage: z.string(), minutes: z.number().nullable() })),
    /** Null: no limit. */
    minutes: z.number().nullable(),
  }),
  /** What it was reckoned by. */
  policy: z.object({ id: z.string(), validFrom: z.string() }),
  calendar: z.object({ id: z.string(), version: z.number().int() }),
  /** Events of the case that it was reckoned from. */
  version: z.number().int(),
  /** SHA-256, in hexadecimal, over all of it but names and grounds, as docs/developer.md says. */
  digest: z.string(),
  now: instant,
});

export type ClockView = z.infer<typeof clockView>;
export type WhyNot = z.infer<typeof whyNot>;
export type StageView = z.infer<typeof stageView>;
export type StageVisitView = z.infer<typeof stageVisit>;
export type LightReason = z.infer<typeof lightReason>;
export type LedgerClock = (typeof CLOCKS)[number];
export type LedgerQuery = z.infer<typeof ledgerQuery>;
export type LedgerView = z.infer<typeof ledgerView>;
export type LedgerLineView = z.infer<typeof ledgerLine>;
