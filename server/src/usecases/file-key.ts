import { createHash } from 'node:crypto';
import type { App } from './types.js';

/** Where the bytes of a picture lie, and its thumbnail's. */
export function keysOf(tenant: string, digest: string): { readonly full: string; readonly thumb: string } {
  const full = `${tenant}/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`;
  return { full, thumb: `${full}.thumb` };
}

export async function removeBytes(app: App, tenant: string, digest: string): Promise<void> {
  const { full, thumb } = keysOf(tenant, digest);
  await app.files.remove(full);
  await app.files.remove(thumb);
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
