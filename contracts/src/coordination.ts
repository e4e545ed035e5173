import { z } from 'zod';
import { caseEventView, caseSummary } from './cases.js';
import { instant, named } from './common.js';
import { responsibilityView } from './responsibility.js';

const said = z.object({ at: instant, by: named, text: z.string() });

/** A case whose responsibility the coordination office settles, with what the dispute is about. */
export const coordinationView = z.object({
  case: caseSummary,
  /** Who asked last, and why. */
  opened: said.nullable(),
  /** Units that had it, in order: when it came to them, and how they gave it back. */
  units: z.array(
    z.object({
      unit: named,
      at: instant,
      /** Null: it has not come back from there. */
      returned: z
        .object({ at: instant, granted: z.boolean(), reason: z.string().nullable(), ground: z.string().nullable() })
        .nullable(),
    }),
  ),
  /** What the catalogue says of the class in this area. */
  responsibility: responsibilityView,
  decision: said.extend({ unit: named.nullable() }).nullable(),
  /** What the log says since the decision; without texts. */
  events: z.array(caseEventView),
  /** Spent on it from the fund and not paid back, in fen; null: nothing was spent. */
  outstanding: z.number().int().nullable(),
});

/** `GET /coordination` */
export const coordinationQuery = z.object({
  /** `open`: waits for a decision, the most urgent first; `decided`: the latest decision first. */
  show: z.enum(['open', 'decided']).default('open'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const coordinationPage = z.object({
  items: z.array(coordinationView),
  nextCursor: z.string().nullable(),
  /** How many wait. */
  open: z.number().int(),
  now: instant,
});

export type CoordinationView = z.infer<typeof coordinationView>;
export type CoordinationQuery = z.infer<typeof coordinationQuery>;
export type CoordinationPage = z.infer<typeof coordinationPage>;
