import { z } from 'zod';
import { instant, named } from './common.js';

/**
 * What the indicators of a day, a unit or a street are made of. Cases count on the day of filing, with what has become
 * of them since; `closed` counts on the day of closing, so that it may pass `filed`. Void cases (merged, cancelled,
 * referred) are in none.
 */
export const indicatorCounts = z.object({
  filed: z.number().int(),
  closed: z.number().int(),
  /** Filed, and neither dispatched yet nor past the dispatch stage's time. */
  undecided: z.number().int(),
  /** Dispatched for the first time within the dispatch stage's time. */
  promptly: z.number().int(),
  dispatched: z.number().int(),
  /** With an extension or a deferral approved. */
  delayed: z.number().int(),
  /** Dispatched again after a failed verification, a refused feedback or a reopening. */
  repeated: z.number().int(),
  feedbacks: z.number().int(),
  /** Verifications that did not pass. */
  failed: z.number().int(),
});

export const trendsQuery = z.object({
  /** An area's path; the person's whole area where none is given. */
  area: z.string().max(400).optional(),
  /** Days, today included. */
  days: z.coerce.number().int().min(7).max(92).default(56),
});

/** `GET /board/trends`: counts by day, oldest first, and the same of the whole span by unit and by street. */
export const trends = z.object({
  area: z.object({ path: z.string(), name: z.string() }),
  days: z.array(indicatorCounts.extend({ date: z.iso.date(), reported: z.number().int() })),
  units: z.array(indicatorCounts.extend({ unit: named })),
  streets: z.array(indicatorCounts.extend({ street: named })),
  /** Patrols: grid cells of the area, and how many of them some shift came through, in weeks that end with the last day. */
  patrol: z.object({
    cells: z.number().int(),
    weeks: z.array(
      z.object({ from: z.iso.date(), to: z.iso.date(), visited: z.number().int(), shifts: z.number().int() }),
    ),
  }),
  /** When they were counted: at most a minute ago. */
  at: instant,
});

export type IndicatorCounts = z.infer<typeof indicatorCounts>;
export type TrendsQuery = z.infer<typeof trendsQuery>;
export type Trends = z.infer<typeof trends>;
