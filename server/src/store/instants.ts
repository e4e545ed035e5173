import { type RawBuilder, sql } from 'kysely';

export const iso = (t: number): string => new Date(t).toISOString();
export const isoOrNull = (t: number | null): string | null => (t === null ? null : iso(t));

/** An instant as the right side of a comparison. */
export function at(t: number): RawBuilder<number> {
  return sql<number>`${t === Infinity ? 'infinity' : iso(t)}::timestamptz`;
}
