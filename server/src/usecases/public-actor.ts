import type { Actor } from './types.js';

/** Somebody who is not signed in, in a tenant: what the role of citizen may do. */
export function publicActor(tenant: string): Actor {
  return { tenant, person: 'public', grants: [{ role: 'citizen', areaPath: tenant, unit: null }] };
}
