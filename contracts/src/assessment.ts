import { z } from 'zod';
import { instant, named } from './common.js';
import { scorecard } from './reference.js';

const text = z.string().trim().min(1).max(4000);

/** `2010-04`, `2010-Q2` or `2010`. */
export const assessmentId = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/);

export const assessmentState = z.enum(['draft', 'sent', 'frozen', 'published']);

const who = z.object({ at: instant, by: named });

const areaFigures = scorecard.shape.area;

/** Sums of the units' figures, by street, by class or by source. */
const groupFigures = areaFigures.extend({ group: z.string(), name: z.string() });

/** What is kept of a period when it is frozen. */
export const assessmentFigures = scorecard.extend({
  /** Versions of the documents by which the figures were made. */
  versions: z.object({ policy: z.number().int(), calendar: z.number().int(), units: z.number().int() }),
  streets: z.array(groupFigures),
  sources: z.array(groupFigures),
  classes: z.array(groupFigures),
});

const meeting = z.object({ on: z.iso.date(), people: z.string(), decisions: z.string(), by: named });

export const assessmentSummary = z.object({
  id: assessmentId,
  from: instant,
  to: instant,
  phase: z.enum(['trial', 'formal']),
  policy: z.string(),
  state: assessmentState,
  answerBy: instant.nullable(),
  /** Units that have something in it, that have confirmed it, and questions that are not answered. */
  units: z.number().int(),
  confirmed: z.number().int(),
  queries: z.number().int(),
  /** Appeals of its cases that are not decided. */
  appeals: z.number().int(),
});

/** `GET /assessment/periods` */
export const assessmentList = z.object({ periods: z.array(assessmentSummary), now: instant });

export const assessmentAnswer = z.object({
  id: z.string(),
  unit: named,
  kind: z.enum(['confirmed', 'query']),
  text: z.string(),
  at: instant,
  by: named,
  reply: z.object({ text: z.string(), at: instant, by: named }).nullable(),
});

/** `GET /assessment/periods/{id}`; a unit sees itself only. */
export const assessmentDetail = assessmentSummary.extend({
  made: who,
  sent: who.nullable(),
  meeting: meeting.nullable(),
  frozen: who.extend({ digest: z.string(), runs: z.number().int() }).nullable(),
  published: who.nullable(),
  /** Of a frozen period as they were then, else as they are now. */
  figures: assessmentFigures,
  answers: z.array(assessmentAnswer),
  /** Why it cannot be frozen yet; empty where it can. */
  hindrances: z.array(z.enum(['not-sent', 'answers-awaited', 'queries-open', 'no-meeting', 'appeals-open'])),
  now: instant,
});

const run = z.object({
  set: z.string(),
  resolved: z.boolean(),
  onTime: z.boolean(),
  timely: z.boolean(),
});

/** `GET /assessment/periods/{id}/changes`: how a frozen period would count now. */
export const assessmentChanges = z.object({
  asOf: instant,
  /** Units whose figures differ, as they were frozen and as they would be. */
  units: z.array(z.object({ unit: named, before: areaFigures, after: areaFigures })),
  /** At most 500. */
  runs: z.array(
    z.object({ case: z.string(), number: z.string(), unit: named, before: run.nullable(), after: run.nullable() }),
  ),
  total: z.number().int(),
});

/** `POST /assessment/periods` */
export const assessmentMake = z.object({ id: assessmentId, phase: z.enum(['trial', 'formal']) });

/** `POST /assessment/periods/{id}/acts` */
export const assessmentAct = z.discriminatedUnion('act', [
  /** To the units, who have so many workdays to answer. */
  z.object({ act: z.literal('send'), workdays: z.number().int().min(1).max(30) }),
  z.object({ act: z.literal('confirm'), unit: z.string().min(1).max(60) }),
  z.object({ act: z.literal('query'), unit: z.string().min(1).max(60), text }),
  z.object({ act: z.literal('reply'), answer: z.string().min(1).max(64), text }),
  z.object({ act: z.literal('meeting'), on: z.iso.date(), people: text, decisions: text }),
  z.object({ act: z.literal('freeze') }),
  z.object({ act: z.literal('publish') }),
]);

const counted = z.object({
  run: run.nullable(),
  unit: areaFigures.nullable(),
});

export const appeal = z.object({
  id: z.string(),
  case: z.object({ id: z.string(), number: z.string(), class: z.string() }),
  unit: named,
  about: z.enum(['clock', 'count']),
  asks: z.enum(['exclude', 'on-time']),
  grounds: z.string(),
  files: z.array(z.string()),
  state: z.enum(['open', 'accepted', 'refused']),
  made: who,
  decided: who.extend({ reason: z.string() }).nullable(),
  /** The month in which the run counts, by its first day's month. */
  period: z.string().nullable(),
  /** How the run and the unit's month counted, before the decision and after it; while it is open, as they stand. */
  before: counted.nullable(),
  after: counted.nullable(),
});

/** `GET /appeals` */
export const appealQuery = z.object({
  state: z.enum(['open', 'decided']).default('open'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const appealPage = z.object({
  appeals: z.array(appeal),
  /** All that wait. */
  open: z.number().int(),
  nextCursor: z.string().nullable(),
  now: instant,
});

/** `POST /appeals` */
export const appealBody = z.object({
  /** Id or number. */
  case: z.string().trim().min(1).max(64),
  unit: z.string().min(1).max(60),
  about: z.enum(['clock', 'count']),
  asks: z.enum(['exclude', 'on-time']),
  grounds: text,
  files: z.array(z.string().max(64)).max(20).default([]),
});

/** `POST /appeals/{id}/decision` */
export const appealDecision = z.object({ accept: z.boolean(), reason: z.string().trim().min(1).max(500) });

export type AssessmentFigures = z.infer<typeof assessmentFigures>;
export type AssessmentSummary = z.infer<typeof assessmentSummary>;
export type AssessmentList = z.infer<typeof assessmentList>;
export type AssessmentAnswer = z.infer<typeof assessmentAnswer>;
export type AssessmentDetail = z.infer<typeof assessmentDetail>;
export type AssessmentChanges = z.infer<typeof assessmentChanges>;
export type AssessmentMake = z.infer<typeof assessmentMake>;
export type AssessmentAct = z.infer<typeof assessmentAct>;
export type Appeal = z.infer<typeof appeal>;
export type AppealQuery = z.infer<typeof appealQuery>;
export type AppealPage = z.infer<typeof appealPage>;
export type AppealBody = z.infer<typeof appealBody>;
export type AppealDecision = z.infer<typeof appealDecision>;
