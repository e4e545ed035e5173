import type { Tx } from './database.js';

export interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly position: number;
}

/** A person's views in their order. */
export function readViews(tx: Tx, tenant: string, person: string): Promise<ViewRow[]> {
  return tx
    .selectFrom('saved_view')
    .select(['id', 'name', 'query', 'position'])
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function writeView(tx: Tx, tenant: string, person: string, view: ViewRow): Promise<void> {
  const { id, name, position } = view;
  const query = JSON.stringify(view.query);
  await tx
    .insertInto('saved_view')
    .values({ tenant, person, id, name, query, position })
    .onConflict((conflict) => conflict.columns(['tenant', 'person', 'id']).doUpdateSet({ name, query, position }))
    .execute();
}

/** False where there was none. */
export async function deleteView(tx: Tx, tenant: string, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('saved_view')
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
