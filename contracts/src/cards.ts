import { z } from 'zod';
import { instant, queryInstant } from './common.js';

const name = z.object({ id: z.string(), zh: z.string(), en: z.string() });

/** A composite as it is written, and as it judged. */
export const composite = z.object({
  id: z.string(),
  card: z.string(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  phase: z.enum(['trial', 'formal']),
  parts: z.array(z.object({ indicator: z.string(), weight: z.number() })),
  sample: z.object({ count: z.string(), atLeast: z.number().int() }),
  grades: z.array(z.object({ grade: z.string(), from: z.number() })),
});

/** The document `cards`: how the points of each kind of cards are made up. */
export interface CardsBody {
  readonly composites: readonly z.infer<typeof composite>[];
}

const cardRow = z.object({
  /** A person's, a unit's or an area's id. */
  subject: z.string(),
  name: z.string(),
  /** By count; what is not kept for somebody is absent. */
  counts: z.record(z.string(), z.number().int()),
  figures: z.array(
    z.object({ id: z.string(), of: z.number().int(), per: z.number().int(), rate: z.number().nullable() }),
  ),
  /** Parts that had nothing to be a share of: their weight went to the others. */
  without: z.array(z.string()),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  rank: z.number().int().nullable(),
  unranked: z.enum(['trial', 'sample', 'no-score']).nullable(),
});

/** `asOf` defaults to the earlier of `to` and now. */
export const cardsQuery = z.object({
  card: z.string().min(1).max(40),
  from: queryInstant,
  to: queryInstant,
  asOf: queryInstant.optional(),
  /** An area's path. */
  area: z.string().min(1).max(400).optional(),
  /** By which the case came. */
  source: z.string().min(1).max(40).optional(),
});

/** `GET /cards` */
export const cardList = z.object({
  kind: name.extend({
    counts: z.array(name),
    indicators: z.array(
      name.extend({
        of: z.string(),
        per: z.string(),
        inverse: z.boolean().optional(),
        basis: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
    /** What is asked for and nobody keeps. */
    noData: z.array(name),
  }),
  from: instant,
  to: instant,
  asOf: instant,
  /** Null: the points are the policy's, or there are none. */
  composite: composite.nullable(),
  policy: z.string(),
  /** Versions of the documents that judged; 0: as the program brings it. */
  versions: z.object({ cards: z.number().int(), policy: z.number().int(), calendar: z.number().int() }),
  trial: z.boolean(),
  /** False while an update still gathers from the log what cards are counted from. */
  ready: z.boolean(),
  /** Only the person's own, without peers. */
  own: z.boolean(),
  rows: z.array(cardRow),
});

export const cardCasesQuery = cardsQuery.extend({
  subject: z.string().min(1).max(400),
  count: z.string().min(1).max(60),
  cursor: z.string().max(400).optional(),
});

/** `GET /cards/cases`: the cases behind a count, of those that the person may read; at most 100 at once. */
export const cardCases = z.object({
  cases: z.array(
    z.object({ case: z.string(), number: z.string(), className: z.string(), who: z.string(), at: instant }),
  ),
  nextCursor: z.string().nullable(),
});

export const cardHistoryQuery = z.object({
  card: z.string().min(1).max(40),
  subject: z.string().min(1).max(400),
  /** Instants between the periods, the first's start to the last's end: 2 to 13, with commas. */
  bounds: z.string().min(1).max(600),
  area: z.string().min(1).max(400).optional(),
  source: z.string().min(1).max(40).optional(),
});

/** `GET /cards/history`: one's figures over periods that follow one another. */
export const cardHistory = z.object({
  periods: z.array(
    z.object({
      from: instant,
      to: instant,
      counts: z.record(z.string(), z.number().int()),
      figures: cardRow.shape.figures,
      score: z.number().nullable(),
      grade: z.string().nullable(),
      rank: z.number().int().nullable(),
    }),
  ),
});

export type CompositeView = z.infer<typeof composite>;
export type CardList = z.infer<typeof cardList>;
export type CardRowView = z.infer<typeof cardRow>;
export type CardCases = z.infer<typeof cardCases>;
export type CardHistory = z.infer<typeof cardHistory>;
