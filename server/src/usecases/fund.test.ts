import type { FundBody } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { readCaseFund, readFundYear } from './fund.js';
import { listCoordination } from './list-coordination.js';
import type { Actor } from './types.js';
import { writeFund } from './write-fund.js';

let here: TestInstallation;
let office: Actor;
let duty: Actor;
let dispatcher: Actor;
let clerk: Actor;
let collector: Actor;

beforeAll(async () => {
  here = await testInstallation();
  office = await here.person('office', 'coordination-office');
  duty = await here.person('duty', 'duty-officer');
  dispatcher = await here.person('dispatcher', 'dispatcher');
  clerk = await here.person('clerk', 'unit-clerk', { unit: 'xiyuan' });
  collector = await here.person('collector', 'collector');
});
afterAll(() => here.close());

const write = (body: FundBody, key: string | null = null, who = office) => writeFund(here.app, who, { body, key });
const book = async (body: FundBody) => good(await write(body)).id;
const year = async (of = 2026) => good(await readFundYear(here.app, office, { year: of, limit: 50 }));

/** A pipe without an owner, on the street. */
const unowned = () => openCase(here.app, collector, { class: { kind: 'component', code: '01022' } });

describe('the fund', () => {
  it('books an allocation, a cost on its case and what is paid back, and its balance is their sum', async () => {
    const one = await unowned();
    await book({ kind: 'allocation', year: 2026, amount: 1_000_000 });
    const cost = await book({ kind: 'cost', case: one.id, amount: 300_050, party: '某施工队' });
    await book({ kind: 'recovery', entry: cost, amount: 100_000, party: '某公司' });
    expect(await year()).toMatchObject({
      sums: { year: 2026, allocated: 1_000_000, spent: 300_050, recovered: 100_000, balance: 799_950 },
      owing: [{ case: { id: one.id, number: one.number }, spent: 300_050, recovered: 100_000, outstanding: 200_050 }],
      entries: [
        { no: 3, kind: 'recovery', amount: 100_000, of: { id: cost, no: 2 }, case: { id: one.id }, party: '某公司' },
        { no: 2, kind: 'cost', amount: -300_050, outstanding: 200_050, by: { id: 'office' }, overdraws: false },
        { no: 1, kind: 'allocation', amount: 1_000_000, case: null },
      ],
    });
    expect(good(await readCaseFund(here.app, dispatcher, { case: one.id }))).toMatchObject({
      spent: 300_050,
      recovered: 100_000,
      outstanding: 200_050,
      entries: [{ kind: 'recovery' }, { kind: 'cost' }],
    });
    const tooMuch = await write({ kind: 'recovery', entry: cost, amount: 200_051, party: 'x' });
    expect(tooMuch).toMatchObject({
      ok: false,
      failure: { reason: 'fund-too-much', params: { outstanding: 200_050 } },
    });
  });

  it('takes entries back by counter-entries: a cost only when nothing is paid back of it', async () => {
    const before = (await year()).sums;
    const one = await unowned();
    const cost = await book({ kind: 'cost', case: one.id, amount: 5_000 });
    const back = await book({ kind: 'recovery', entry: cost, amount: 5_000, party: 'x' });
    const correct = (entry: string) => write({ kind: 'correction', entry, reason: '记错' });
    expect(await correct(cost)).toMatchObject({ ok: false, failure: { reason: 'fund-recovered' } });
    const counter = good(await correct(back)).id;
    expect(await correct(back)).toMatchObject({ ok: false, failure: { reason: 'fund-corrected' } });
    expect(await correct(counter)).toMatchObject({ ok: false, failure: { reason: 'fund-corrected' } });
    expect((await year()).owing.map((each) => each.case.id)).toContain(one.id);
    good(await correct(cost));
    expect(await write({ kind: 'recovery', entry: cost, amount: 1, party: 'x' })).toMatchObject({
      ok: false,
      failure: { reason: 'fund-not-cost' },
    });
    expect((await year()).sums).toEqual(before);
    expect(good(await readCaseFund(here.app, office, { case: one.id }))).toMatchObject({ spent: 0, outstanding: 0 });
  });

  it('overdraws a year only when that is said, and keeps that it was', async () => {
    const one = await unowned();
    const body = { kind: 'cost', case: one.id, amount: 100, year: 2027 } as const;
    expect(await write(body)).toMatchObject({
      ok: false,
      failure: { reason: 'fund-overdraw', params: { year: 2027, balance: 0, after: -100 } },
    });
    expect((await year(2027)).entries).toEqual([]);
    await book({ ...body, overdraw: true });
    expect(await year(2027)).toMatchObject({ sums: { balance: -100 }, entries: [{ overdraws: true }] });
  });

  it('lets two who spend the last of it at once not both have it', async () => {
    await book({ kind: 'allocation', year: 2028, amount: 1_000 });
    const one = await unowned();
    const spend = () => write({ kind: 'cost', case: one.id, amount: 700, year: 2028 });
    const results = await Promise.all([spend(), spend(), spend()]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await year(2028)).sums.balance).toBe(300);
  });

  it('writes once for a key', async () => {
    const body = { kind: 'allocation', year: 2029, amount: 1 } as const;
    const first = good(await write(body, 'one-key'));
    expect(good(await write(body, 'one-key'))).toEqual({ id: first.id, replayed: true });
    expect(await write({ ...body, amount: 2 }, 'one-key')).toMatchObject({
      ok: false,
      failure: { code: 'key-reused' },
    });
    expect((await year(2029)).entries).toHaveLength(1);
  });

  it('is written by the office only, read by the centre, and refuses what is not there', async () => {
    const body = { kind: 'allocation', year: 2026, amount: 1 } as const;
    expect(await write(body, null, duty)).toMatchObject({ ok: false, failure: { permission: 'fund.write' } });
    expect(await readFundYear(here.app, clerk, { limit: 1 })).toMatchObject({ ok: false });
    expect(await write({ kind: 'cost', case: 'none', amount: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'invalid', errors: [{ path: 'case' }] },
    });
    expect(await write({ kind: 'correction', entry: 'none', reason: 'x' })).toMatchObject({
      ok: false,
      failure: { code: 'invalid', errors: [{ path: 'entry' }] },
    });
  });

  it('comes page by page', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = good(
        await readFundYear(here.app, office, { year: 2026, limit: 2, ...(cursor === undefined ? {} : { cursor }) }),
      );
      seen.push(...page.entries.map((entry) => entry.no));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(seen.map((_, i) => seen.length - i));
  });
});

