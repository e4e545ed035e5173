import { createHash } from 'node:crypto';

/** A session's token names its tenant, so that finding it looks into no other's rows: `620103.…`. */
export function makeToken(tenant: string, random: (bytes: number) => Buffer): string {
  return `${tenant}.${random(32).toString('base64url')}`;
}

/** Tenant and hash of a token; null where the text is none. Only the hash is stored. */
export function readToken(token: string): { readonly tenant: string; readonly hash: Buffer } | null {
  const match = /^([A-Za-z0-9_-]{1,40})\.[A-Za-z0-9_-]{43}$/.exec(token);
  if (match?.[1] === undefined) return null;
  return { tenant: match[1], hash: createHash('sha256').update(token).digest() };
}
