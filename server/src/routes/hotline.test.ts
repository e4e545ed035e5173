import type {
  CallDetail,
  CallPage,
  CallTask,
  CallTaskPage,
  CaseDetail,
  GeocodeView,
  HotlineWall,
} from '@bihuan/contracts';
import { expect, it } from 'vitest';
import { insertMapFeatures } from '../store/map-features.js';
import { PLACE } from '../testing/cases.js';
import { putComponents } from '../testing/put-components.js';
import { eraseTexts } from '../usecases/erase-texts.js';
import { signatureOf } from '../usecases/hotline/signature.js';
import { carryNotices } from '../usecases/notify/carry.js';
import { keepSecret } from '../usecases/notify/secrets.js';
import { type Browser, signIn, type TestServer, testServer } from './server.fixture.js';

const SECRET = 'a secret of the telephone system';
const NUMBER = '139 1234 5678';

async function desk() {
  const test = await testServer();
  const { here } = test;
  const admin = await here.person('admin', 'administrator');
  for (const [id, role] of [
    ['agent', 'hotline-agent'],
    ['colleague', 'hotline-agent'],
    ['officer', 'duty-officer'],
    ['collector', 'collector'],
  ] as const) {
    await here.person(id, role);
  }
  await keepSecret(test.app, admin, { name: 'hotline', value: SECRET });
  return { test, agent: await signIn(test, 'agent'), officer: await signIn(test, 'officer') };
}

function tell(test: TestServer, body: object, more: { readonly secret?: string; readonly lateMs?: number } = {}) {
  const payload = JSON.stringify(body);
  const timestamp = String(Math.floor((test.clock.now() - (more.lateMs ?? 0)) / 1000));
  return test.server.inject({
    method: 'POST',
    url: '/api/v1/hotline/calls',
    payload,
    headers: {
      'content-type': 'application/json',
      'x-bihuan-timestamp': timestamp,
      'x-bihuan-signature': signatureOf(more.secret ?? SECRET, timestamp, payload),
    },
  });
}

const read = async <T>(browser: Browser, path: string): Promise<T> => (await browser.get(`${path}`)).json();
const reportBody = (more: object = {}) => ({
  source: 'hotline',
  class: { kind: 'event', code: '06001' },
  severity: 'general',
  location: PLACE,
  reporter: { name: '王女士', phone: NUMBER },
  ...more,
});

it('takes calls of the telephone system only: signed, of now, and as they were sent', async () => {
  const { test, agent } = await desk();
  const ringing = { call: 'A-1', state: 'ringing', number: NUMBER, agent: 'agent' };
  expect((await tell(test, ringing, { secret: 'another' })).statusCode).toBe(401);
  expect((await tell(test, ringing, { lateMs: 6 * 60_000 })).statusCode).toBe(401);
  expect((await tell(test, { state: 'ringing' }, { secret: 'another' })).statusCode).toBe(401);
  expect((await tell(test, { state: 'ringing' })).statusCode).toBe(400);
  const unsigned = await agent.post('/hotline/calls', ringing);
  expect(unsigned.statusCode).toBe(401);
  expect((await read<CallPage>(agent, '/hotline/calls')).calls).toEqual([]);

  expect((await tell(test, ringing)).json()).toMatchObject({ state: 'ringing', agent: 'agent' });
  test.clock.advance(5_000);
  expect((await tell(test, { ...ringing, state: 'answered' })).json()).toMatchObject({ state: 'answered' });
  // Late and twice: nothing is taken back.
  expect((await tell(test, ringing)).json()).toMatchObject({ state: 'answered' });
  const { calls } = await read<CallPage>(agent, '/hotline/calls');
  expect(calls).toMatchObject([{ state: 'answered', number: NUMBER, agent: { id: 'agent' }, cases: 0 }]);
  expect(test.log.join('\n')).not.toContain('5678');
});

it('gives hostile calls a clear error and keeps nothing of them', async () => {
  const { test, agent } = await desk();
  const ringing = { call: 'A-1', state: 'ringing', number: NUMBER };
  for (const wrong of [
    { ...ringing, call: 7 },
    { ...ringing, call: '' },
    { ...ringing, call: 'x'.repeat(10_000) },
    { ...ringing, state: 'exploded' },
    { ...ringing, number: { $gt: '' } },
    { ...ringing, number: '9'.repeat(1000) },
    { ...ringing, number: '1\u00002' },
    { ...ringing, recording: 'javascript:alert(1)' },
    [ringing],
    'ringing',
    null,
  ]) {
    const answer = await tell(test, wrong as object);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
  }
  expect((await tell(test, { ...ringing, line: 'x'.repeat(10_000_000) })).statusCode).toBe(413);
  const svg = { method: 'POST', url: '/api/v1/hotline/calls', payload: '<svg onload="alert(1)"/>' } as const;
  expect((await test.server.inject({ ...svg, headers: { 'content-type': 'image/svg+xml' } })).statusCode).toBe(415);
  expect((await test.server.inject({ url: '/api/v1/hotline/calls/..%2f..%2fetc%2fpasswd' })).statusCode).toBe(401);
  expect((await read<CallPage>(agent, '/hotline/calls')).calls).toEqual([]);
});

