import type { SurveyResult } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, PLACE } from '../../testing/cases.js';
import { idOf } from '../../testing/components.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { putComponents } from '../../testing/put-components.js';
import { collectPack } from '../collect/collect-pack.js';
import { getComponent } from '../components/get-component.js';
import type { Actor } from '../types.js';
import { recordResults } from './survey-results.js';
import { closeSurvey, createSurvey, getSurvey, listSurveyItems, listSurveys, surveyTasks } from './surveys.js';

let here: TestInstallation;
let dispatcher: Actor;
let collector: Actor;
let elsewhere: Actor;
let street: string;
let other: string;
beforeAll(async () => {
  here = await testInstallation();
  const config = await here.app.db.snapshot(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  const cell = config.areas.at(PLACE.lon, PLACE.lat)[0]?.path ?? '';
  street = cell.split('/').slice(0, 2).join('/');
  other = config.areas.all.find((area) => area.level === 'street' && area.path !== street)?.path ?? '';
  dispatcher = await here.person('dispatcher', 'dispatcher');
  collector = await here.person('collector', 'collector', { area: street });
  elsewhere = await here.person('elsewhere', 'collector', { area: other });
  await putComponents(here.app, here.tenant, [
    ...[1, 2, 3, 4].map((serial) => ({ id: idOf(serial), area_path: cell })),
    { id: idOf(1, '01002'), class: '01002', area_path: cell },
    { id: idOf(9), area_path: other },
  ]);
});
afterAll(() => here.close());

const result = (id: string, more: Partial<SurveyResult>): SurveyResult => ({
  id: `result-${id}`,
  outcome: 'confirmed',
  note: '',
  photos: [],
  ...more,
});

describe('a survey of components', () => {
  let id = '';

  it('is made by the centre of what stands in an area, and by nobody else', async () => {
    const input = { title: '井盖普查', area: street, class: { code: '01001' }, note: '' };
    const made = good(await createSurvey(here.app, dispatcher, input));
    id = made.id;
    const twice = [1, 2].map(() => createSurvey(here.app, dispatcher, { ...input, area: other }, 'survey-key'));
    const both = (await Promise.all(twice)).map((each) => good(each));
    expect(both[0]?.id).toBe(both[1]?.id);
    good(await closeSurvey(here.app, dispatcher, { id: both[0]?.id ?? '' }));
    expect(made.counts).toEqual({ total: 4, confirmed: 0, corrected: 0, missing: 0, new: 0 });
    expect(await createSurvey(here.app, collector, input)).toMatchObject({ failure: { code: 'forbidden' } });
    expect(await createSurvey(here.app, dispatcher, { ...input, class: { code: '01009' } })).toMatchObject({
      failure: { code: 'rule', reason: 'survey-empty' },
    });
    expect(await createSurvey(here.app, dispatcher, { ...input, class: { code: '99999' } })).toMatchObject({
      failure: { code: 'invalid' },
    });
  });

  it('is the task of whoever patrols there', async () => {
    const tasks = good(await surveyTasks(here.app, collector));
    expect(tasks.surveys).toMatchObject([{ id, done: 0, open: [1, 2, 3, 4].map((serial) => idOf(serial)) }]);
    expect(good(await surveyTasks(here.app, elsewhere)).surveys).toEqual([]);
    const pack = good(await collectPack(here.app, collector));
    expect(pack.components.map(([component]) => component)).toEqual(
      expect.arrayContaining([idOf(1), idOf(4), idOf(1, '01002')]),
    );
    expect(pack.components.map(([component]) => component)).not.toContain(idOf(9));
    expect(pack.areas.every((area) => area.path.startsWith(street))).toBe(true);
    expect(pack.areas.length).toBeGreaterThan(3);
  });

  it('takes results row by row: what is refused leaves the others in, and the inventory gets versions', async () => {
    here.clock.set(START + 3_600_000);
    const results = [
      result('1', { component: idOf(1) }),
      result('2', {
        component: idOf(2),
        outcome: 'corrected',
        state: 'broken',
        location: { lon: PLACE.lon + 0.0001, lat: PLACE.lat },
        note: '盖板裂',
        observedAt: '2026-03-04T09:30:00+08:00',
      }),
      result('3', { component: idOf(3), outcome: 'missing' }),
      result('4', { component: idOf(4), outcome: 'corrected', state: 'broken', photos: ['nobodys'] }),
      result('5', { component: idOf(1, '01002') }),
      result('6', { outcome: 'new', location: PLACE, state: 'intact' }),
      result('7', { outcome: 'new', location: { lon: 0, lat: 0 } }),
    ];
    const told = good(await recordResults(here.app, collector, { survey: id, results }));
    expect(told.results.map(({ component, problem }) => component ?? problem?.code)).toEqual([
      idOf(1),
      idOf(2),
      idOf(3),
      'invalid',
      'invalid',
      idOf(10),
      'outside',
    ]);
    expect(good(await getComponent(here.app, dispatcher, idOf(1))).version).toBe(1);
    const second = good(await getComponent(here.app, dispatcher, idOf(2)));
    expect(second).toMatchObject({ version: 2, state: 'broken', location: { lon: PLACE.lon + 0.0001 } });
    expect(second.history[0]?.replacedBecause).toBe('井盖普查: 盖板裂');
    expect(good(await getComponent(here.app, dispatcher, idOf(3)))).toMatchObject({ version: 2, state: 'lost' });
    expect(good(await getComponent(here.app, dispatcher, idOf(10)))).toMatchObject({ version: 1, source: '井盖普查' });
    expect(good(await getSurvey(here.app, dispatcher, { id })).counts).toEqual({
      total: 4,
      confirmed: 1,
      corrected: 1,
      missing: 1,
      new: 1,
    });
  });

  it('takes the same row again as the same, and another of the same component not', async () => {
    const again = [result('1', { component: idOf(1) }), result('6', { outcome: 'new', location: PLACE })];
    const told = good(await recordResults(here.app, collector, { survey: id, results: again }));
    expect(told.results.map((each) => each.component)).toEqual([idOf(1), idOf(10)]);
    expect(good(await getSurvey(here.app, dispatcher, { id })).counts.new).toBe(1);
    const another = [result('8', { component: idOf(1), outcome: 'missing' })];
    const refused = good(await recordResults(here.app, collector, { survey: id, results: another }));
    expect(refused.results[0]?.problem).toMatchObject({ code: 'already-surveyed', params: { outcome: 'confirmed' } });
  });

  it('is done by collectors of the area only', async () => {
    const results = [result('9', { component: idOf(4) })];
    const told = good(await recordResults(here.app, elsewhere, { survey: id, results }));
    expect(told.results[0]?.problem?.code).toBe('forbidden');
    expect(await recordResults(here.app, dispatcher, { survey: id, results })).toMatchObject({
      failure: { code: 'forbidden' },
    });
  });

  it('shows how far it is by area, and what was found', async () => {
    const detail = good(await getSurvey(here.app, dispatcher, { id }));
    expect(detail.parts).toHaveLength(1);
    expect(detail.parts[0]?.counts).toEqual(detail.counts);
    const open = good(await listSurveyItems(here.app, dispatcher, { id, outcome: 'open', limit: 10 }));
    expect(open.items.map((item) => item.component)).toEqual([idOf(4)]);
    const first = good(await listSurveyItems(here.app, dispatcher, { id, limit: 2 }));
    const rest = good(await listSurveyItems(here.app, dispatcher, { id, limit: 10, cursor: first.nextCursor ?? '' }));
    expect([...first.items, ...rest.items].map((item) => item.outcome)).toEqual([
      'confirmed',
      'corrected',
      'missing',
      null,
      'new',
    ]);
  });

  it('is closed by the centre, and takes no more', async () => {
    expect(good(await closeSurvey(here.app, dispatcher, { id })).closedAt).not.toBeNull();
    const results = [result('10', { component: idOf(4) })];
    const told = good(await recordResults(here.app, collector, { survey: id, results }));
    expect(told.results[0]?.problem?.code).toBe('survey-closed');
    expect(good(await surveyTasks(here.app, collector)).surveys).toEqual([]);
    expect(good(await listSurveys(here.app, dispatcher, { limit: 10 })).items).toHaveLength(2);
    const logged = await here.app.db.snapshot(here.tenant, (tx) =>
      tx.selectFrom('admin_event').select('action').where('kind', '=', 'survey').where('subject', '=', id).execute(),
    );
    expect(logged.map(({ action }) => action).sort()).toEqual(['survey.closed', 'survey.created']);
  });
});
