import type { HandoverBody } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { getHandover, handoverPosts, listHandovers, makeHandover, signHandover } from './handover.js';
import type { Actor } from './types.js';

const hour = 3_600_000;
const STREET = '620103/620103001';

let here: TestInstallation;
let collector: Actor;
let early: Actor;
let late: Actor;
let third: Actor;
let ofStreet: Actor;
let leader: Actor;

beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector', 'collector');
  early = await here.person('early', 'duty-officer');
  late = await here.person('late', 'duty-officer');
  third = await here.person('third', 'duty-officer');
  ofStreet = await here.person('of-street', 'duty-officer', { area: STREET });
  leader = await here.person('leader', 'leader');
});
afterAll(() => here.close());

const make = (who: Actor, more: Partial<HandoverBody> = {}, key: string | null = null) =>
  makeHandover(here.app, who, {
    body: { role: 'duty-officer', area: here.tenant, remarks: '', mentions: [], ...more },
    key,
  });
const waiting = async (who: Actor) =>
  good(await listHandovers(here.app, who, { waiting: 'yes', limit: 10 })).items.map((each) => each.id);

describe('a shift handover', () => {
  it('takes down what stands open at that instant, and stays what it was', async () => {
    const one = await openCase(here.app, collector, { address: '西津东路 1 号' });
    await openCase(here.app, collector);
    here.clock.advance(hour);
    const { posts } = good(await handoverPosts(here.app, early));
    expect(posts).toMatchObject([
      { role: 'duty-officer', area: { path: here.tenant }, snapshot: { counts: { total: 2, red: 2 } } },
    ]);
    const made = good(await make(early, { remarks: '下午有检查', mentions: [{ case: one.id, note: '等市政回话' }] }));
    const expected = {
      by: { id: 'early' },
      remarks: '下午有检查',
      snapshot: { counts: { total: 2, red: 2 }, states: [{ state: 'reported', count: 2 }] },
      mentions: [{ case: { id: one.id, number: one.number, place: '西津东路 1 号' }, note: '等市政回话' }],
      signed: null,
    };
    expect(made).toMatchObject(expected);
    expect(made.snapshot.late).toHaveLength(2);
    await one.next(early, 'filed', { standard: { hours: 4 } });
    expect(good(await getHandover(here.app, leader, { id: made.id }))).toMatchObject(expected);
  });

  it('waits for the next on the same post, who signs once', async () => {
    const { id } = good(await make(early));
    expect(await waiting(late)).toContain(id);
    expect(await waiting(early)).not.toContain(id);
    expect(await waiting(ofStreet)).toEqual([]);
    const sign = (who: Actor, remark = '') => signHandover(here.app, who, { id, remark });
    expect(await sign(early)).toMatchObject({ ok: false, failure: { reason: 'handover-own' } });
    expect(await sign(ofStreet)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect(await sign(leader)).toMatchObject({ ok: false, failure: { permission: 'handover.write' } });
    expect(good(await sign(late, '已知悉'))).toMatchObject({
      signed: { by: { id: 'late' }, remark: '已知悉' },
      maySign: false,
    });
    expect((await sign(late)).ok).toBe(true);
    expect(await sign(third)).toMatchObject({ ok: false, failure: { reason: 'handover-signed' } });
    expect(await waiting(late)).not.toContain(id);
  });

  it('is of a post that one holds, about cases that one sees, and made once for a key', async () => {
    expect(await make(early, { area: STREET })).toMatchObject({ ok: false, failure: { errors: [{ path: 'area' }] } });
    expect(await make(leader)).toMatchObject({ ok: false, failure: { permission: 'handover.write' } });
    expect(await make(early, { mentions: [{ case: 'none', note: '' }] })).toMatchObject({
      ok: false,
      failure: { errors: [{ path: 'mentions.0.case' }] },
    });
    const first = good(await make(early, {}, 'once'));
    expect(good(await make(early, {}, 'once')).id).toBe(first.id);
  });

  it('of a street is read by the district, and not the other way round', async () => {
    here.clock.advance(60_000);
    const { id } = good(await make(ofStreet, { area: STREET }));
    expect((await getHandover(here.app, late, { id })).ok).toBe(true);
    here.clock.advance(60_000);
    const districts = good(await make(early)).id;
    expect(await getHandover(here.app, ofStreet, { id: districts })).toMatchObject({ failure: { code: 'not-found' } });
    const page = good(await listHandovers(here.app, leader, { limit: 2 }));
    expect(page.items.map((each) => each.id)).toEqual([districts, id]);
    const next = good(await listHandovers(here.app, leader, { limit: 50, cursor: page.nextCursor ?? '' }));
    expect(next.items.map((each) => each.id)).not.toContain(id);
  });

  it('is asked about for a week', async () => {
    const { id } = good(await make(early));
    here.clock.advance(8 * 24 * hour);
    expect(await waiting(late)).not.toContain(id);
  });
});
