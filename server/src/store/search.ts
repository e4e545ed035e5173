import { sql } from 'kysely';
import type { Tx } from './database.js';

/** Writes anew what some matters are found by: where one is new, its address was corrected, or its texts were erased. */
export async function indexTexts(tx: Tx, tenant: string, matters: readonly string[]): Promise<void> {
  if (matters.length === 0) return;
  await sql`insert into search_text (tenant, matter, body)
    select tenant, id, search_body(matter) from matter where tenant = ${tenant} and id = any(${[...matters]}::text[])
    on conflict (tenant, matter) do update set body = excluded.body
      where search_text.body is distinct from excluded.body`.execute(tx);
}

/** The words of a search as texts are kept: ASCII letters in lower case, nothing else changed. */
export function wordsOf(text: string): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
}

/** What the index holds of a word: its pairs of neighbours, or the one character that it is. */
export function gramsOf(tenant: string, words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const chars = [...word];
    const pairs = chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`);
    return (pairs.length === 0 ? chars : pairs).map((gram) => `${tenant} ${gram}`);
  });
}

/** Matters, open and ended, with a reporter whose phone ends in these four digits; with the phones as they were given. */
export function mattersOfPhone(
  tx: Tx,
  tenant: string,
  last4: string,
): Promise<{ readonly matter: string; readonly phone: string | null }[]> {
  return tx
    .selectFrom('contact')
    .select(['matter', 'phone'])
    .where('tenant', '=', tenant)
    .where('phone_last4', '=', last4)
    .where('erased_at', 'is', null)
    .execute();
}
