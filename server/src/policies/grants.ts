import { ADMINISTRATIVE } from './permissions.js';

export interface Held {
  readonly role: string;
}

/** Roles that are held for a unit. */
export const UNIT_ROLES = ['unit-clerk', 'unit-head', 'unit-crew'] as const;

/** Roles that people are given; `citizen` is whoever is not signed in. */
export const WORK_ROLES = [
  'duty-officer',
  'dispatcher',
  'hotline-agent',
  'video-operator',
  'collector',
  ...UNIT_ROLES,
  'grid-leader',
  'supervisor',
  'coordination-office',
  'leader',
] as const;

export const GRANTABLE: readonly string[] = [...WORK_ROLES, ...ADMINISTRATIVE];

/** Roles whose holders may work for a company under contract: it is scored for them, and gives no right. */
export function hasCompany(role: string): boolean {
  return role === 'collector';
}

export type GrantTrouble =
  /** One account never holds two of the three powers. */
  | 'one-power'
  /** Who administers, or watches administration, does not handle cases. */
  | 'power-and-post';

/** Powers are for the whole installation. */
export function isPower(role: string): boolean {
  return ADMINISTRATIVE.some((each) => each === role);
}

export function isUnitRole(role: string): boolean {
  return UNIT_ROLES.some((each) => each === role);
}

/** May somebody who holds these roles get another? Null where they may. */
export function grantTrouble(held: readonly Held[], role: string): GrantTrouble | null {
  const powers = new Set(held.map((each) => each.role).filter(isPower));
  const posts = held.some((each) => !isPower(each.role));
  if (isPower(role)) {
    if (powers.size > 0 && !powers.has(role)) return 'one-power';
    return posts ? 'power-and-post' : null;
  }
  return powers.size > 0 ? 'power-and-post' : null;
}
