import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContact } from '../store/contacts.js';
import { readEvents } from '../store/events.js';
import { good, openCase, PLACE, reportOf } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { putComponents } from '../testing/put-components.js';
import { act } from './act.js';
import { getCase } from './get-case.js';
import { type CaseHistory, importHistories } from './import-histories.js';
import { listCases } from './list-cases.js';
import { locate } from './locate.js';
import { type ReportInput, report } from './report.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let collector: Actor;
let hotline: Actor;
let elsewhere: Actor;
let citizen: Actor;
let duty: Actor;
let free = 0;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector-1', 'collector');
  hotline = await here.person('hotline-1', 'hotline-agent');
  elsewhere = await here.person('video-1', 'video-operator', { area: `${here.tenant}/620103012` });
  citizen = await here.person('citizen-1', 'citizen');
  duty = await here.person('duty-1', 'duty-officer');
  const ids = Array.from({ length: 20 }, (_, i) => `6010010000${i + 10}`);
  await putComponents(
    here.app,
    here.tenant,
    ids.map((id) => ({ id })),
  );
});
afterAll(() => here.close());

/** A component that no case hangs on yet. */
const fresh = (): string => `6010010000${10 + free++}`;
const COVER = { class: { kind: 'component', code: '01001' } } as const;
const say = async (who: Actor, component: string | undefined, more: Partial<ReportInput> = {}) =>
  good(await report(here.app, who, reportOf({ ...COVER, ...(component ? { component } : {}), ...more })));
const detailOf = async (who: Actor, id: string) => good(await getCase(here.app, who, { case: id }));

