import type { CaseDetail } from '@bihuan/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { good, openCase, PLACE } from '../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { getCase } from './get-case.js';
import { getLedger, type LedgerInput } from './get-ledger.js';
import { getRelated } from './get-related.js';
import type { Actor } from './types.js';

const minute = 60_000;
const when = (text: string) => Date.parse(`2026-03-${text}:00+08:00`);

let here: TestInstallation;
let collector: Actor;
let duty: Actor;
let dispatch: Actor;
let clerk: Actor;
let other: Actor;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector-1', 'collector', { area: '620103/620103001' });
  duty = await here.person('duty', 'duty-officer');
  dispatch = await here.person('dispatch', 'dispatcher');
  clerk = await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' });
  other = await here.person('clerk-2', 'unit-clerk', { unit: 'gonganju' });
});
afterAll(() => here.close());
beforeEach(() => here.clock.set(Math.max(here.clock.now(), START)));

const detail = async (id: string, who: Actor = duty): Promise<CaseDetail> =>
  good(await getCase(here.app, who, { case: id }));
const stage = (view: CaseDetail, name: string) => view.stages.find((each) => each.stage === name);

/** Reported 10:00, filed 10:10, dispatched 10:30 with four hours: due at 16:30, lunch taken out. */
async function dispatchedOn(date: string) {
  here.clock.set(when(`${date}T10:00`));
  const one = await openCase(here.app, collector);
  here.clock.set(when(`${date}T10:10`));
  await one.next(duty, 'filed', { standard: { hours: 4 } });
  here.clock.set(when(`${date}T10:30`));
  await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
  return one;
}

describe('a case', () => {
  it('tells every stage with its visits, what each used and what stood still', async () => {
    const one = await dispatchedOn('05');
    here.clock.set(when('05T11:00'));
    await one.next(clerk, 'deferral-requested', { reason: '等料' });
    await one.next(dispatch, 'deferral-approved', { until: '2026-03-05T14:00:00+08:00' });
    here.clock.set(when('05T15:00'));
    await one.next(clerk, 'feedback', { result: '好了' });
    await one.next(dispatch, 'verification-sent', { collector: 'collector-1' });
    here.clock.set(when('05T15:30'));
    await one.next(collector, 'verified', { passed: false });
    here.clock.set(when('05T16:10'));
    await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
    here.clock.set(when('05T16:20'));
    const view = await detail(one.id);
    expect(view.stages.map(({ stage, status, visits }) => [stage, status, visits.length])).toEqual([
      ['filing', 'done', 1],
      ['dispatch', 'done', 2],
      ['handling', 'now', 1],
      ['sendVerification', 'done', 1],
      ['verification', 'done', 1],
      ['closing', 'ahead', 0],
    ]);
    expect(
      stage(view, 'dispatch')?.visits.map(({ clock, endedBy, dueAt }) => [
        clock.usedMinutes,
        clock.light,
        endedBy,
        dueAt,
      ]),
    ).toEqual([
      [20, 'green', 'dispatched', null],
      [40, 'red', 'dispatched', '2026-03-05T16:00:00+08:00'],
    ]);
    const [run] = stage(view, 'handling')?.visits ?? [];
    // 10:30–11:00, 14:00–15:00, 16:10–16:20.
    expect(run?.clock).toMatchObject({ usedMinutes: 100, allowanceMinutes: 240, status: 'running' });
    expect(run?.run).toMatchObject({ dispatchNo: 2, standard: { hours: 4 }, unbroken: false });
    expect(run?.run?.legs.map(({ endedBy }) => endedBy)).toEqual(['feedback', null]);
    expect(run?.stood).toEqual([
      {
        from: '2026-03-05T11:00:00+08:00',
        to: '2026-03-05T14:00:00+08:00',
        cause: 'deferral',
        by: { id: 'dispatch', name: 'Name of dispatch' },
        ground: '等料',
      },
    ]);
    expect(stage(view, 'closing')?.allowanceMinutes).toBe(30);
  });

  it('says why its light is red, as facts', async () => {
    const one = await dispatchedOn('06');
    here.clock.set(when('06T16:35'));
    const [first] = (await detail(one.id)).reasons;
    expect(first).toMatchObject({
      clock: 'handling',
      visit: 1,
      begunBy: 'dispatched',
      reading: { light: 'red', usedMinutes: 245, allowanceMinutes: 240, from: '2026-03-06T10:30:00+08:00' },
      dueAt: '2026-03-06T16:30:00+08:00',
      run: { unit: { id: 'xiyuan' }, standard: { hours: 4 } },
      deducted: [{ kind: 'calendar', reason: 'break' }],
    });
  });

  it('counts a run of a unit with command duty from what sent it to dispatch', async () => {
    here.clock.set(when('09T09:00'));
    const one = await openCase(here.app, collector);
    await one.next(duty, 'filed', { standard: { minutes: 30 } });
    here.clock.advance(20 * minute);
    await one.next(dispatch, 'dispatched', { unit: 'chengguanju' });
    here.clock.advance(20 * minute);
    const view = await detail(one.id);
    expect(view.reasons[0]).toMatchObject({ clock: 'handling', begunBy: 'filed', reading: { usedMinutes: 40 } });
  });

  it('keeps what its units asked for, with the answers', async () => {
    here.clock.set(when('09T10:00'));
    const one = await openCase(here.app, collector);
    await one.next(duty, 'filed', { standard: { hours: 4 } });
    await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
    await one.next(clerk, 'return-requested', { reason: '不是我们', ground: '属地管理' });
    await one.next(dispatch, 'return-refused', { reason: '在你街道' });
    await one.next(clerk, 'extension-requested', { duration: { hours: 2 }, reason: '等料' });
    await one.next(clerk, 'return-requested', { reason: '权属另有单位', ground: '责随权走' });
    await one.next(dispatch, 'returned', { reason: '属实' });
    const asked = (await detail(one.id)).requests;
    expect(
      asked.map(({ kind, status, ground, unit, answer }) => [kind, status, ground, unit?.id, answer?.reason]),
    ).toEqual([
      ['return', 'refused', '属地管理', 'xiyuan', '在你街道'],
      ['extension', 'lapsed', null, 'xiyuan', undefined],
      ['return', 'granted', '责随权走', 'xiyuan', '属实'],
    ]);
  });

  it('offers known grounds to a unit that asks for a return', async () => {
    const one = await dispatchedOn('10');
    const view = await detail(one.id, clerk);
    const ground = view.actions
      .find((action) => action.type === 'return-requested')
      ?.fields.find((field) => field.name === 'ground');
    expect(ground?.examples?.map((text) => text.zh)).toContainEqual(expect.stringContaining('属地管理'));
  });

  it('names the rows of the duties that its responsible unit was read from', async () => {
    here.clock.set(when('11T09:00'));
    const sign = await openCase(here.app, collector, { class: { kind: 'component', code: '02010' } });
    const { responsibility, conditions } = await detail(sign.id);
    expect(responsibility).toMatchObject({ unit: { id: 'gonganju' }, why: 'lead', unclear: null });
    expect(responsibility.rows[0]).toMatchObject({
      unit: { id: 'gonganju' },
      lead: true,
      area: null,
      sourced: 'source',
    });
    expect(responsibility.rows[0]?.citation).toContain('二(三)3');
    expect(conditions.filing).not.toBeNull();
    expect(conditions.filingEn).toMatch(/[a-z]/);
    // Public steps belong to nobody by the list; streets elsewhere are no candidates.
    const open = await openCase(here.app, collector, { class: { kind: 'component', code: '01035' } });
    const unclear = (await detail(open.id)).responsibility;
    expect(unclear).toMatchObject({ unit: null, why: 'no-lead' });
    expect(unclear.unclear?.en).toMatch(/dispatcher/);
  });
});

