import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { putComponents } from '../../testing/put-components.js';
import { componentIndexOf, openComponents } from './index.js';

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
  const ids = Array.from({ length: 50 }, (_, i) => `LAMP-${i}`);
  await putComponents(
    here.app,
    here.tenant,
    ids.map((id, i) => ({ id, lon: 103.8 + i / 1000, properties: { depth: 1.2 } })),
  );
});
afterAll(() => here.close());

const known = () => here.app.db.snapshot(here.tenant, (tx) => componentIndexOf(here.app, tx, here.tenant));
const stateOf = async (id: string) => {
  const { index } = await known();
  const slot = index.slotOf(id);
  return slot === undefined ? null : index.stateAt(slot);
};
const changed = (id: string, state: string) => sql`update component set state = ${state} where id = ${id}`;

describe('the components of a process', () => {
  it('are what the database has, with their places and depths', async () => {
    const { index } = await known();
    expect(index.size).toBe(50);
    expect(index.pointAt(index.slotOf('LAMP-7') ?? -1)).toEqual({
      id: 'LAMP-7',
      standardRef: 'GB/T 47678.5-2026',
      class: '01001',
      state: 'intact',
      lon: 103.807,
      lat: 36.0643,
      depth: 1.2,
    });
  });

  it('show what was committed, whatever began before it, and never what was undone', async () => {
    const { db } = here.app;
    const before = await known();
    let release: () => void = () => {};
    let begun: () => void = () => {};
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    // Begins first, and commits last.
    const slow = db.transaction(here.tenant, async (tx) => {
      await changed('LAMP-1', 'broken').execute(tx);
      begun();
      await new Promise<void>((resolve) => (release = resolve));
    });
    await isBegun;
    await db.transaction(here.tenant, (tx) => changed('LAMP-2', 'lost').execute(tx));
    await db
      .transaction(here.tenant, async (tx) => {
        await changed('LAMP-3', 'lost').execute(tx);
        throw new Error('undone');
      })
      .catch(() => {});
    expect([await stateOf('LAMP-1'), await stateOf('LAMP-2'), await stateOf('LAMP-3')]).toEqual([
      'intact',
      'lost',
      'intact',
    ]);
    release();
    await slow;
    expect(await stateOf('LAMP-1')).toBe('broken');
    const after = await known();
    expect(after.changedAt).not.toBe(before.changedAt);
    expect((await known()).changedAt).toBe(after.changedAt);
    // Whoever was given the earlier one keeps it.
    expect(before.index.stateAt(before.index.slotOf('LAMP-2') ?? -1)).toBe('intact');
  });

  it('are read once however many ask at first, and begin anew when nobody has asked for an hour', async () => {
    const { db } = here.app;
    const components = openComponents(db, here.clock);
    const ask = (tenant: string) => db.snapshot(tenant, (tx) => components.of(tx, tenant));
    const asked = await Promise.all(Array.from({ length: 5 }, () => ask(here.tenant)));
    expect(new Set(asked.map(({ index }) => index)).size).toBe(1);
    here.clock.advance(2 * 3_600_000);
    expect((await ask('another')).index.size).toBe(0);
    expect((await ask(here.tenant)).index).not.toBe(asked[0]?.index);
  });

  it('are made anew, and tell the same, when much was changed', async () => {
    await here.app.db.transaction(here.tenant, (tx) =>
      sql`insert into component (tenant, id, version, standard_ref, class, name, state, lon, lat, area_path, first_on,
          changed_at, changed_by)
        select tenant, id || '-' || n, version, standard_ref, class, name, state, lon, lat, area_path, first_on,
          changed_at, changed_by from component, generate_series(1, 60) as n`.execute(tx),
    );
    const { index } = await known();
    expect([index.size, index.changed.size]).toEqual([50 * 61, 0]);
    expect(index.near(103.807, 36.0643, { metres: 10, most: 100 })).toHaveLength(61);
    expect(await stateOf('LAMP-2-60')).toBe('lost');
  });
});
