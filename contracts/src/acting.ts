import { z } from 'zod';
import { actBody, action } from './cases.js';
import { instant } from './common.js';
import { problem } from './problem.js';

/** As many cases as one request may concern. */
export const MOST_CASES = 200;

const caseId = z.string().min(1).max(64);

/** `POST /cases/bulk`: acts on many cases, one after the other in this order, each in a transaction of its own. */
export const bulkBody = z.object({
  items: z
    .array(
      actBody.extend({
        id: caseId,
        /** The act's own Idempotency-Key, as `POST /cases/{id}/events` takes it; absent: derived from the request's. */
        key: z
          .string()
          .regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 visible ASCII characters')
          .optional(),
      }),
    )
    .min(1)
    .max(MOST_CASES),
});

export const bulkResult = z.object({
  id: z.string(),
  ok: z.boolean(),
  /** The case's version after the act. */
  version: z.number().int().optional(),
  /** Why the act was not done. */
  problem: problem.optional(),
});

/** In the order of the items. */
export const bulkView = z.object({ results: z.array(bulkResult), now: instant });

/** `POST /cases/actions`: what the person may do to each of these cases now. */
export const actionsBody = z.object({ ids: z.array(caseId).min(1).max(MOST_CASES) });

/** Cases that the person may not see are left out. */
export const actionsView = z.object({
  items: z.array(z.object({ id: z.string(), version: z.number().int(), actions: z.array(action) })),
  now: instant,
});

/** `PUT /cases/{id}/viewers`: I am looking at the case, in this window. */
export const viewerBody = z.object({
  /** Made by the client, one for each window. */
  place: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  /** The event whose form is being filled in. */
  typing: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable(),
});

export const viewer = z.object({
  id: z.string(),
  name: z.string(),
  since: instant,
  /** The event whose form is being filled in. */
  typing: z.string().nullable(),
});

/** Who else is looking at the case, the first comer first. */
export const viewersView = z.object({ viewers: z.array(viewer), now: instant });

export type BulkBody = z.infer<typeof bulkBody>;
export type BulkResult = z.infer<typeof bulkResult>;
export type BulkView = z.infer<typeof bulkView>;
export type ActionsBody = z.infer<typeof actionsBody>;
export type ActionsView = z.infer<typeof actionsView>;
export type ViewerBody = z.infer<typeof viewerBody>;
export type Viewer = z.infer<typeof viewer>;
export type ViewersView = z.infer<typeof viewersView>;