describe('a component and a class', () => {
  it('have one open case: who reports it later joins it, is told, is counted and stays known', async () => {
    const component = fresh();
    const reporter = { name: '王五', phone: '139 0931 7788' };
    const first = await say(collector, component, { reporter: { name: '赵六' } });
    const second = await say(hotline, component, { source: 'hotline', description: '井盖响', reporter });
    expect([first.joined, second.joined, second.case, second.number]).toEqual([false, true, first.case, first.number]);
    expect(second.reporters).toBe(2);
    const detail = await detailOf(duty, first.case);
    expect(detail).toMatchObject({ reporters: 2, reporter: { name: '赵六' }, component });
    const joined = detail.events.at(-1);
    expect(joined).toMatchObject({ type: 'joined', data: { source: 'hotline', description: '井盖响' } });
    const open = good(await listCases(here.app, duty, { queue: 'open', limit: 200 })).items;
    expect(open.filter((each) => each.id === first.case).map((each) => each.reporters)).toEqual([2]);
    // Neither words nor names stand in the log.
    await here.app.db.transaction(here.tenant, async (tx) => {
      const log = JSON.stringify(await readEvents(tx, here.tenant, [first.case]));
      expect(log).not.toMatch(/王五|7788|井盖响/);
      const contacts = await tx.selectFrom('contact').selectAll().where('matter', '=', first.case).execute();
      expect(contacts.map(({ seq, name, phone_last4: last }) => [seq, name, last])).toEqual([
        [1, '赵六', null],
        [2, '王五', '7788'],
      ]);
      expect((await findContact(tx, here.tenant, first.case))?.name).toBe('赵六');
    });
  });

  it('are followed by whoever joined them, who is told nothing of whom they joined', async () => {
    const component = fresh();
    const first = await say(collector, component, { reporter: { name: '赵六', phone: '13900001111' } });
    const second = await say(elsewhere, component, { source: 'video' });
    expect(second.detail).toMatchObject({ id: first.case, reporter: null });
    const third = await say(citizen, component, { source: 'citizen' });
    expect(third).toMatchObject({ joined: true, reporters: 3, detail: { reporter: null } });
    const own = good(await listCases(here.app, elsewhere, { queue: 'open', limit: 50 })).items.map(({ id }) => id);
    expect(own).toEqual([first.case]);
    const found = await listCases(here.app, elsewhere, { queue: 'open', q: '13900001111', limit: 50 });
    expect(good(found).items).toEqual([]);
  });

  it('have one however many report it at once', async () => {
    const component = fresh();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => say(i % 2 === 0 ? collector : hotline, component, sourceOf(i))),
    );
    expect(new Set(answers.map((each) => each.case)).size).toBe(1);
    expect(answers.filter((each) => !each.joined)).toHaveLength(1);
    expect(answers.map((each) => each.version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('are joined once by the same report, however often it is sent', async () => {
    const component = fresh();
    await say(collector, component);
    const one = await say(hotline, component, { source: 'hotline', id: 'report-0001', key: 'k1' });
    const again = await say(hotline, component, { source: 'hotline', id: 'report-0001', key: 'k2' });
    expect(again).toMatchObject({ joined: true, replayed: true, case: one.case, reporters: 2 });
  });

  it('are a new case after the last one has ended, and another for another class', async () => {
    const component = fresh();
    const first = await openCase(here.app, collector, { ...COVER, component });
    const other = await say(collector, component, { class: { kind: 'component', code: '01002' } });
    await first.next(duty, 'rejected', { reason: 'x' });
    const next = await say(collector, component);
    expect([other.joined, next.joined, new Set([first.id, other.case, next.case]).size]).toEqual([false, false, 3]);
  });

  it('bind nothing that is in no inventory', async () => {
    const [one, two] = [await say(collector, '杆号 7'), await say(hotline, '杆号 7', { source: 'hotline' })];
    expect([one.joined, two.joined, one.case === two.case]).toEqual([false, false, false]);
  });

  it('give a case its place where the reporter gave none', async () => {
    const { case: id } = good(
      await report(here.app, collector, {
        key: null,
        source: 'collector',
        severity: 'general',
        ...COVER,
        component: fresh(),
      }),
    );
    expect(await detailOf(duty, id)).toMatchObject({ location: PLACE, area: { name: expect.stringMatching(/./) } });
    const nowhere = await report(here.app, collector, {
      key: null,
      source: 'collector',
      severity: 'general',
      ...COVER,
    });
    expect(nowhere).toMatchObject({ failure: { code: 'invalid', errors: [{ path: 'location' }] } });
  });
});

const sourceOf = (i: number) => ({ source: i % 2 === 0 ? 'collector' : 'hotline' }) as const;

describe('a report that says which case it is', () => {
  it('joins that case with all that it says, where the person may', async () => {
    const one = await openCase(here.app, collector);
    const joined = await say(hotline, undefined, { source: 'hotline', joins: one.id, description: '还在' });
    expect(joined).toMatchObject({ joined: true, case: one.id, reporters: 2 });
    expect((await detailOf(duty, one.id)).events.at(-1)?.data).toMatchObject({ description: '还在' });
    const unseen = await report(here.app, elsewhere, reportOf({ ...COVER, source: 'video', joins: one.id }));
    expect(unseen).toMatchObject({ failure: { code: 'invalid', errors: [{ path: 'joins' }] } });
    const ended = await openCase(here.app, collector);
    await ended.next(duty, 'rejected', { reason: 'x' });
    const late = await report(here.app, hotline, reportOf({ ...COVER, source: 'hotline', joins: ended.id }));
    expect(late).toMatchObject({ ok: false, failure: { code: 'refused' } });
  });
});

describe('what would give a component a second open case of a class', () => {
  const second = (component: string, other: { readonly id: string; readonly number: string }) => ({
    ok: false,
    failure: {
      code: 'rule',
      reason: 'component-has-case',
      params: { component, case: other.id, number: other.number },
    },
  });

  it('is refused with the other case, by whichever event it comes', async () => {
    const component = fresh();
    const one = await openCase(here.app, collector, { ...COVER, component });
    const wrong = await openCase(here.app, collector, { class: { kind: 'component', code: '01002' }, component });
    const elsewhere = await openCase(here.app, collector, { ...COVER, component: '杆号 8' });
    const attempt = (of: typeof one, type: string, data: object) =>
      act(here.app, duty, { case: of.id, type, data: { ...data }, version: of.version(), key: null });
    expect(await attempt(wrong, 'filed', { standard: { hours: 4 }, class: '01001' })).toEqual(second(component, one));
    await elsewhere.next(duty, 'filed', { standard: { hours: 4 } });
    expect(await attempt(elsewhere, 'corrected', { component })).toEqual(second(component, one));
    await elsewhere.next(duty, 'merged', { into: one.id });
    await wrong.next(duty, 'filed', { standard: { hours: 4 } });
    expect(await attempt(wrong, 'corrected', { class: '01001' })).toEqual(second(component, one));
    await one.next(duty, 'cancelled', { reason: 'x' });
    await wrong.next(duty, 'corrected', { class: '01001' });
  });

  it('takes a case along whose component is corrected, unless the correction says where it is', async () => {
    const [there, given] = [
      { lon: 103.7702, lat: 36.0742 },
      { lon: 103.8, lat: 36.065 },
    ];
    await putComponents(here.app, here.tenant, [{ id: '60100100777', ...there }]);
    const moved = await openCase(here.app, collector, COVER);
    const placed = await openCase(here.app, collector, { ...COVER, class: { kind: 'component', code: '01002' } });
    for (const each of [moved, placed]) await each.next(duty, 'filed', { standard: { hours: 4 } });
    await moved.next(duty, 'corrected', { component: '60100100777' });
    await placed.next(duty, 'corrected', { component: '60100100777', location: given });
    const [one, two] = [await detailOf(duty, moved.id), await detailOf(duty, placed.id)];
    expect([one.location, two.location]).toEqual([there, given]);
    const around = good(await locate(here.app, duty, { location: there })).areas;
    expect(one.areas.map(({ id }) => id).sort()).toEqual(around.map(({ id }) => id).sort());
  });

  it('is refused to one of two corrections that come at once', async () => {
    const component = fresh();
    const cases = await Promise.all([openCase(here.app, collector, COVER), openCase(here.app, collector, COVER)]);
    for (const each of cases) await each.next(duty, 'filed', { standard: { hours: 4 } });
    const results = await Promise.all(
      cases.map((each) =>
        act(here.app, duty, {
          case: each.id,
          type: 'corrected',
          data: { component },
          version: each.version(),
          key: null,
        }),
      ),
    );
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    expect(results.flatMap((each) => (each.ok ? [] : [each.failure.code]))).toEqual(['rule']);
  });

  it('is refused when an ended case is opened again', async () => {
    const component = fresh();
    const [dispatcher, unit] = [
      await here.person('dispatcher-1', 'dispatcher'),
      await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' }),
    ];
    const old = await openCase(here.app, collector, { ...COVER, component });
    await old.next(duty, 'filed', { standard: { hours: 4 } });
    await old.next(dispatcher, 'dispatched', { unit: 'xiyuan' });
    await old.next(unit, 'feedback', { result: 'x' });
    await old.next(dispatcher, 'verification-sent', { collector: 'collector-1' });
    await old.next(collector, 'verified', { passed: true });
    await old.next(duty, 'closed');
    const now = await openCase(here.app, collector, { ...COVER, component });
    const again = await act(here.app, duty, {
      case: old.id,
      type: 'reopened',
      data: { reason: 'x' },
      version: old.version(),
      key: null,
    });
    expect(again).toEqual(second(component, now));
  });

  it('is refused line by line where another system brings it, naming the other', async () => {
    const [taken, twice] = [fresh(), fresh()];
    const here1 = await openCase(here.app, collector, { ...COVER, component: taken });
    const history = (externalId: string, component: string, ended = false): CaseHistory => ({
      externalId,
      events: [
        {
          case: externalId,
          at: here.clock.now() - 60_000,
          type: 'reported',
          actor: 'them',
          data: {
            source: 'import',
            kind: 'component',
            class: '01001',
            severity: 'general',
            location: PLACE,
            component,
          },
        },
        ...(ended
          ? [{ case: externalId, at: here.clock.now() - 1, type: 'rejected', actor: 'them', data: { reason: 'x' } }]
          : []),
      ],
    });
    const rejected: [string, string][] = [];
    const run = (histories: CaseHistory[]) =>
      importHistories(here.app, {
        tenant: here.tenant,
        source: 'them',
        histories,
        rejected: (each, why) => rejected.push([each.externalId, why]),
      });
    const counts = await run([
      history('A', taken),
      history('B', twice),
      history('C', twice),
      history('D', twice, true),
    ]);
    expect(counts).toMatchObject({ added: 2, rejected: 2 });
    expect(rejected.map(([id]) => id)).toEqual(['A', 'C']);
    expect(rejected[0]?.[1]).toBe(`component ${taken} has an open case of class 01001 already: ${here1.number}`);
    // Once the other has ended in their system too, the next run takes what was refused.
    expect(await run([history('B', twice, true), history('C', twice)])).toMatchObject({ extended: 1, added: 1 });
  });
});