describe('a dispatch', () => {
  it('to a street office outside its street is refused: nobody could act on it', async () => {
    here.clock.set(when('11T10:00'));
    const one = await openCase(here.app, collector);
    await one.next(duty, 'filed', { standard: { hours: 4 } });
    const refused = async (type: string) =>
      act(here.app, dispatch, { case: one.id, type, data: { unit: 'xihu' }, version: one.version(), key: null });
    expect(await refused('dispatched')).toEqual({
      ok: false,
      failure: { code: 'unit-elsewhere', unit: '西湖街道', area: '西湖街道' },
    });
    await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
    expect(await refused('assist-requested')).toMatchObject({ failure: { code: 'unit-elsewhere' } });
  });
});

describe('a ledger', () => {
  const read = async (id: string, input: Omit<LedgerInput, 'case'>, who: Actor = duty) =>
    getLedger(here.app, who, { case: id, ...input });

  it('adds up by day, names its rules, and is the same again for the same instant', async () => {
    const one = await dispatchedOn('12');
    here.clock.set(when('12T16:40'));
    await one.next(clerk, 'noted', { text: 'x' });
    const now = new Date(here.clock.now()).toISOString();
    const view = good(await read(one.id, { clock: 'handling' }));
    expect(view).toMatchObject({
      stage: 'handling',
      visit: 1,
      dueAt: '2026-03-12T16:30:00+08:00',
      countedMinutes: 250,
      days: [{ date: '2026-03-12', minutes: 250 }],
      allowance: { standard: { duration: { hours: 4 }, minutes: 240 }, extensions: [], stages: [], minutes: 240 },
      calendar: { version: 1 },
      policy: { id: 'formal-2010' },
    });
    expect(view.digest).toMatch(/^[0-9a-f]{64}$/);
    here.clock.advance(24 * 60 * minute);
    const later = good(await read(one.id, { clock: 'handling' }));
    expect(later.digest).not.toBe(view.digest);
    const again = good(await read(one.id, { clock: 'handling', at: now }));
    expect({ ...again, now: view.now }).toEqual(view);
    const before = good(await read(one.id, { clock: 'handling', at: '2026-03-12T11:30:00+08:00' }));
    expect(before).toMatchObject({ countedMinutes: 60, version: 3, reading: { light: 'green' } });
    expect(await read(one.id, { clock: 'handling', at: '2026-03-12T10:20:00+08:00' })).toMatchObject({
      failure: { code: 'not-found' },
    });
    expect(await read(one.id, { clock: 'whole', at: '2027-01-01T00:00:00+08:00' })).toMatchObject({
      failure: { code: 'invalid' },
    });
    const whole = good(await read(one.id, { clock: 'whole' }));
    expect(whole.allowance.stages.map(({ minutes }) => minutes)).toEqual([30, 30, 240, 30, 60, 30]);
    expect(whole.allowance.minutes).toBe(420);
  });

  it('is given for each visit of a stage and each run of a unit, with its extensions', async () => {
    here.clock.set(when('16T09:00'));
    const one = await openCase(here.app, collector);
    await one.next(duty, 'filed', { standard: { hours: 1 } });
    await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
    here.clock.advance(10 * minute);
    await one.next(clerk, 'extension-requested', { duration: { hours: 1 }, reason: '等料' });
    await one.next(dispatch, 'extension-approved', { duration: { minutes: 30 } });
    await one.next(clerk, 'return-requested', { reason: '不是我们', ground: '属地管理' });
    here.clock.advance(10 * minute);
    await one.next(dispatch, 'returned', { reason: '属实' });
    here.clock.advance(5 * minute);
    await one.next(dispatch, 'dispatched', { unit: 'gonganju' });
    here.clock.advance(5 * minute);
    const first = good(await read(one.id, { clock: 'handling', visit: 1 }, clerk));
    expect(first).toMatchObject({
      run: { unit: { id: 'xiyuan' } },
      countedMinutes: 20,
      reading: { status: 'stopped', allowanceMinutes: 90 },
    });
    expect(first.allowance.extensions).toEqual([
      expect.objectContaining({ duration: { minutes: 30 }, minutes: 30, reason: '等料' }),
    ]);
    const standard = good(await read(one.id, { clock: 'standard', visit: 1 }));
    expect(standard).toMatchObject({ reading: { allowanceMinutes: 60 }, allowance: { extensions: [] } });
    expect(good(await read(one.id, { clock: 'handling' }))).toMatchObject({
      visit: 2,
      countedMinutes: 10,
      begunBy: 'returned',
    });
    expect(good(await read(one.id, { clock: 'dispatch' }))).toMatchObject({ visit: 2, countedMinutes: 5 });
    expect((await read(one.id, { clock: 'dispatch', visit: 3 })).ok).toBe(false);
    expect((await read(one.id, { clock: 'closing' })).ok).toBe(false);
  });
});

