import { z } from 'zod';
import { assessmentId } from './assessment.js';
import { duration, instant, named } from './common.js';
import { scorecard } from './reference.js';

const version = z.number().int().min(1);
const code = z.string().trim().min(1).max(40);

/** The rules that are to be other ones; what is left out stays as it is. */
export const whatIfRules = z
  .object({
    /** A stored policy, by its id and version. */
    policy: z.object({ id: z.string().min(1).max(60), version }).optional(),
    /** A stored version of the calendar. */
    calendar: version.optional(),
    /** Limits of handling by class and severity; null: without limit. */
    limits: z
      .array(z.object({ class: code, severity: z.enum(['general', 'urgent', 'special']), limit: duration.nullable() }))
      .max(500)
      .optional(),
    /** To whom the cases of a class go first. */
    duties: z
      .array(z.object({ class: code, unit: z.string().min(1).max(60) }))
      .max(500)
      .optional(),
  })
  .refine((rules) => Object.values(rules).some((each) => each !== undefined), 'at least one other rule');

/** `POST /assessment/what-ifs` */
export const whatIfMake = z.object({ period: assessmentId, rules: whatIfRules });

const run = z.object({ unit: named, set: z.string(), resolved: z.boolean(), onTime: z.boolean(), timely: z.boolean() });

const side = scorecard.pick({ policy: true, units: true, area: true });

export const whatIfResult = z.object({
  asOf: instant,
  before: side,
  after: side,
  /** Runs that count otherwise, and the first 500 of them. */
  changed: z.number().int(),
  cases: z.array(z.object({ case: z.string(), number: z.string(), before: run.nullable(), after: run.nullable() })),
  /** Cases that could not have gone on as they did under the other rules: they count as they were. */
  untold: z.number().int(),
});

export const whatIfSummary = z.object({
  id: z.string(),
  period: assessmentId,
  rules: whatIfRules,
  state: z.enum(['waiting', 'running', 'done', 'stopped', 'failed']),
  gone: z.number().int(),
  total: z.number().int(),
  made: z.object({ at: instant, by: named }),
});

/** `GET /assessment/what-ifs`: of the last days, and which stored rules there are to choose from. */
export const whatIfList = z.object({
  whatIfs: z.array(whatIfSummary),
  policies: z.array(z.object({ id: z.string(), version, validFrom: z.string() })),
  calendars: z.array(z.object({ version, made: instant })),
});

/** `GET /assessment/what-ifs/{id}` */
export const whatIfDetail = whatIfSummary.extend({ result: whatIfResult.nullable() });

export type WhatIfRules = z.infer<typeof whatIfRules>;
export type WhatIfMake = z.infer<typeof whatIfMake>;
export type WhatIfResult = z.infer<typeof whatIfResult>;
export type WhatIfSummary = z.infer<typeof whatIfSummary>;
export type WhatIfList = z.infer<typeof whatIfList>;
export type WhatIfDetail = z.infer<typeof whatIfDetail>;
