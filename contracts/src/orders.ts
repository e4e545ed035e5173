import { z } from 'zod';
import { caseEventView, caseSummary } from './cases.js';
import { instant, named } from './common.js';

/** Asked for and not given; given and not answered; answered; or the case ended without either. */
export const orderStatus = z.enum(['asked', 'ordered', 'answered', 'lapsed']);

const said = z.object({ at: instant, by: named, text: z.string() });

/** An order of supervision, with its case and what has happened since. */
export const orderView = z.object({
  case: caseSummary,
  /** The order's number in the case, from 1. */
  no: z.number().int(),
  status: orderStatus,
  /** Who of the centre required it, and why; null: it was given without being asked for. */
  asked: said.nullable(),
  /** `as`: a leader's written instruction (批示), or a supervisor's order. */
  ordered: said.extend({ as: z.enum(['leader', 'supervisor']) }).nullable(),
  /** When it was answered, or lost its case. */
  doneAt: instant.nullable(),
  /** What the log says of the case since the order was given, or asked for; without texts. */
  events: z.array(caseEventView),
});

/** `GET /orders` */
export const orderQuery = z.object({
  /** `open`: asked for or given, and not answered; `done`: of the last 90 days. */
  show: z.enum(['open', 'asked', 'ordered', 'done']).default('open'),
  /** The orders of one case, whatever their status. */
  case: z.string().max(64).optional(),
  area: z.string().max(400).optional(),
  unit: z.string().max(64).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const orderCounts = z.object({ asked: z.number().int(), ordered: z.number().int(), done: z.number().int() });

export const orderPage = z.object({
  items: z.array(orderView),
  nextCursor: z.string().nullable(),
  /** Of all that the person may see, whatever is chosen of units and areas; done: of the last 90 days. */
  counts: orderCounts,
  /** By the unit that has the case (null: none yet), and by street; most open ones first. */
  byUnit: z.array(orderCounts.extend({ unit: named.nullable() })),
  byArea: z.array(orderCounts.extend({ area: z.object({ path: z.string(), name: z.string() }) })),
  now: instant,
});

export type OrderView = z.infer<typeof orderView>;
export type OrderQuery = z.infer<typeof orderQuery>;
export type OrderPage = z.infer<typeof orderPage>;
