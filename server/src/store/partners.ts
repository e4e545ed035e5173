import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import type { PartnerSource } from './tables-doors.js';

/** Another system that reports and reads by keys of its own. */
export interface PartnerRow {
  readonly id: string;
  readonly name: string;
  readonly source: PartnerSource;
  /** Where it may report, and of what it is told. */
  readonly areaPath: string;
  /** Keys of the classes that it may report; empty: all. */
  readonly classes: readonly string[];
  readonly createdAt: number;
  readonly retiredAt: number | null;
}

export interface KeyRow {
  readonly id: string;
  readonly partner: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly perMinute: number;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}

const partnerColumns = [
  'id',
  'name',
  'source',
  'area_path as areaPath',
  'classes',
  'created_at as createdAt',
  'retired_at as retiredAt',
] as const;

const keyColumns = [
  'id',
  'partner',
  'label',
  'scopes',
  'per_minute as perMinute',
  'created_at as createdAt',
  'created_by as createdBy',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
  'last_used_at as lastUsedAt',
] as const;

export function readPartners(tx: Tx, tenant: string): Promise<PartnerRow[]> {
  return tx
    .selectFrom('partner')
    .select(partnerColumns)
    .where('tenant', '=', tenant)
    .orderBy(sql`retired_at is not null`)
    .orderBy('id')
    .execute();
}

export function findPartner(tx: Tx, tenant: string, id: string): Promise<PartnerRow | undefined> {
  return tx
    .selectFrom('partner')
    .select(partnerColumns)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** False where there is one of this id already. */
export async function insertPartner(
  tx: Tx,
  tenant: string,
  partner: Pick<PartnerRow, 'id' | 'name' | 'source' | 'areaPath' | 'classes'> & { readonly by: string },
  now: number,
): Promise<boolean> {
  const { id, name, source, areaPath, classes, by } = partner;
  const result = await tx
    .insertInto('partner')
    .values({
      tenant,
      id,
      name,
      source,
      area_path: areaPath,
      classes: [...classes],
      created_at: new Date(now),
      created_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updatePartner(
  tx: Tx,
  tenant: string,
  id: string,
  to: Pick<PartnerRow, 'name' | 'areaPath' | 'classes' | 'retiredAt'>,
): Promise<void> {
  await tx
    .updateTable('partner')
    .set({
      name: to.name,
      area_path: to.areaPath,
      classes: [...to.classes],
      retired_at: to.retiredAt === null ? null : new Date(to.retiredAt),
    })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/** All keys of all partners, the newest first. */
export function readKeys(tx: Tx, tenant: string): Promise<KeyRow[]> {
  return tx
    .selectFrom('partner_key')
    .select(keyColumns)
    .where('tenant', '=', tenant)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

export function findKeyByHash(tx: Tx, tenant: string, hash: Buffer): Promise<KeyRow | undefined> {
  return tx
    .selectFrom('partner_key')
    .select(keyColumns)
    .where('tenant', '=', tenant)
    .where('hash', '=', hash)
    .executeTakeFirst();
}

export interface NewKey {
  readonly id: string;
  readonly partner: string;
  readonly hash: Buffer;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly perMinute: number;
  readonly by: string;
  readonly expiresAt: number | null;
}

export async function insertKey(tx: Tx, tenant: string, key: NewKey, now: number): Promise<void> {
  const { perMinute, by, expiresAt, scopes, ...rest } = key;
  await tx
    .insertInto('partner_key')
    .values({
      tenant,
      ...rest,
      scopes: [...scopes],
      per_minute: perMinute,
      created_at: new Date(now),
      created_by: by,
      expires_at: expiresAt === null ? null : new Date(expiresAt),
    })
    .execute();
}

/** False where it was revoked before, or is none of the partner's. */
export async function revokeKey(
  tx: Tx,
  tenant: string,
  key: { readonly partner: string; readonly id: string; readonly by: string },
  now: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('partner_key')
    .set({ revoked_at: new Date(now), revoked_by: key.by })
    .where('tenant', '=', tenant)
    .where('partner', '=', key.partner)
    .where('id', '=', key.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Remembers the use, once in a while: the row is not written at each request. */
export async function touchKey(tx: Tx, tenant: string, id: string, now: number, every: number): Promise<void> {
  await tx
    .updateTable('partner_key')
    .set({ last_used_at: new Date(now) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where((each) => each.or([each('last_used_at', 'is', null), each('last_used_at', '<', at(now - every))]))
    .execute();
}
