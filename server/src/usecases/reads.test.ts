import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase, PLACE } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { areas } from './areas.js';
import { catalogue } from './catalogue.js';
import { getCase } from './get-case.js';
import { getLedger, type LedgerInput } from './get-ledger.js';
import { locate } from './locate.js';
import { people } from './people.js';
import { policies } from './policies.js';
import type { Actor } from './types.js';
import { units } from './units.js';
import { worktime } from './worktime.js';

const minute = 60_000;

let here: TestInstallation;
let collector: Actor;
let duty: Actor;
let dispatch: Actor;
let clerk: Actor;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector-1', 'collector', { area: '620103/620103001' });
  duty = await here.person('duty', 'duty-officer');
  dispatch = await here.person('dispatch', 'dispatcher');
  clerk = await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' });
  await here.person('crew-1', 'unit-crew', { unit: 'xiyuan' });
  await here.person('crew-2', 'unit-crew', { unit: 'xihu' });
});
afterAll(() => here.close());

describe('a ledger', () => {
  it('says where the time of each clock went, adding up to what is used', async () => {
    const { app, clock } = here;
    const one = await openCase(app, collector);
    clock.advance(20 * minute);
    await one.next(duty, 'filed', { standard: { hours: 4 } });
    await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
    clock.advance(60 * minute);
    await one.next(clerk, 'deferral-requested', { reason: '等料' });
    await one.next(dispatch, 'deferral-approved', { until: new Date(clock.now() + 30 * minute).toISOString() });
    await one.next(dispatch, 'supervision-required', { reason: 'x' });
    clock.advance(50 * minute);
    const read = async (name: LedgerInput['clock']) => {
      const view = good(await getLedger(app, duty, { case: one.id, clock: name }));
      const used = view.lines.filter((line) => line.counted).reduce((sum, line) => sum + line.minutes, 0);
      expect(used).toBe(view.reading.usedMinutes);
      return { used, why: view.lines.map((line) => line.why) };
    };
    const by = { id: 'dispatch', name: 'Name of dispatch' };
    const paused = { kind: 'paused', cause: 'deferral', by, ground: '等料' };
    // 09:20 to 11:10, half an hour of it deferred.
    expect(await read('handling')).toEqual({ used: 80, why: [null, paused, null] });
    expect(await read('stage')).toEqual({ used: 80, why: [null, paused, null] });
    expect(await read('standard')).toEqual({ used: 110, why: [null] });
    expect(await read('whole')).toEqual({ used: 100, why: [null, paused, null] });
    expect(await read('supervision')).toEqual({ used: 50, why: [null] });
    expect(await getLedger(app, clerk, { case: 'no', clock: 'whole' })).toEqual({
      ok: false,
      failure: { code: 'not-found' },
    });
    const other = await openCase(app, collector);
    for (const name of ['handling', 'standard', 'supervision'] as const) {
      expect((await getLedger(app, duty, { case: other.id, clock: name })).ok).toBe(false);
    }
  });
});

describe('a place', () => {
  it('tells its areas, who answers, the limit, and likely duplicates, nearest first', async () => {
    const one = await openCase(here.app, collector, { class: { kind: 'event', code: '06002' } });
    const near = { lon: PLACE.lon + 0.001, lat: PLACE.lat };
    const two = await openCase(here.app, collector, { class: { kind: 'event', code: '06002' }, location: near });
    await openCase(here.app, collector, { class: { kind: 'event', code: '06003' }, location: near });
    const input = { location: near, class: { kind: 'event', code: '06002' } } as const;
    const view = good(await locate(here.app, duty, input));
    expect(view.areas.map((area) => area.level)).toEqual(['cell', 'community', 'street', 'district']);
    expect(view.duplicates.map((each) => [each.id, each.metres])).toEqual([
      [two.id, 0],
      [one.id, 90],
    ]);
    expect(view.responsibility?.unit).not.toBeNull();
    expect(view.limits?.severity).toBe('general');
    expect(view.limits?.standard).not.toBeNull();
    expect(good(await locate(here.app, clerk, input)).duplicates).toEqual([]);
    expect(good(await locate(here.app, duty, { location: near }))).toMatchObject({
      responsibility: null,
      limits: null,
    });
    expect(good(await locate(here.app, duty, { location: { lon: 0, lat: 0 } }))).toMatchObject({
      odd: { guess: 'outside', location: null },
      areas: [],
    });
  });
});

