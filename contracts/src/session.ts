import { z } from 'zod';
import { instant, named } from './common.js';

export const signIn = z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(500) });

/** A role held in an area and, where it says so, for a unit. */
export const grant = z.object({
  role: z.string(),
  area: z.object({ path: z.string(), name: z.string() }),
  unit: named.nullable(),
});

export const session = z.object({
  person: named,
  tenant: named,
  grants: z.array(grant),
  /** What some grant allows, e.g. `event.reported`, `case.read`, `event.filed`, `scorecard.read`. */
  permissions: z.array(z.string()),
  /** The password was given by somebody else: until it is changed, everything but that is refused. */
  mustChangePassword: z.boolean(),
  /** In a practice: none of it is real. */
  practice: z.boolean(),
  now: instant,
  expiresAt: instant,
});
export type Session = z.infer<typeof session>;
export type SignIn = z.infer<typeof signIn>;
export type Grant = z.infer<typeof grant>;