it('answers nobody while no secret is kept', async () => {
  const test = await testServer();
  expect((await tell(test, { call: 'A', state: 'ringing' })).json()).toMatchObject({
    code: 'hotline-off',
    status: 422,
  });
});

it('shows a caller’s earlier cases and calls, links a report, hands over, and keeps numbers from others', async () => {
  const { test, agent, officer } = await desk();
  const before = (await agent.post('/cases', reportBody())).json<CaseDetail>();
  await tell(test, { call: 'A-0', state: 'missed', number: '+86 13912345678' });
  const { id } = (await tell(test, { call: 'A-1', state: 'answered', number: NUMBER, agent: 'agent' })).json<{
    id: string;
  }>();
  const popped = await read<CallDetail>(agent, `/hotline/calls/${id}`);
  expect(popped.earlierCases.map((each) => each.id)).toEqual([before.id]);
  expect(popped.earlierCalls).toMatchObject([{ state: 'missed' }]);

  const made = (await agent.post('/cases', reportBody())).json<CaseDetail>();
  const link = { case: made.id, reported: true };
  const linked = (await agent.post(`/hotline/calls/${id}/cases`, link)).json<CallDetail>();
  expect(linked).toMatchObject({ kind: 'report', linked: [{ id: made.id }], cases: 1 });

  const notes = {
    version: linked.version,
    name: '王女士',
    kind: 'report',
    notes: '井盖松动',
    answer: null,
    recording: null,
  };
  const noted = await agent.send({ method: 'PUT', url: `/api/v1/hotline/calls/${id}`, payload: notes });
  expect(noted.json()).toMatchObject({ name: '王女士', notes: '井盖松动' });
  const stale = await agent.send({ method: 'PUT', url: `/api/v1/hotline/calls/${id}`, payload: notes });
  expect(stale.json()).toMatchObject({ code: 'stale' });
  const { version } = noted.json<CallDetail>();
  const over = await agent.post(`/hotline/calls/${id}/hand-over`, { version, to: 'colleague', note: '请回电' });
  expect(over.json()).toMatchObject({ handedTo: { id: 'colleague' }, handedBy: { id: 'agent' }, handedNote: '请回电' });

  // Who oversees the desk sees how it does, and no caller.
  const seen = await read<CallPage>(officer, '/hotline/calls');
  expect(seen.calls).toMatchObject([{ number: '****5678', name: null }]);
  expect((await officer.get(`/hotline/calls/${id}`)).statusCode).toBe(403);
  expect((await (await signIn(test, 'collector')).get('/hotline/calls')).statusCode).toBe(403);

  await eraseTexts(test.app, { tenant: test.here.tenant, case: made.id });
  expect(await read<CallDetail>(agent, `/hotline/calls/${id}`)).toMatchObject({
    number: null,
    name: null,
    notes: null,
    erased: true,
  });
});

it('ends an inquiry without a case, and has somebody called back', async () => {
  const { test, agent } = await desk();
  const begun = await agent.post('/hotline/calls/own', { number: NUMBER, direction: 'in' });
  const { id, version } = begun.json<CallDetail>();
  const body = { version, name: null, kind: 'inquiry', notes: null, answer: '工作日办理', recording: null, end: true };
  const ended = await agent.send({ method: 'PUT', url: `/api/v1/hotline/calls/${id}`, payload: body });
  expect(ended.json()).toMatchObject({ state: 'ended', kind: 'inquiry', linked: [] });

  const due = new Date(test.clock.now() + 60_000).toISOString();
  const payload = { call: id, dueAt: due, reason: '告知结果' };
  const made = await agent.post('/hotline/tasks', payload, { 'idempotency-key': 'k1' });
  const task = made.json<CallTask>();
  const again = await agent.post('/hotline/tasks', payload, { 'idempotency-key': 'k1' });
  expect(again.json<CallTask>().id).toBe(task.id);
  test.clock.advance(2 * 60_000);
  const open = await read<CallTaskPage>(agent, '/hotline/tasks');
  expect(open).toMatchObject({ open: 1, late: 1, tasks: [{ id: task.id, late: true, number: NUMBER }] });
  const url = `/hotline/tasks/${task.id}/done`;
  const missed = await agent.post(url, { outcome: 'not-reached', result: '', final: false });
  expect(missed.json()).toMatchObject({ doneAt: null, attempts: 1 });
  expect((await agent.post(url, { outcome: 'reached', result: '已告知' })).json()).toMatchObject({
    attempts: 2,
    doneBy: { id: 'agent' },
  });
  expect((await agent.post(url, { outcome: 'reached', result: '' })).json()).toMatchObject({ code: 'task-done' });
  expect(await read<HotlineWall>(agent, '/hotline/wall')).toMatchObject({
    answered: 1,
    tasksOpen: 0,
    kinds: [{ kind: 'inquiry', calls: 1 }],
  });
});

