import { z } from 'zod';
import { instant, named } from './common.js';

/** Money is whole fen. */
const fen = z.number().int();
const amount = fen.min(1).max(1_000_000_000_000);
const year = z.number().int().min(2000).max(2999);
const note = z.string().trim().max(500).optional();
const entryId = z.string().min(1).max(64);

export const fundKind = z.enum(['allocation', 'cost', 'recovery', 'correction']);

/** The case of an entry, as far as a ledger names it. */
const fundCaseRef = z.object({ id: z.string(), number: z.string(), class: z.string(), area: z.string() });

/** An entry of the fund for work on what nobody owns yet (代整治). Entries are never changed: a correction takes one back. */
export const fundEntry = z.object({
  id: z.string(),
  /** The budget year, and the entry's number in it. */
  year: z.number().int(),
  no: z.number().int(),
  kind: fundKind,
  /** What it does to the year's balance: an allocation and a recovery add, a cost takes. */
  amount: fen,
  case: fundCaseRef.nullable(),
  /** Number of the cost that was paid back, or of the entry that was taken back. */
  of: z.object({ id: z.string(), year: z.number().int(), no: z.number().int() }).nullable(),
  party: z.string().nullable(),
  note: z.string().nullable(),
  /** The balance went below nothing with it, confirmed by whoever wrote it. */
  overdraws: z.boolean(),
  /** A correction has taken it back. */
  corrected: z.boolean(),
  /** Of a cost that stands: what is not paid back yet. */
  outstanding: fen.nullable(),
  by: named,
  at: instant,
});

/** `GET /fund` */
export const fundQuery = z.object({
  /** Default: this year. */
  year: z.coerce.number().int().min(2000).max(2999).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const fundSums = z.object({ year: z.number().int(), allocated: fen, spent: fen, recovered: fen, balance: fen });

export const fundView = z.object({
  sums: fundSums,
  /** All years that have entries, and this one. */
  years: z.array(z.number().int()),
  entries: z.array(fundEntry),
  nextCursor: z.string().nullable(),
  /** Cases of any year on which something was spent that is not paid back, the greatest sum first; 200 at most. */
  owing: z.array(z.object({ case: fundCaseRef, spent: fen, recovered: fen, outstanding: fen })),
  now: instant,
});

/** `GET /fund/cases/{id}` */
export const caseFundView = z.object({
  entries: z.array(fundEntry),
  spent: fen,
  recovered: fen,
  outstanding: fen,
  now: instant,
});

/** A cost or a correction that takes the year's balance below nothing needs `overdraw: true`. */
const overdraw = z.boolean().optional();

export const fundBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('allocation'), year, amount, note }),
  z.object({
    kind: z.literal('cost'),
    case: z.string().min(1).max(64),
    /** Default: this year. */
    year: year.optional(),
    amount,
    /** Who did the work and is paid. */
    party: z.string().trim().max(100).optional(),
    note,
    overdraw,
  }),
  z.object({
    kind: z.literal('recovery'),
    /** The cost. */
    entry: entryId,
    year: year.optional(),
    amount,
    /** From whom. */
    party: z.string().trim().min(1).max(100),
    note,
  }),
  z.object({ kind: z.literal('correction'), entry: entryId, reason: z.string().trim().min(1).max(500), overdraw }),
]);

export type FundEntry = z.infer<typeof fundEntry>;
export type FundQuery = z.infer<typeof fundQuery>;
export type FundView = z.infer<typeof fundView>;
export type CaseFundView = z.infer<typeof caseFundView>;
export type FundBody = z.infer<typeof fundBody>;
