import type { Tx } from './database.js';

/** Which of some people hold a role, anywhere. */
export async function holdersAmong(
  tx: Tx,
  tenant: string,
  people: readonly string[],
  role: string,
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await tx
    .selectFrom('role_grant')
    .select('person')
    .where('tenant', '=', tenant)
    .where('person', 'in', people)
    .where('role', '=', role)
    .execute();
  return new Set(rows.map((row) => row.person));
}
