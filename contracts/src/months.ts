import { z } from 'zod';
import { instant, named } from './common.js';
import { scorecard } from './reference.js';
import { indicatorCounts } from './trends.js';

export const monthsQuery = z.object({
  /** An area's path; the person's whole area where none is given. */
  area: z.string().max(400).optional(),
});

/**
 * `GET /scorecards/months`: the last twelve months and the same month of last year, oldest first, the last one up to now;
 * and the pairs of units between which cases went to and fro in the last twelve.
 */
export const months = z.object({
  area: z.object({ path: z.string(), name: z.string() }),
  months: z.array(
    z.object({
      month: z.string(),
      counts: indicatorCounts,
      patrol: z.object({ cells: z.number().int(), visited: z.number().int(), shifts: z.number().int() }),
      /** By the policy in force when it began. */
      score: scorecard.shape.area,
    }),
  ),
  pairs: z.array(
    z.object({
      units: z.tuple([named, named]),
      cases: z.array(z.object({ case: z.string(), number: z.string(), times: z.number().int() })),
    }),
  ),
  /** When they were counted: at most ten minutes ago. */
  at: instant,
});

export type MonthsQuery = z.infer<typeof monthsQuery>;
export type Months = z.infer<typeof months>;
