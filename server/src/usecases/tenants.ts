import type { App } from './types.js';

/** Codes of the tenants of this installation; none before the first start loaded one. */
export async function tenants(_app: App): Promise<string[]> {
  throw new Error('not built yet');
}
