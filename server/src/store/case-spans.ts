import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import { stageLight } from './light.js';
import { matches, type Queue } from './queue.js';

/** A case with a place, from its report to its end. Instants are UTC milliseconds. */
export interface SpanRow {
  readonly id: string;
  readonly number: string;
  readonly standard_ref: string;
  readonly kind: string;
  readonly class: string;
  readonly lon: number;
  readonly lat: number;
  readonly reported_at: number;
  readonly ended_at: number | null;
  readonly whole_warn: number | null;
  readonly whole_due: number | null;
  readonly light: string | null;
}

/** Those of a queue that were open at some instant of `[from, to]`, the latest report first, and how many there are. */
export async function readSpans(tx: Tx, queue: Queue, from: number, to: number, limit: number) {
  const lasting = tx
    .selectFrom('matter')
    .where((eb) => matches(eb, queue))
    .where('lon', 'is not', null)
    .where('lat', 'is not', null)
    .where('reported_at', '<=', at(to))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', at(from))]));
  const rows = await lasting
    .select(['id', 'number', 'standard_ref', 'kind', 'class', 'lon', 'lat', 'reported_at', 'ended_at'])
    .select(['whole_warn', 'whole_due', stageLight(queue.now).as('light')])
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const { total } = await lasting.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows: rows.map((row): SpanRow => ({ ...row, lon: row.lon ?? 0, lat: row.lat ?? 0 })), total: Number(total) };
}

/** How many of a queue were reported since an instant, by the smallest area that they lie in. */
export async function countReported(tx: Tx, queue: Queue, since: number): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('matter')
    .where((eb) => matches(eb, queue))
    .where('reported_at', '>=', at(since))
    .select((eb) => ['area_path', eb.fn.countAll<number>().as('total')])
    .groupBy(sql`area_path`)
    .execute();
  return new Map(rows.map(({ area_path: path, total }) => [path, Number(total)]));
}
