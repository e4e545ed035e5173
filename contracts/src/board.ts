import { z } from 'zod';
import { caseSummary } from './cases.js';
import { instant, named, severity } from './common.js';

const lights = z.object({
  total: z.number().int(),
  green: z.number().int(),
  yellow: z.number().int(),
  red: z.number().int(),
});

/** What came in and went out of a day up to a time of it. */
const flow = z.object({
  date: z.iso.date(),
  reported: z.number().int(),
  filed: z.number().int(),
  closed: z.number().int(),
});

export const boardQuery = z.object({
  /** An area's path; the person's whole area where none is given. */
  area: z.string().max(400).optional(),
});

/** `GET /board/now`: the open cases of an area by the light of their stage, and what is latest of all. */
export const boardNow = z.object({
  area: z.object({ path: z.string(), name: z.string() }),
  open: lights,
  stages: z.array(lights.extend({ stage: z.string() })),
  severities: z.array(lights.extend({ severity })),
  /** The units that have open cases in hand, most late ones first. */
  units: z.array(lights.extend({ unit: named })),
  /** The streets of the area, most late ones first. */
  streets: z.array(lights.extend({ street: named.extend({ path: z.string() }) })),
  /** The 20 that have been late for longest. */
  overdue: z.array(caseSummary),
  today: flow,
  /** The same weekday a week ago, up to the same time of day. */
  weekAgo: flow,
  now: instant,
});

export type BoardQuery = z.infer<typeof boardQuery>;
export type BoardNow = z.infer<typeof boardNow>;
