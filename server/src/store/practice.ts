import { sql } from 'kysely';
import type { Database, Tx } from './database.js';
import { at } from './instants.js';

/** How a practice tenant's code begins; the database holds every one of them to it. */
const PREFIX = 'practice-';

export const practiceCode = (random: string): string => `${PREFIX}${random}`;
export const isPractice = (tenant: string): boolean => tenant.startsWith(PREFIX);

/** Practices of a person, or all that were made before an instant. */
export function findPractices(
  db: Database,
  of: { readonly tenant: string; readonly person: string } | { readonly before: number },
): Promise<string[]> {
  return db.transaction('', async (tx) => {
    const rows = await tx
      .selectFrom('tenant')
      .select('tenant')
      .where('practice_of', 'is not', null)
      .$if('person' in of, (query) =>
        'person' in of ? query.where('practice_of', '=', of.tenant).where('practice_person', '=', of.person) : query,
      )
      .$if('before' in of, (query) => ('before' in of ? query.where('created_at', '<', at(of.before)) : query))
      .execute();
    return rows.map((row) => row.tenant);
  });
}

/** Deletes a practice with all that is in it, by the owner's own function: any other tenant stays whole. */
export async function deletePractice(db: Database, tenant: string): Promise<void> {
  await db.transaction(tenant, async (tx) => {
    await sql`select forget_practice(${tenant})`.execute(tx);
  });
}

/** Digests of the pictures that a tenant keeps. */
export async function keptDigests(tx: Tx, tenant: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('file')
    .select('digest')
    .distinct()
    .where('tenant', '=', tenant)
    .where('digest', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.digest ?? []);
}

/** When the practice was begun, and how many events of each type a person has written there. */
export async function practiceProgress(
  tx: Tx,
  tenant: string,
  person: string,
): Promise<{ readonly since: number; readonly written: ReadonlyMap<string, number> }> {
  const { created_at: since } = await tx
    .selectFrom('tenant')
    .select('created_at')
    .where('tenant', '=', tenant)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('event')
    .select((eb) => ['type', eb.fn.countAll<number>().as('count')])
    .where('tenant', '=', tenant)
    .where('actor', '=', person)
    .groupBy('type')
    .execute();
  return { since, written: new Map(rows.map((row) => [row.type, row.count])) };
}

/** Who wrote the last event of each open matter. */
export async function lastActors(tx: Tx, tenant: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('matter')
    .innerJoin('event', (join) =>
      join
        .onRef('event.tenant', '=', 'matter.tenant')
        .onRef('event.matter', '=', 'matter.id')
        .onRef('event.seq', '=', 'matter.version'),
    )
    .select(['matter.id', 'event.actor'])
    .where('matter.tenant', '=', tenant)
    .where('matter.ended_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.actor]));
}

/** Open matters in the states, the most urgent first. */
export async function openIds(tx: Tx, tenant: string, states: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('tenant', '=', tenant)
    .where('ended_at', 'is', null)
    .where('state', 'in', states)
    .orderBy('sort_at')
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map((row) => row.id);
}
