import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import type { Tx } from './database.js';

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 2, casesPerDay: 5 });
  await here.app.db.transaction('other', async (tx) => {
    await tx
      .insertInto('tenant')
      .values({ tenant: 'other', name: 'Other', created_at: new Date(0) })
      .execute();
  });
});
afterAll(() => here.close());

const as = <T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> => here.app.db.transaction(tenant, work);
const denied = { code: '42501' };

describe('the application’s role', () => {
  it('is in force in every transaction', async () => {
    const { rows } = await as(here.tenant, (tx) => sql<{ who: string }>`select current_user as who`.execute(tx));
    expect(rows).toEqual([{ who: 'bihuan_app' }]);
  });

  it.each(['event', 'admin_event', 'document', 'area', 'run', 'involved'] as const)(
    'cannot delete from %s',
    async (table) => {
      await expect(as(here.tenant, (tx) => tx.deleteFrom(table).execute())).rejects.toMatchObject(denied);
    },
  );

  it('cannot change or empty the log', async () => {
    await expect(
      as(here.tenant, (tx) => tx.updateTable('event').set({ actor: 'somebody else' }).execute()),
    ).rejects.toMatchObject(denied);
    await expect(as(here.tenant, (tx) => sql`truncate event`.execute(tx))).rejects.toMatchObject(denied);
  });

  it('cannot delete a matter or a person, nor move a text to another event', async () => {
    await expect(as(here.tenant, (tx) => tx.deleteFrom('matter').execute())).rejects.toMatchObject(denied);
    await expect(as(here.tenant, (tx) => tx.deleteFrom('person').execute())).rejects.toMatchObject(denied);
    await expect(as(here.tenant, (tx) => tx.deleteFrom('private_text').execute())).rejects.toMatchObject(denied);
    await expect(
      as(here.tenant, (tx) => tx.updateTable('private_text').set({ field: 'note' }).execute()),
    ).rejects.toMatchObject(denied);
  });
});

describe('row-level security', () => {
  const tables = [
    'document',
    'area',
    'matter',
    'event',
    'private_text',
    'run',
    'involved',
    'outbox',
    'person',
    'role_grant',
    'session',
    'contact',
    'admin_event',
    'idempotency',
    'viewer',
  ] as const;

  it.each(tables)('shows no row of %s to another tenant, nor to none', async (table) => {
    const seen = async (tenant: string): Promise<number> => {
      const row = await as(tenant, (tx) =>
        tx
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      );
      return row.n;
    };
    expect(await seen('other')).toBe(0);
    expect(await seen('')).toBe(0);
  });

  it('has rows to hide', async () => {
    const row = await as(here.tenant, (tx) =>
      tx
        .selectFrom('event')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    );
    expect(row.n).toBeGreaterThan(20);
  });

  it('lets nobody write for another tenant', async () => {
    const forge = as('other', (tx) =>
      tx
        .insertInto('session')
        .values({
          tenant: here.tenant,
          hash: Buffer.alloc(32),
          person: 'x',
          created_at: new Date(0),
          expires_at: new Date(1),
        })
        .execute(),
    );
    await expect(forge).rejects.toMatchObject(denied);
  });

  it('holds on every table with a tenant but the list of tenants', async () => {
    const { rows } = await as(here.tenant, (tx) =>
      sql<{ name: string }>`select c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and c.relkind = 'r'
        where c.relnamespace = 'public'::regnamespace and not c.relrowsecurity`.execute(tx),
    );
    expect(rows).toEqual([{ name: 'tenant' }]);
  });
});

describe('the three powers', () => {
  it('are never one account', async () => {
    await here.person('admin', 'administrator');
    const second = as(here.tenant, (tx) =>
      tx
        .insertInto('role_grant')
        .values({ tenant: here.tenant, person: 'admin', role: 'auditor', area_path: here.tenant, unit: '' })
        .execute(),
    );
    await expect(second).rejects.toMatchObject({ code: '23505' });
  });
});
