import { hostsOf } from '../check-map.js';
import { tenants } from '../tenants.js';
import type { App } from '../types.js';

/** The servers that any city of this installation has named for its map. By default there are none. */
export async function mapHosts(app: App): Promise<string[]> {
  const hosts = new Set<string>();
  for (const tenant of await tenants(app)) {
    const { map } = await app.db.snapshot(tenant, (tx) => app.config.of(tx, tenant));
    for (const host of hostsOf(map)) hosts.add(host);
  }
  return [...hosts].sort();
}