describe('what forms name', () => {
  it('must be there when it is done live', async () => {
    const one = await openCase(here.app, collector);
    const wrong = async (who: Actor, type: string, data: Record<string, unknown>) => {
      const result = await act(here.app, who, { case: one.id, type, data, version: one.version(), key: null });
      if (result.ok) return 'ok';
      return result.failure.code === 'invalid' ? result.failure.errors[0]?.path : result.failure.code;
    };
    expect(await wrong(duty, 'check-sent', { collector: 'nobody' })).toBe('data.collector');
    expect(await wrong(duty, 'merged', { into: 'nothing' })).toBe('data.into');
    expect(await wrong(duty, 'merged', { into: one.id })).toBe('data.into');
    expect(await wrong(duty, 'filed', { standard: null, class: '99999' })).toBe('data.class');
    await one.next(duty, 'filed', { standard: null, class: '06002' });
    expect(good(await getCase(here.app, duty, { case: one.id })).class.code).toBe('06002');
    expect(await wrong(duty, 'corrected', { location: { lon: 0, lat: 0 } })).toBe('outside');
    const xihu = { lon: 103.7894, lat: 36.0725 };
    await one.next(duty, 'corrected', { location: xihu, address: '西湖路' });
    const corrected = good(await getCase(here.app, duty, { case: one.id }));
    expect(corrected).toMatchObject({ location: xihu, address: '西湖路' });
    expect(corrected.area.path.startsWith('620103/620103002/')).toBe(true);
    await one.next(duty, 'corrected', { location: PLACE });
    await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
    expect(await wrong(clerk, 'assigned', { crew: 'crew-2' })).toBe('data.crew');
    expect(await wrong(clerk, 'assigned', { crew: 'crew-1' })).toBe('ok');
  });
});

describe('reference data', () => {
  it('is the tenant’s stored documents', async () => {
    const classes = good(await catalogue(here.app, duty));
    expect(classes.standardRef).toBe('GB/T 47678.5-2026');
    expect(classes.classes.find((each) => each.kind === 'event' && each.code === '10002')).toMatchObject({
      severity: 'urgent',
    });
    expect(good(await units(here.app, duty)).units.find((unit) => unit.id === 'chengguanju')?.commandDuty).toBe(true);
    expect(good(await policies(here.app, duty)).policies.map((each) => each.id)).toEqual(['trial-2010', 'formal-2010']);
    expect(Object.keys(good(await policies(here.app, duty)).policies[0]?.settings ?? {}).slice(0, 3)).toEqual([
      'id',
      'validFrom',
      'weights',
    ]);
  });

  it('gives areas by level and by parent', async () => {
    const of = async (input: object) => good(await areas(here.app, duty, input)).features;
    expect((await of({})).map((each) => each.id)).toEqual(['620103']);
    expect(await of({ level: 'street' })).toHaveLength(8);
    const below = await of({ parent: '620103001' });
    expect(below.length).toBeGreaterThan(3);
    expect(below.every((each) => each.properties.level === 'community')).toBe(true);
  });

  it('says whether work time is open, and until when', async () => {
    here.clock.set(Date.parse('2026-03-06T12:00:00+08:00'));
    expect(good(await worktime(here.app, duty))).toMatchObject({
      open: false,
      changesAt: '2026-03-06T13:30:00+08:00',
    });
  });

  it('lists who can be sent, and to a unit its own people only', async () => {
    const ids = async (who: Actor, role: string, area?: string) =>
      good(await people(here.app, who, { role, area })).people.map((each) => each.id);
    expect(await ids(dispatch, 'collector')).toEqual(['collector-1']);
    expect(await ids(dispatch, 'collector', '620103/620103001/620103001001')).toEqual(['collector-1']);
    expect(await ids(dispatch, 'collector', '620103/620103002')).toEqual([]);
    expect(await ids(dispatch, 'unit-crew')).toEqual(['crew-1', 'crew-2']);
    expect(await ids(clerk, 'unit-crew')).toEqual(['crew-1']);
  });
});
