import { z } from 'zod';
import { instant, named, queryInstant } from './common.js';

/** `GET /admin/audit`: the latest first. */
export const auditQuery = z.object({
  actor: z.string().max(64).optional(),
  /** The beginning of an action's name: `account.` for all that was done to accounts. */
  action: z.string().max(60).optional(),
  kind: z.string().max(40).optional(),
  subject: z.string().max(200).optional(),
  q: z.string().max(100).optional(),
  from: queryInstant.optional(),
  to: queryInstant.optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const auditEvent = z.object({
  id: z.number().int(),
  at: instant,
  /** Null: nobody who was signed in, or the installation itself. */
  actor: named.nullable(),
  action: z.string(),
  kind: z.string(),
  subject: z.string(),
  /** What the subject was called then. */
  name: z.string(),
  address: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});

export const auditPage = z.object({ items: z.array(auditEvent), nextCursor: z.string().nullable() });

export type AuditQuery = z.infer<typeof auditQuery>;
export type AuditEvent = z.infer<typeof auditEvent>;
export type AuditPage = z.infer<typeof auditPage>;
