import type { Tx } from './database.js';

export interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
}

export async function insertContact(
  tx: Tx,
  tenant: string,
  matter: string,
  seq: number,
  contact: Contact,
): Promise<void> {
  const digits = contact.phone?.replace(/\D/g, '') ?? '';
  const phone_last4 = digits.length >= 4 ? digits.slice(-4) : null;
  await tx
    .insertInto('contact')
    .values({ tenant, matter, seq, ...contact, phone_last4 })
    .execute();
}

/** The first reporter's; null where none was given, or all of it was erased. */
export async function findContact(tx: Tx, tenant: string, matter: string): Promise<Contact | null> {
  const row = await tx
    .selectFrom('contact')
    .select(['name', 'phone'])
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('erased_at', 'is', null)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** All reporters' that were given, by the event that they came with. */
export async function readContacts(tx: Tx, tenant: string, matter: string): Promise<Map<number, Contact>> {
  const rows = await tx
    .selectFrom('contact')
    .select(['seq', 'name', 'phone'])
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('erased_at', 'is', null)
    .execute();
  return new Map(rows.map(({ seq, ...contact }) => [seq, contact]));
}

export async function eraseContacts(tx: Tx, tenant: string, matter: string, now: number): Promise<number> {
  const result = await tx
    .updateTable('contact')
    .set({
      name: null,
      phone: null,
      phone_last4: null,
      cipher: null,
      key_id: null,
      phone_blind_index: null,
      erased_at: new Date(now),
    })
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