describe('related cases', () => {
  it('stand in one group each, with how far they are, and only for whom they may be read', async () => {
    here.clock.set(when('17T09:00'));
    const kind = { class: { kind: 'event' as const, code: '06021' } };
    const near = { lon: PLACE.lon + 0.001, lat: PLACE.lat };
    const report = (more: object = {}) => openCase(here.app, collector, { ...kind, ...more });
    const before = await report();
    await before.next(duty, 'rejected', { reason: 'x' });
    const far = await report({ location: { lon: PLACE.lon - 0.01, lat: PLACE.lat } });
    const beside = await report({ location: near });
    const twin = await report();
    const bin = await report({ location: { lon: PLACE.lon, lat: PLACE.lat + 0.0009 }, component: 'BIN-7' });
    const one = await report({ component: 'BIN-7' });
    await twin.next(duty, 'merged', { into: one.id });
    const view = good(await getRelated(here.app, duty, { case: one.id }));
    const ids = (rows: readonly { id: string; metres: number | null }[]) => rows.map(({ id, metres }) => [id, metres]);
    expect(ids(view.mergedFrom)).toEqual([[twin.id, 0]]);
    expect(ids(view.component)).toEqual([[bin.id, 100]]);
    expect(ids(view.nearby)).toEqual([[beside.id, 90]]);
    expect(ids(view.earlier)).toEqual([[before.id, 0]]);
    expect(view.mergedInto).toBeNull();
    expect(JSON.stringify(view)).not.toContain(far.id);
    const merged = good(await getRelated(here.app, duty, { case: twin.id }));
    expect(merged.mergedInto?.id).toBe(one.id);
    const told = (await detail(twin.id)).events.at(-1);
    expect(told?.names).toEqual({ [one.id]: one.number });
    // A unit sees the case that it has, and none of those beside it.
    await one.next(duty, 'filed', { standard: { hours: 4 } });
    await one.next(dispatch, 'dispatched', { unit: 'gonganju' });
    expect(good(await getRelated(here.app, other, { case: one.id }))).toMatchObject({
      mergedFrom: [],
      component: [],
      nearby: [],
      earlier: [],
    });
    expect((await getRelated(here.app, clerk, { case: one.id })).ok).toBe(false);
  });
});
