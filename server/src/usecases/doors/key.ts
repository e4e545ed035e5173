import { createHash } from 'node:crypto';
import { findKeyByHash, findPartner, type KeyRow, type PartnerRow, touchKey } from '../../store/partners.js';
import type { Actor, App } from '../types.js';

export const SCOPES = ['report', 'read'] as const;
export type KeyScope = (typeof SCOPES)[number];

/** Who asks by a key. */
export interface KeyHolder {
  readonly partner: PartnerRow;
  readonly key: KeyRow;
  /** As whom the partner reports and reads its own. */
  readonly actor: Actor;
}

/** What the log names as the actor of a partner's reports. */
export const personOfPartner = (id: string): string => `partner:${id}`;

export function actorOfPartner(tenant: string, partner: Pick<PartnerRow, 'id' | 'areaPath'>): Actor {
  return {
    tenant,
    person: personOfPartner(partner.id),
    grants: [{ role: 'partner', areaPath: partner.areaPath, unit: null }],
  };
}

/** A key names its tenant, so that finding it looks into no other's rows: `bh_620103.…`. */
export function makeKey(tenant: string, random: (bytes: number) => Buffer): string {
  return `bh_${tenant}.${random(32).toString('base64url')}`;
}

/** Tenant and hash of a key; null where the text is none. Only the hash is stored. */
export function readKey(text: string): { readonly tenant: string; readonly hash: Buffer } | null {
  const match = /^bh_([A-Za-z0-9_-]{1,40})\.[A-Za-z0-9_-]{43}$/.exec(text);
  if (match?.[1] === undefined) return null;
  return { tenant: match[1], hash: createHash('sha256').update(text).digest() };
}

/** The use of a key is remembered to the minute. */
const everyMs = 60_000;

/** Whose key it is; null: nobody's, revoked, run out, or of a partner that is retired. */
export async function holderOfKey(app: App, tenant: string, text: string): Promise<KeyHolder | null> {
  const read = readKey(text);
  if (read === null || read.tenant !== tenant) return null;
  const now = app.clock.now();
  const found = await app.db.snapshot(tenant, async (tx) => {
    const key = await findKeyByHash(tx, tenant, read.hash);
    if (key === undefined) return null;
    const partner = await findPartner(tx, tenant, key.partner);
    return partner === undefined ? null : { key, partner };
  });
  if (found === null || !isInForce(found.key, now) || found.partner.retiredAt !== null) return null;
  const { key, partner } = found;
  if (key.lastUsedAt === null || key.lastUsedAt < now - everyMs) {
    await app.db.transaction(tenant, (tx) => touchKey(tx, tenant, key.id, now, everyMs));
  }
  return { key, partner, actor: actorOfPartner(tenant, partner) };
}

export function isInForce({ revokedAt, expiresAt }: Pick<KeyRow, 'revokedAt' | 'expiresAt'>, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}