it('asks the caller of a closed case once whether they are content, and rates where the flow allows it', async () => {
  const { test, agent } = await desk();
  const { app, here } = test;
  await carryNotices(app, here.tenant);
  const { id } = (await tell(test, { call: 'A-1', state: 'answered', number: NUMBER, agent: 'agent' })).json<{
    id: string;
  }>();
  const made = (await agent.post('/cases', reportBody())).json<CaseDetail>();
  await agent.post(`/hotline/calls/${id}/cases`, { case: made.id, reported: true });
  const officer = await signIn(test, 'officer');
  await here.person('dispatcher', 'dispatcher');
  await here.person('clerk', 'unit-clerk', { unit: 'xiyuan' });
  let version = made.version;
  const next = async (who: Browser, type: string, data: object = {}) => {
    const answer = await who.post(`/cases/${made.id}/events`, { type, data, version });
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    version += 1;
  };
  const [dispatcher, clerk] = [await signIn(test, 'dispatcher'), await signIn(test, 'clerk')];
  const collector = await signIn(test, 'collector');
  await next(officer, 'filed', { standard: { hours: 4 } });
  await next(dispatcher, 'dispatched', { unit: 'xiyuan' });
  await next(clerk, 'feedback', { result: 'done' });
  await next(dispatcher, 'verification-sent', { collector: 'collector' });
  await next(collector, 'verified', { passed: true });
  await next(officer, 'closed');
  for (const _ of [1, 2]) await carryNotices(app, here.tenant);
  const { tasks } = await read<CallTaskPage>(agent, '/hotline/tasks');
  expect(tasks).toMatchObject([{ kind: 'satisfaction', case: { id: made.id }, number: NUMBER }]);
  const done = await agent.post(`/hotline/tasks/${tasks[0]?.id}/done`, {
    outcome: 'reached',
    result: '满意',
    stars: 5,
  });
  expect(done.json()).toMatchObject({ stars: 5, rated: true });
  const { events } = await read<CaseDetail>(agent, `/cases/${made.id}`);
  expect(events.at(-1)).toMatchObject({ type: 'rated', data: { stars: 5 } });
});

it('keeps articles in versions, and finds them by their words', async () => {
  const { agent, officer } = await desk();
  const put = (who: Browser, id: string, payload: object) =>
    who.send({ method: 'PUT', url: `/api/v1/hotline/articles/${id}`, payload });
  const classes = [{ standardRef: 'GB/T 47678.5-2026', kind: 'event', code: '06001' }];
  const first = { version: 0, title: '垃圾清运时间', body: '每日七时前清运。', classes };
  expect((await put(agent, 'rubbish', first)).statusCode).toBe(403);
  expect((await put(officer, 'rubbish', first)).json()).toMatchObject({ version: 1, classes: [{ code: '06001' }] });
  expect((await put(officer, 'rubbish', first)).json()).toMatchObject({ code: 'stale' });
  await put(officer, 'rubbish', { ...first, version: 1, body: '每日六时前清运。' });
  const found = async (q: string) =>
    (await read<{ articles: { version: number }[] }>(agent, `/hotline/articles?q=${encodeURIComponent(q)}`)).articles;
  expect(await found('清运 六时')).toMatchObject([{ id: 'rubbish', version: 2 }]);
  expect(await found('七时')).toEqual([]);
  expect((await read<{ articles: unknown[] }>(agent, '/hotline/articles/rubbish')).articles).toHaveLength(2);
});

it('finds places by what is said of them', async () => {
  const { test, agent } = await desk();
  const { lon, lat } = PLACE;
  const line = {
    type: 'LineString',
    coordinates: [
      [lon - 0.001, lat],
      [lon, lat],
      [lon + 0.001, lat],
    ],
  };
  await test.app.db.transaction(test.here.tenant, (tx) =>
    insertMapFeatures(tx, test.here.tenant, [
      { layer: 'road', id: 'r1', geometry: line, properties: { name: '柳家营路' } },
      { layer: 'road', id: 'r2', geometry: line, properties: { name: '柳家营北路' } },
      { layer: 'building', id: 'b1', geometry: line, properties: { name: '柳家营小学', kind: 'school' } },
    ]),
  );
  await putComponents(test.app, test.here.tenant, [
    { id: '6201030101000017' },
    { id: '6201030101000018', state: 'removed' },
  ]);
  const names = async (q: string) =>
    (await read<GeocodeView>(agent, `/geocode?q=${encodeURIComponent(q)}`)).places.map(({ name }) => name);
  expect((await names('柳家营路'))[0]).toBe('柳家营路');
  expect((await names('柳家营路118号3楼'))[0]).toBe('柳家营路');
  expect((await names('西园街道柳家营小学'))[0]).toBe('柳家营小学');
  expect((await names('西园 小学'))[0]).toBe('柳家营小学');
  expect((await names('西园街道'))[0]).toBe('西园街道');
  expect(await names('0017')).toEqual([expect.stringContaining('6201030101000017')]);
  const className = (await names('0017'))[0]?.split(' ')[0];
  const byClass = await read<GeocodeView>(agent, `/geocode?q=${encodeURIComponent(`柳家营路 ${className}`)}`);
  expect(byClass.places.map(({ component }) => component)).toContain('6201030101000017');
  expect(await names('什么都不是')).toEqual([]);
});
