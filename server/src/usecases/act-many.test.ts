import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../store/events.js';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { actMany } from './act-many.js';
import { listActions } from './list-actions.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let people: Record<'collector' | 'duty' | 'dispatch' | 'clerk' | 'elsewhere', Actor>;

beforeAll(async () => {
  here = await testInstallation();
  people = {
    collector: await here.person('collector-1', 'collector'),
    duty: await here.person('duty', 'duty-officer'),
    dispatch: await here.person('dispatch', 'dispatcher'),
    clerk: await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' }),
    elsewhere: await here.person('dispatch-xihu', 'dispatcher', { area: '620103/620103002' }),
  };
});
afterAll(() => here.close());

const standard = { standard: { hours: 4 } };
const typesOf = async (id: string) =>
  (await here.app.db.transaction(here.tenant, (tx) => readEvents(tx, here.tenant, [id]))).map((event) => event.type);

async function reported(count: number) {
  return Promise.all(Array.from({ length: count }, () => openCase(here.app, people.collector)));
}

async function filedCases(count: number) {
  const cases = await reported(count);
  for (const each of cases) await each.next(people.duty, 'filed', standard);
  return cases;
}

const dispatch = (id: string, version = 2) => ({ case: id, type: 'dispatched', data: { unit: 'xiyuan' }, version });
const codes = (outcomes: Awaited<ReturnType<typeof actMany>>) =>
  good(outcomes).map(({ result }) => (result.ok ? result.value.seq : result.failure.code));

describe('acting on many cases', () => {
  it('does each by itself: what some are refused does not undo the others', async () => {
    const [a, b, c, d] = (await filedCases(4)).map((each) => each.id);
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('no cases');
    const items = [
      dispatch(a),
      dispatch(b, 1),
      { ...dispatch(c), data: { unit: 'nobody' } },
      dispatch('no-such-case'),
      { ...dispatch('bad\u0000id') },
      dispatch(d),
    ];
    const outcomes = await actMany(here.app, people.dispatch, { items, key: null });
    expect(codes(outcomes)).toEqual([3, 'conflict', 'refused', 'not-found', 'invalid', 3]);
    expect(good(outcomes).map((each) => each.case)).toEqual(items.map((each) => each.case));
    for (const [id, last] of [
      [a, 'dispatched'],
      [b, 'filed'],
      [c, 'filed'],
      [d, 'dispatched'],
    ] as const) {
      expect((await typesOf(id)).at(-1)).toBe(last);
    }
  });

  it('asks the rights for each: of another’s area nothing is seen, another’s act is forbidden', async () => {
    const [{ id } = { id: '' }] = await filedCases(1);
    const items = [dispatch(id)];
    expect(codes(await actMany(here.app, people.elsewhere, { items, key: null }))).toEqual(['not-found']);
    expect(codes(await actMany(here.app, people.duty, { items, key: null }))).toEqual(['forbidden']);
    expect(await typesOf(id)).toEqual(['reported', 'filed']);
  });

  it('is done once for its key, and does what was left undone when it comes again', async () => {
    const cases = await filedCases(2);
    const [first, second] = cases.map((each) => each.id);
    if (first === undefined || second === undefined) throw new Error('no cases');
    const items = [dispatch(first), dispatch(second, 3)];
    const key = `bulk-${first}`;
    expect(codes(await actMany(here.app, people.dispatch, { items, key }))).toEqual([3, 'conflict']);
    await cases[1]?.next(people.dispatch, 'noted', { text: '再看一眼' });
    const again = await actMany(here.app, people.dispatch, { items, key });
    expect(codes(again)).toEqual([3, 4]);
    expect(good(again).map(({ result }) => result.ok && result.value.replayed)).toEqual([true, false]);
    expect(await typesOf(first)).toEqual(['reported', 'filed', 'dispatched']);
    const other = [{ ...dispatch(first), data: { unit: 'xihu' } }];
    expect(codes(await actMany(here.app, people.dispatch, { items: other, key }))).toEqual(['key-reused']);
  });

  it('takes a key of an item for the key of the single act', async () => {
    const [{ id } = { id: '' }] = await filedCases(1);
    const item = { ...dispatch(id), key: `own-${id}` };
    expect(codes(await actMany(here.app, people.dispatch, { items: [item], key: 'one' }))).toEqual([3]);
    const { key, ...body } = item;
    const alone = good(await act(here.app, people.dispatch, { ...body, key }));
    expect(alone).toMatchObject({ replayed: true, version: 3 });
    expect(await typesOf(id)).toHaveLength(3);
  });

  it('keeps the order of acts on one case', async () => {
    const [{ id } = { id: '' }] = await filedCases(1);
    const note = { case: id, type: 'noted', data: { text: '先看现场' }, version: 2 };
    const items = [note, dispatch(id, 3)];
    expect(codes(await actMany(here.app, people.dispatch, { items, key: 'in-order' }))).toEqual([3, 4]);
    expect((await typesOf(id)).slice(2)).toEqual(['noted', 'dispatched']);
  });
});

describe('what may be done to each of many', () => {
  it('is what the case’s own page would say, in the order asked, of what the person may read', async () => {
    const [a, b] = await filedCases(2);
    if (a === undefined || b === undefined) throw new Error('no cases');
    await b.next(people.dispatch, 'dispatched', { unit: 'xiyuan' });
    const ids = [b.id, 'nowhere', a.id, b.id];
    const { items } = good(await listActions(here.app, people.dispatch, { ids }));
    expect(items.map((item) => [item.id, item.version])).toEqual([
      [b.id, 3],
      [a.id, 2],
    ]);
    const dispatched = items[1]?.actions.find((action) => action.type === 'dispatched');
    expect(dispatched?.fields.find((field) => field.name === 'unit')).toMatchObject({ suggested: 'chengguanju' });
    expect(items[0]?.actions.some((action) => action.type === 'dispatched')).toBe(false);
    expect(good(await listActions(here.app, people.elsewhere, { ids })).items).toEqual([]);
  });

  it('suggests the time that was asked for', async () => {
    const [one] = await filedCases(1);
    if (one === undefined) throw new Error('no case');
    await one.next(people.dispatch, 'dispatched', { unit: 'xiyuan' });
    await one.next(people.clerk, 'extension-requested', { duration: { hours: 2 }, reason: '等备件' });
    const { items } = good(await listActions(here.app, people.dispatch, { ids: [one.id] }));
    const approve = items[0]?.actions.find((action) => action.type === 'extension-approved');
    expect(approve?.fields[0]).toMatchObject({ name: 'duration', suggested: { hours: 2 } });
  });

  it('does not offer more time where there is no limit', async () => {
    const [one] = await reported(1);
    if (one === undefined) throw new Error('no case');
    await one.next(people.duty, 'filed', { standard: null });
    await one.next(people.dispatch, 'dispatched', { unit: 'xiyuan' });
    await one.next(people.clerk, 'extension-requested', { duration: { hours: 2 }, reason: '等备件' });
    const { items } = good(await listActions(here.app, people.dispatch, { ids: [one.id] }));
    const types = items[0]?.actions.map((action) => action.type);
    expect(types).toContain('extension-refused');
    expect(types).not.toContain('extension-approved');
  });
});
