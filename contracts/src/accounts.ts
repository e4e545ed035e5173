import { z } from 'zod';
import { instant, named } from './common.js';
import { grant } from './session.js';

const login = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._@-]{1,39}$/, 'must be 2 to 40 letters, digits or . _ @ -');
const personName = z.string().trim().min(1).max(60);

/** A role with where it is held: an area's whole path, and a unit for roles that are held for one. */
export const grantBody = z.object({
  role: z.string().min(1).max(40),
  area: z.string().min(1).max(400),
  unit: z.string().min(1).max(60).nullable(),
});

export const account = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  state: z.enum(['active', 'locked', 'disabled']),
  /** Null where it is not locked, and where it is until somebody unlocks it. */
  lockedUntil: instant.nullable(),
  /** The password was given and not yet chosen. */
  mustChangePassword: z.boolean(),
  lastSignIn: instant.nullable(),
  createdAt: instant,
  grants: z.array(grant),
  /** The account of whoever asks. */
  own: z.boolean(),
});

/** `GET /admin/accounts`: by login. */
export const accountQuery = z.object({
  q: z.string().max(100).optional(),
  role: z.string().max(40).optional(),
  unit: z.string().max(60).optional(),
  state: z.enum(['active', 'locked', 'disabled']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const accountPage = z.object({
  items: z.array(account),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});

/** `GET /admin/accounts/{id}`, with what each role allows. */
export const accountDetail = account.extend({
  rights: z.array(
    z.object({
      role: z.string(),
      permissions: z.array(z.object({ permission: z.string(), scope: z.string() })),
    }),
  ),
});

export const accountCreate = z.object({ login, name: personName, grants: z.array(grantBody).max(20).default([]) });

/** What changes of an account; absent members stay. */
export const accountChange = z.object({
  name: personName.optional(),
  locked: z.boolean().optional(),
  disabled: z.boolean().optional(),
});

/** A password that is told once. */
export const accountWithPassword = z.object({ account: accountDetail, password: z.string() });

export const passwordChange = z.object({ old: z.string().min(1).max(500), new: z.string().min(1).max(500) });

/** `GET /admin/roles`: what can be granted, and what each role allows. */
export const roleList = z.object({
  roles: z.array(
    z.object({
      role: z.string(),
      /** Held for a unit. */
      unit: z.boolean(),
      /** Its holder may work for a company under contract. */
      company: z.boolean(),
      /** One of the three powers, of which nobody holds two. */
      power: z.boolean(),
      permissions: z.array(z.object({ permission: z.string(), scope: z.string() })),
    }),
  ),
  /** Where roles can be held: every area, parents before their children. */
  areas: z.array(z.object({ path: z.string(), name: z.string(), nameEn: z.string().nullable(), level: z.string() })),
  units: z.array(named.extend({ nameEn: z.string().nullable(), area: z.string().nullable(), contractor: z.boolean() })),
});

export type GrantBody = z.infer<typeof grantBody>;
export type Account = z.infer<typeof account>;
export type AccountQuery = z.infer<typeof accountQuery>;
export type AccountPage = z.infer<typeof accountPage>;
export type AccountDetail = z.infer<typeof accountDetail>;
export type AccountCreate = z.infer<typeof accountCreate>;
export type AccountChange = z.infer<typeof accountChange>;
export type AccountWithPassword = z.infer<typeof accountWithPassword>;
export type PasswordChange = z.infer<typeof passwordChange>;
export type RoleList = z.infer<typeof roleList>;
