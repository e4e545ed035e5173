import { z } from 'zod';
import { instant, named } from './common.js';

/** A post: a role in an area, on which shift follows shift. */
const post = z.object({ role: z.string(), area: z.object({ path: z.string(), name: z.string() }) });

/** A case of a handover: as it stood then; its class and place as they are now, as far as the reader may see. */
const handedCase = z.object({
  id: z.string(),
  number: z.string(),
  class: z.string().nullable(),
  place: z.string().nullable(),
  state: z.string(),
  unit: named.nullable(),
  dueAt: instant.nullable(),
});

export const handoverSnapshot = z.object({
  counts: z.object({
    total: z.number().int(),
    green: z.number().int(),
    yellow: z.number().int(),
    red: z.number().int(),
  }),
  /** By state; what a dispatcher has in `handling` are requests that wait for an answer. */
  states: z.array(z.object({ state: z.string(), count: z.number().int() })),
  /** The late ones, the latest due first; 50 at most. */
  late: z.array(handedCase),
});

export const handoverView = z.object({
  id: z.string(),
  post,
  by: named,
  at: instant,
  remarks: z.string(),
  snapshot: handoverSnapshot,
  /** Cases that the next one has to know of. */
  mentions: z.array(z.object({ case: handedCase, note: z.string() })),
  signed: z.object({ by: named, at: instant, remark: z.string() }).nullable(),
  /** Whether the person who asks can sign for it. */
  maySign: z.boolean(),
});

/** `GET /handovers` */
export const handoverQuery = z.object({
  /** Only what waits for the signature of the person who asks. */
  waiting: z.enum(['yes']).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const handoverPage = z.object({
  items: z.array(handoverView),
  nextCursor: z.string().nullable(),
  now: instant,
});

/** `GET /handovers/posts`: the person's own posts, each with what stands open on it now. */
export const handoverPosts = z.object({
  posts: z.array(post.extend({ snapshot: handoverSnapshot })),
  now: instant,
});

export const handoverBody = z.object({
  role: z.string().max(40),
  area: z.string().max(400),
  remarks: z.string().trim().max(2000).default(''),
  mentions: z
    .array(z.object({ case: z.string().min(1).max(64), note: z.string().trim().max(200).default('') }))
    .max(30)
    .default([]),
});

export const signatureBody = z.object({ remark: z.string().trim().max(500).default('') });

export type HandoverSnapshot = z.infer<typeof handoverSnapshot>;
export type HandoverView = z.infer<typeof handoverView>;
export type HandoverQuery = z.infer<typeof handoverQuery>;
export type HandoverPage = z.infer<typeof handoverPage>;
export type HandoverPosts = z.infer<typeof handoverPosts>;
export type HandoverBody = z.infer<typeof handoverBody>;
export type SignatureBody = z.infer<typeof signatureBody>;
