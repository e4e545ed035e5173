import { insertMany } from '../store/many.js';
import type { ComponentTable } from '../store/tables-place.js';
import type { App } from '../usecases/types.js';
import { PLACE } from './cases.js';
import { START } from './installation.js';

/** A component of a test: a street lamp where cases are, but for what is said. */
export interface TestComponent
  extends Partial<Pick<ComponentTable, 'name' | 'state' | 'lon' | 'lat' | 'maintainer' | 'area_path'>>,
    Partial<Pick<ComponentTable, 'maintained_from' | 'maintained_until'>> {
  readonly id: string;
  readonly class?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export async function putComponents(app: App, tenant: string, components: readonly TestComponent[]): Promise<void> {
  const rows = components.map((each) => ({
    tenant,
    version: 1,
    standard_ref: 'GB/T 47678.5-2026',
    class: '01001',
    name: `Name of ${each.id}`,
    state: 'intact',
    ...PLACE,
    area_path: tenant,
    maintainer: null,
    maintained_from: null,
    maintained_until: null,
    first_on: '2026-01-01',
    coordinates: 'wgs84',
    properties: {},
    changed_at: new Date(START).toISOString(),
    changed_by: 'test',
    ...each,
  }));
  // One by one: the rows of a test may say different things.
  await app.db.transaction(tenant, async (tx) => {
    for (const row of rows) await insertMany(tx, 'component', [row]);
  });
}
