import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { iso } from './instants.js';
import { insertMany } from './many.js';
import type { EventTable } from './tables.js';

/** A line of the log. Texts about people stand in its data by reference only. */
export type EventRow = Selectable<EventTable>;

export async function insertEvents(tx: Tx, rows: readonly EventRow[]): Promise<void> {
  await insertMany(
    tx,
    'event',
    rows.map((row) => ({ ...row, at: iso(row.at), recorded_at: iso(row.recorded_at) })),
  );
}

/** The events of some matters, each matter's in order. */
export async function readEvents(tx: Tx, tenant: string, matters: readonly string[]): Promise<EventRow[]> {
  if (matters.length === 0) return [];
  return tx
    .selectFrom('event')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('matter', 'in', matters)
    .orderBy('matter')
    .orderBy('seq')
    .execute();
}

/** The same by matter; one without events is missing. */
export async function readEventsByMatter(
  tx: Tx,
  tenant: string,
  matters: readonly string[],
): Promise<Map<string, EventRow[]>> {
  const byMatter = new Map<string, EventRow[]>();
  for (const event of await readEvents(tx, tenant, matters)) {
    const events = byMatter.get(event.matter);
    if (events === undefined) byMatter.set(event.matter, [event]);
    else events.push(event);
  }
  return byMatter;
}

/** Who reported a matter, or one that was merged into it: those who began it, and those who joined. */
export async function readReporters(tx: Tx, tenant: string, matter: string): Promise<string[]> {
  const { rows } = await sql<{ actor: string }>`
    with recursive same (matter) as (
      select ${matter}::text collate "C"
      union
      select m.id from matter m join same on m.merged_into = same.matter where m.tenant = ${tenant}
    )
    select distinct e.actor from event e join same on same.matter = e.matter
    where e.tenant = ${tenant} and e.type in ('reported', 'joined')
    order by e.actor`.execute(tx);
  return rows.map(({ actor }) => actor);
}

/** Single events, by matter and number. */
export async function readEventsAt(
  tx: Tx,
  tenant: string,
  asked: readonly { readonly matter: string; readonly seq: number }[],
): Promise<EventRow[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<EventRow>`select e.* from event e
    join json_to_recordset(${JSON.stringify(asked)}::json) as a (matter text, seq integer)
      on e.matter = a.matter collate "C" and e.seq = a.seq
    where e.tenant = ${tenant}`.execute(tx);
  return rows;
}
