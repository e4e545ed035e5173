import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../store/events.js';
import { good, openCase } from '../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { getCase } from './get-case.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let people: Record<'collector' | 'duty' | 'dispatch' | 'clerk' | 'otherDuty' | 'otherClerk', Actor>;

beforeAll(async () => {
  here = await testInstallation();
  people = {
    collector: await here.person('collector-1', 'collector'),
    duty: await here.person('duty', 'duty-officer'),
    dispatch: await here.person('dispatch', 'dispatcher'),
    clerk: await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' }),
    otherDuty: await here.person('duty-xihu', 'duty-officer', { area: '620103/620103002' }),
    otherClerk: await here.person('clerk-2', 'unit-clerk', { unit: 'xihu' }),
  };
});
afterAll(() => here.close());

const filed = { type: 'filed', data: { standard: { hours: 4 } } };
const eventsOf = (id: string) => here.app.db.transaction(here.tenant, (tx) => readEvents(tx, here.tenant, [id]));

describe('act', () => {
  it('lets one of two who act at once win, and tells the other the version', async () => {
    const { id } = await openCase(here.app, people.collector);
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => act(here.app, people.duty, { case: id, ...filed, version: 1, key: null })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const failures = results.filter((result) => !result.ok);
    expect(failures).toEqual([1, 2, 3].map(() => ({ ok: false, failure: { code: 'conflict', version: 2 } })));
    expect((await eventsOf(id)).map((event) => event.type)).toEqual(['reported', 'filed']);
  });

  it('gives the same for the same key, also to the same request at once', async () => {
    const { id } = await openCase(here.app, people.collector);
    const input = { case: id, ...filed, version: 1, key: `key-${id}` };
    const [a, b] = await Promise.all([act(here.app, people.duty, input), act(here.app, people.duty, input)]);
    const again = await act(here.app, people.duty, input);
    const outcome = ({
      case: of,
      number,
      version,
      seq,
    }: ReturnType<typeof good<NonNullable<typeof again & { ok: true }>['value']>>) => ({
      of,
      number,
      version,
      seq,
    });
    expect(outcome(good(a))).toEqual(outcome(good(again)));
    expect(outcome(good(b))).toEqual(outcome(good(again)));
    expect([good(a).replayed, good(b).replayed].sort()).toEqual([false, true]);
    expect(good(again).replayed).toBe(true);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('gives what the key did even when the case has moved on', async () => {
    const one = await openCase(here.app, people.collector);
    const input = { case: one.id, ...filed, version: 1, key: `moved-${one.id}` };
    const first = good(await act(here.app, people.duty, input));
    good(
      await act(here.app, people.dispatch, {
        case: one.id,
        type: 'dispatched',
        data: { unit: 'xiyuan' },
        version: 2,
        key: null,
      }),
    );
    const again = good(await act(here.app, people.duty, input));
    expect(again).toMatchObject({ seq: first.seq, version: first.version, replayed: true });
    expect(again.detail?.version).toBe(3);
  });

  it('refuses a key with another body, or of another person', async () => {
    const { id } = await openCase(here.app, people.collector);
    const key = `taken-${id}`;
    good(await act(here.app, people.duty, { case: id, ...filed, version: 1, key }));
    const other = await act(here.app, people.duty, {
      case: id,
      type: 'noted',
      data: { text: 'x' },
      version: 2,
      key,
    });
    const stranger = await act(here.app, people.dispatch, { case: id, ...filed, version: 1, key });
    expect([other, stranger]).toEqual([1, 2].map(() => ({ ok: false, failure: { code: 'key-reused' } })));
  });

  it('leaves the key of a refused command free', async () => {
    const { id } = await openCase(here.app, people.collector);
    const key = `free-${id}`;
    const refused = await act(here.app, people.duty, { case: id, type: 'closed', data: {}, version: 1, key });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'refused', refusal: { code: 'not-legal' } } });
    expect((await act(here.app, people.duty, { case: id, ...filed, version: 1, key })).ok).toBe(true);
  });

  it('writes nothing of what is refused', async () => {
    const { id } = await openCase(here.app, people.collector);
    const commits = here.commits();
    const results = [
      await act(here.app, people.duty, { case: id, type: 'filed', data: {}, version: 1, key: null }),
      await act(here.app, people.duty, { case: id, type: 'nonsense', data: {}, version: 1, key: null }),
      await act(here.app, people.duty, { case: id, ...filed, version: 7, key: null }),
      await act(here.app, people.duty, { case: 'no-such-case', ...filed, version: 1, key: null }),
      await act(here.app, people.duty, { case: 'nul\u0000', ...filed, version: 1, key: null }),
      await act(here.app, people.duty, {
        case: id,
        type: 'rejected',
        data: { reason: 'a\u0000b' },
        version: 1,
        key: null,
      }),
    ];
    expect(results.map((result) => (result.ok ? 'ok' : result.failure.code))).toEqual([
      'refused',
      'forbidden',
      'conflict',
      'not-found',
      'invalid',
      'invalid',
    ]);
    expect(here.commits()).toBe(commits);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('denies what no right allows, and hides what may not be seen', async () => {
    const { id, next } = await openCase(here.app, people.collector);
    const code = async (who: Actor, type: string, data = {}, version = 1) => {
      const result = await act(here.app, who, { case: id, type, data, version, key: null });
      return result.ok ? 'ok' : result.failure.code;
    };
    expect(await code(people.collector, 'filed', filed.data)).toBe('forbidden');
    expect(await code(people.clerk, 'filed', filed.data)).toBe('not-found');
    expect(await code(people.otherDuty, 'filed', filed.data)).toBe('not-found');
    await next(people.duty, 'filed', filed.data);
    await next(people.dispatch, 'dispatched', { unit: 'xiyuan' });
    expect(await code(people.otherClerk, 'feedback', { result: 'x' }, 3)).toBe('not-found');
    expect(await code(people.clerk, 'feedback', { result: 'x' }, 3)).toBe('ok');
  });

  it('shows nothing to a person of another tenant', async () => {
    const { id } = await openCase(here.app, people.collector);
    await here.app.db.transaction('other', (tx) =>
      tx
        .insertInto('tenant')
        .values({ tenant: 'other', name: 'Other', created_at: new Date(0) })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
    const stranger = { ...people.duty, tenant: 'other' };
    await expect(getCase(here.app, stranger, { case: id })).rejects.toThrow('not complete');
  });

  it('takes the later of now and the last event, since processes’ clocks differ', async () => {
    const { id } = await openCase(here.app, people.collector);
    const behind = { ...here.app, clock: { now: () => START - 60_000, at: () => () => {} } };
    good(await act(behind, people.duty, { case: id, ...filed, version: 1, key: null }));
    const [first, second] = await eventsOf(id);
    expect(second?.at).toBe(first?.at);
    expect(second?.recorded_at).toBe(START - 60_000);
  });

  it('offers only what it then accepts', async () => {
    const one = await openCase(here.app, people.collector);
    const offered = async (who: Actor) => good(await getCase(here.app, who, { case: one.id })).actions;
    const duty = await offered(people.duty);
    expect(duty.map((action) => action.type)).toEqual([
      'check-sent',
      'filed',
      'rejected',
      'merged',
      'cancelled',
      'joined',
      'referred',
      'noted',
    ]);
    expect(duty[1]?.fields).toEqual([
      { name: 'standard', type: 'duration', required: true, nullable: true, suggested: { hours: 4 } },
      { name: 'class', type: 'text', required: false, nullable: false, suggested: '06001' },
      {
        name: 'severity',
        type: 'text',
        required: false,
        nullable: false,
        oneOf: ['general', 'urgent', 'special'],
        suggested: 'general',
      },
    ]);
    expect(duty[0]?.fields).toEqual([
      { name: 'collector', type: 'text', required: true, nullable: false, suggested: 'collector-1' },
    ]);
    expect((await offered(people.dispatch)).map((action) => action.type)).toEqual([
      'supervision-required',
      'coordination-opened',
      'noted',
    ]);
    await one.next(people.duty, 'check-sent', { collector: 'collector-1' });
    expect((await offered(people.collector)).map((action) => action.type)).toEqual(['checked', 'joined', 'noted']);
  });
});
