import type { Tx } from './database.js';
import { isoOrNull } from './instants.js';
import { hex, insertMany } from './many.js';

/** A text about people, kept outside the log. Body and salt are null once it is erased. */
export interface TextRow {
  readonly matter: string;
  readonly seq: number;
  readonly field: string;
  readonly salt: Buffer | null;
  readonly body: string | null;
  readonly erasedAt: number | null;
}

export async function insertTexts(tx: Tx, tenant: string, texts: readonly TextRow[]): Promise<void> {
  const rows = texts.map(({ matter, seq, field, salt, body, erasedAt }) => ({
    tenant,
    matter,
    seq,
    field,
    salt: salt === null ? null : hex(salt),
    body,
    erased_at: isoOrNull(erasedAt),
  }));
  await insertMany(tx, 'private_text', rows);
}

export async function readTexts(tx: Tx, tenant: string, matters: readonly string[]): Promise<TextRow[]> {
  if (matters.length === 0) return [];
  const rows = await tx
    .selectFrom('private_text')
    .select(['matter', 'seq', 'field', 'salt', 'body', 'erased_at as erasedAt'])
    .where('tenant', '=', tenant)
    .where('matter', 'in', matters)
    .execute();
  return rows;
}

/** Erases texts for good, salts with them. Gives how many there were. */
export async function eraseTexts(
  tx: Tx,
  tenant: string,
  matter: string,
  seqs: readonly number[] | null,
  now: number,
): Promise<number> {
  const result = await tx
    .updateTable('private_text')
    .set({ salt: null, body: null, cipher: null, key_id: null, blind_index: null, erased_at: new Date(now) })
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('erased_at', 'is', null)
    .$if(seqs !== null, (query) => query.where('seq', 'in', seqs ?? []))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