describe('the coordination office', () => {
  it('sees who had a case and gave it back, whom the catalogue knows, and what followed its decision', async () => {
    const one = await openCase(here.app, collector, {
      class: { kind: 'component', code: '01022' },
      address: '西津西路',
    });
    await one.next(duty, 'filed', { standard: { hours: 4 } });
    await one.next(dispatcher, 'dispatched', { unit: 'xiyuan' });
    await one.next(clerk, 'return-requested', { reason: '不是我们的', ground: '权责清单' });
    await one.next(dispatcher, 'returned', { reason: '同意' });
    await one.next(dispatcher, 'coordination-opened', { reason: '没有责任主体' });
    const list = async (show: 'open' | 'decided') =>
      good(await listCoordination(here.app, office, { show, limit: 10 }));
    expect(await list('open')).toMatchObject({
      open: 1,
      items: [
        {
          case: { id: one.id, address: '西津西路' },
          opened: { by: { id: 'dispatcher' }, text: '没有责任主体' },
          units: [{ unit: { id: 'xiyuan' }, returned: { granted: true, reason: '不是我们的', ground: '权责清单' } }],
          responsibility: { unit: null, why: 'no-lead' },
          decision: null,
          outstanding: null,
        },
      ],
    });
    await one.next(office, 'coordination-decided', { decision: '由城管执法局负责', unit: 'chengguanju' });
    await one.next(dispatcher, 'dispatched', { unit: 'chengguanju' });
    expect(await list('open')).toMatchObject({ open: 0, items: [] });
    expect(await list('decided')).toMatchObject({
      items: [
        {
          case: { id: one.id },
          decision: { text: '由城管执法局负责', unit: { id: 'chengguanju' } },
          events: [{ type: 'dispatched', data: { unit: 'chengguanju' } }],
        },
      ],
    });
    expect(await listCoordination(here.app, clerk, { show: 'open', limit: 1 })).toMatchObject({
      ok: false,
      failure: { permission: 'coordination.read' },
    });
  });
});
