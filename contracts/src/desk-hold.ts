import { z } from 'zod';
import { instant, named } from './common.js';

const area = z.object({ path: z.string(), name: z.string() });

/** `GET /cases/{id}/desk`: which desk works a case where a street has one of its own and the district oversees it. */
export const caseDesk = z.object({
  /** The street's own desk; null: there is none, and the district's works the case. */
  own: area.nullable(),
  /** The desk above that has taken the case over. */
  held: z.object({ area, by: named, at: instant }).nullable(),
  /** What the person may do about it. */
  may: z.enum(['take', 'give']).nullable(),
  now: instant,
});

/** `POST /cases/{id}/desk` */
export const caseDeskBody = z.object({ do: z.enum(['take', 'give']) });

export type CaseDesk = z.infer<typeof caseDesk>;
export type CaseDeskBody = z.infer<typeof caseDeskBody>;
