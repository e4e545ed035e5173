import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { listOrders } from './list-orders.js';
import { foldOrders, type Order } from './order-fold.js';
import type { Actor } from './types.js';

const minute = 60_000;

let here: TestInstallation;
const who: Record<string, Actor> = {};
const actor = (name: string): Actor => who[name] ?? fail(name);

function fail(what: string): never {
  throw new Error(`nobody is ${what}`);
}

beforeAll(async () => {
  here = await testInstallation();
  for (const role of ['collector', 'duty-officer', 'dispatcher', 'supervisor', 'leader', 'hotline-agent']) {
    who[role] = await here.person(role, role);
  }
  who.clerk = await here.person('clerk', 'unit-clerk', { unit: 'xiyuan' });
  who.neighbour = await here.person('neighbour', 'unit-clerk', { unit: 'xihu' });
  who.elsewhere = await here.person('elsewhere', 'supervisor', { area: '620103/620103002' });
});
afterAll(() => here.close());

async function handled() {
  const one = await openCase(here.app, actor('collector'), { address: '西园路 1 号' });
  await one.next(actor('duty-officer'), 'filed', { standard: { hours: 4 } });
  await one.next(actor('dispatcher'), 'dispatched', { unit: 'xiyuan' });
  return one;
}

const orders = async (name: string, more: Partial<Parameters<typeof listOrders>[2]> = {}) =>
  good(await listOrders(here.app, actor(name), { show: 'open', limit: 50, ...more }));

describe('an order of supervision', () => {
  it('is listed from being asked for to its answer, and stands open again when the answer fails', async () => {
    const one = await handled();
    await one.next(actor('dispatcher'), 'supervision-required', { reason: '将要超时' });
    const asked = (await orders('supervisor', { case: one.id })).items;
    expect(asked).toMatchObject([
      { no: 1, status: 'asked', asked: { by: { id: 'dispatcher' }, text: '将要超时' }, ordered: null, events: [] },
    ]);

    here.clock.advance(minute);
    await one.next(actor('supervisor'), 'supervised', { order: '今天办完' });
    expect((await orders('clerk')).items).toMatchObject([
      {
        status: 'ordered',
        ordered: { text: '今天办完', as: 'supervisor', by: { id: 'supervisor' } },
        case: { id: one.id, address: '西园路 1 号', unit: { id: 'xiyuan' } },
      },
    ]);

    await one.next(actor('clerk'), 'feedback', { result: '已清理' });
    expect((await orders('clerk')).items).toEqual([]);
    expect((await orders('supervisor', { show: 'done' })).items).toMatchObject([
      { status: 'answered', events: [{ type: 'feedback', data: {} }] },
    ]);

    await one.next(actor('duty-officer'), 'feedback-refused', { reason: '照片看不清' });
    expect((await orders('supervisor')).items).toMatchObject([{ status: 'ordered', doneAt: null }]);
    await one.next(actor('duty-officer'), 'cancelled', { reason: '重复' });
    expect((await orders('supervisor', { case: one.id })).items).toMatchObject([{ status: 'lapsed' }]);
    expect(await orders('supervisor')).toMatchObject({ items: [], counts: { asked: 0, ordered: 0, done: 1 } });
  });

  it('of a leader is a written instruction on any open case, asked for by nobody', async () => {
    const one = await openCase(here.app, actor('collector'));
    await one.next(actor('leader'), 'supervised', { order: '请尽快查清' });
    const page = await orders('leader');
    expect(page.items).toMatchObject([{ asked: null, ordered: { as: 'leader' }, case: { unit: null } }]);
    expect(page.byUnit[0]).toMatchObject({ unit: null, ordered: 1 });
    expect(page.byArea[0]).toMatchObject({ area: { path: '620103/620103001', name: '西园街道' }, ordered: 1 });
    await one.next(actor('duty-officer'), 'rejected', { reason: 'x' });
  });

  it('is seen in its area and by the unit that has the case, and by nobody else', async () => {
    const one = await handled();
    await one.next(actor('supervisor'), 'supervised', { order: 'x' });
    const seen = async (name: string) => (await orders(name)).items.map((item) => item.case.id);
    expect(await seen('clerk')).toEqual([one.id]);
    expect(await seen('dispatcher')).toEqual([one.id]);
    expect(await seen('neighbour')).toEqual([]);
    expect(await seen('elsewhere')).toEqual([]);
    expect(await listOrders(here.app, actor('hotline-agent'), { show: 'open', limit: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'forbidden', permission: 'order.read' },
    });
    await one.next(actor('duty-officer'), 'cancelled', { reason: 'x' });
  });

  it('comes page by page, the oldest first, and is chosen by unit and area', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const one = await handled();
      here.clock.advance(minute);
      await one.next(actor('supervisor'), 'supervised', { order: 'x' });
      ids.push(one.id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await orders('supervisor', { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map((item) => item.case.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
    expect((await orders('supervisor', { unit: 'xihu' })).items).toEqual([]);
    expect((await orders('supervisor', { area: '620103/620103001', unit: 'xiyuan' })).items).toHaveLength(5);
    expect(await listOrders(here.app, actor('supervisor'), { show: 'open', limit: 1, cursor: 'x' })).toMatchObject({
      ok: false,
      failure: { code: 'invalid' },
    });
  });
});

describe('the index over orders', () => {
  it('is what a fold of the log gives, and what the migration makes of an older log', async () => {
    await simulate(here, { days: 21, casesPerDay: 30, seed: 3 });
    const read = () =>
      here.app.db.snapshot(here.tenant, (tx) =>
        tx.selectFrom('supervision_order').selectAll().orderBy('matter').orderBy('no').execute(),
      );
    const stored = await read();
    expect(stored.length).toBeGreaterThan(20);
    const events = await here.app.db.snapshot(here.tenant, (tx) =>
      tx.selectFrom('event').selectAll().orderBy('matter').orderBy('seq').execute(),
    );
    const byMatter = new Map<string, typeof events>();
    for (const event of events) byMatter.set(event.matter, [...(byMatter.get(event.matter) ?? []), event]);
    const folded = [...byMatter].flatMap(([matter, story]) =>
      foldOrders([], story, null).map((order: Order) => ({ matter, no: order.no, status: order.status })),
    );
    expect(stored.map(({ matter, no, status }) => ({ matter, no, status }))).toEqual(folded);

    const sql = readFileSync(new URL('../../src/migrations/0004_round-the-desk.sql', import.meta.url), 'utf8');
    const backfill =
      /-- The orders of the log as it stands\.\n(do \$\$[\s\S]*?\n\$\$;)/.exec(sql)?.[1] ?? fail('there');
    const owner = new pg.Client(here.base.connection);
    await owner.connect();
    await owner.query('delete from supervision_order');
    await owner.query(backfill);
    await owner.end();
    expect(await read()).toEqual(stored);
  });
});
