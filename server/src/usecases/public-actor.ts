import { PUBLIC_PERSON } from '../policies/allow.js';
import type { Actor } from './types.js';

/** Somebody who is not signed in, in a tenant: what the role of citizen may do. */
export function publicActor(tenant: string): Actor {
  return { tenant, person: PUBLIC_PERSON, grants: [{ role: 'citizen', areaPath: tenant, unit: null }] };
}
