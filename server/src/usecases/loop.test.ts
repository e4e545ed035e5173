import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { getCase } from './get-case.js';
import { report } from './report.js';
import type { Actor } from './types.js';

const minute = 60_000;

let here: TestInstallation;
let people: Record<'collector' | 'duty' | 'dispatch' | 'clerk' | 'other', Actor>;

beforeAll(async () => {
  here = await testInstallation();
  people = {
    collector: await here.person('collector-1', 'collector'),
    duty: await here.person('duty', 'duty-officer'),
    dispatch: await here.person('dispatch', 'dispatcher'),
    clerk: await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' }),
    other: await here.person('clerk-2', 'unit-clerk', { unit: 'xihu' }),
  };
});
afterAll(() => here.close());

/** In 西园街道. */
const place = { lon: 103.8026, lat: 36.0643 };

describe('the loop', () => {
  it('takes a case from report to close, through a failed verification', async () => {
    const { app, clock } = here;
    const { collector, duty, dispatch, clerk } = people;
    const reported = await report(app, collector, {
      key: null,
      source: 'collector',
      class: { kind: 'event', code: '06001' },
      severity: 'general',
      location: place,
      description: '垃圾成堆',
      address: '西园路 1 号',
    });
    if (!reported.ok) throw new Error(JSON.stringify(reported.failure));
    const id = reported.value.case;
    expect(reported.value).toMatchObject({ version: 1, seq: 1, replayed: false, number: '2026-000001' });

    let version = 1;
    const next = async (who: Actor, type: string, data: Record<string, unknown> = {}) => {
      clock.advance(minute);
      const result = await act(app, who, { case: id, type, data, version, key: null });
      if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.failure)}`);
      version = result.value.version;
      return result.value.detail;
    };
    await next(duty, 'filed', { standard: { hours: 4 } });
    await next(dispatch, 'dispatched', { unit: 'xiyuan' });
    await next(clerk, 'feedback', { result: '已清理' });
    await next(dispatch, 'verification-sent', { collector: 'collector-1' });
    await next(collector, 'verified', { passed: false, note: '还有' });
    await next(dispatch, 'dispatched', { unit: 'xiyuan' });
    await next(clerk, 'feedback', { result: '再次清理' });
    await next(dispatch, 'verification-sent', { collector: 'collector-1' });
    await next(collector, 'verified', { passed: true });
    const closed = await next(duty, 'closed');
    expect(closed).toMatchObject({
      state: 'closed',
      dispatchNo: 2,
      description: '垃圾成堆',
      address: '西园路 1 号',
      unit: { id: 'xiyuan' },
      whole: { status: 'stopped', light: 'green' },
      version: 11,
    });
    expect(closed?.events.map((event) => event.type)).toEqual([
      'reported',
      'filed',
      'dispatched',
      'feedback',
      'verification-sent',
      'verified',
      'dispatched',
      'feedback',
      'verification-sent',
      'verified',
      'closed',
    ]);
    expect(closed?.events[3]).toMatchObject({
      actor: { id: 'clerk-1', name: 'Name of clerk-1' },
      data: { result: '已清理' },
    });
    expect(await getCase(app, people.other, { case: id })).toEqual({ ok: false, failure: { code: 'not-found' } });
    expect(here.commits()).toBe(11);
  });
});
