import { type CaseDetail, caseDetail, caseEvents, casePage, ledgerView, locateView, problem } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, type Browser, place, rubbish, signIn, type TestServer, testServer } from './server.fixture.js';

const minute = 60_000;
let made: TestServer;
const ends: (() => Promise<void>)[] = [];
let collector: Browser;
let duty: Browser;
let dispatch: Browser;
let clerk: Browser;
let other: Browser;

beforeAll(async () => {
  made = await testServer({ after: (call) => ends.push(call) });
  const { here } = made;
  await here.person('collector-1', 'collector');
  await here.person('duty', 'duty-officer');
  await here.person('dispatch', 'dispatcher');
  await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' });
  await here.person('clerk-2', 'unit-clerk', { unit: 'xihu' });
  collector = await signIn(made, 'collector-1');
  duty = await signIn(made, 'duty');
  dispatch = await signIn(made, 'dispatch');
  clerk = await signIn(made, 'clerk-1');
  other = await signIn(made, 'clerk-2');
});
afterAll(async () => {
  for (const end of ends) await end();
});

async function reported(more: object = {}): Promise<CaseDetail> {
  const response = await collector.post('/cases', { ...rubbish, ...more });
  expect(response.statusCode, response.body).toBe(201);
  return response.json();
}

describe('a case over HTTP', () => {
  it('goes from report to close, through a failed verification', async () => {
    const turn = () => made.clock.advance(minute);
    const first = await collector.post('/cases', rubbish);
    expect(first.statusCode).toBe(201);
    let detail = caseDetail.parse(first.json());
    expect(first.headers.location).toBe(`/api/v1/cases/${detail.id}`);
    expect(first.headers.etag).toBe('"1"');
    const next = async (who: Browser, type: string, data: object = {}) => {
      turn();
      detail = caseDetail.parse(await act(who, detail, type, data));
      return detail;
    };
    await next(duty, 'filed', { standard: { hours: 4 } });
    await next(dispatch, 'dispatched', { unit: 'xiyuan' });
    await next(clerk, 'feedback', { result: '已清理' });
    await next(dispatch, 'verification-sent', { collector: 'collector-1' });
    await next(collector, 'verified', { passed: false });
    await next(dispatch, 'dispatched', { unit: 'xiyuan' });
    await next(clerk, 'feedback', { result: '再次清理' });
    await next(dispatch, 'verification-sent', { collector: 'collector-1' });
    await next(collector, 'verified', { passed: true });
    const closed = await next(duty, 'closed');
    expect(closed).toMatchObject({ state: 'closed', dispatchNo: 2, description: '垃圾成堆', version: 11 });

    const read = await clerk.get(`/cases/${detail.id}`);
    expect(read.headers.etag).toBe('"11"');
    expect(read.headers['cache-control']).toBe('no-store');
    expect(caseDetail.parse(read.json())).toMatchObject({ state: 'closed', unit: { id: 'xiyuan' } });
    const story = caseEvents.parse((await clerk.get(`/cases/${detail.id}/events`)).json());
    // A unit's people are not told what the collectors are called.
    const unnamed = closed.events.map((event) => ({ ...event, names: {} }));
    expect(story).toMatchObject({ version: 11, events: unnamed });
    const ledger = ledgerView.parse((await duty.get(`/cases/${detail.id}/ledger?clock=whole`)).json());
    const counted = ledger.lines.filter((line) => line.counted).reduce((sum, line) => sum + line.minutes, 0);
    expect(counted).toBe(ledger.reading.usedMinutes);
  });

  it('is on the desk of whoever has to act, and in no other queue of theirs', async () => {
    const detail = await reported();
    const desk = async (who: Browser) => {
      const page = casePage.parse((await who.get('/cases?queue=desk&limit=200')).json());
      return page.items.map(({ id }) => id);
    };
    expect(await desk(duty)).toContain(detail.id);
    expect(await desk(dispatch)).not.toContain(detail.id);
    await act(duty, detail, 'filed', { standard: { hours: 4 } });
    expect(await desk(duty)).not.toContain(detail.id);
    expect(await desk(dispatch)).toContain(detail.id);
  });

  it('pages by a cursor without losing or repeating one', async () => {
    const made = [await reported(), await reported(), await reported()].map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = casePage.parse((await duty.get(`/cases?queue=desk&limit=2${query}`)).json());
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(made));
  });

  it('is found by place', async () => {
    const response = await collector.post('/locate', { location: place, class: { kind: 'event', code: '06001' } });
    expect(response.statusCode, response.body).toBe(200);
    expect(locateView.parse(response.json()).areas.length).toBeGreaterThan(1);
  });
});

describe('a refused act', () => {
  it('says what is legal', async () => {
    const detail = await reported();
    const response = await duty.post(`/cases/${detail.id}/events`, { type: 'closed', version: detail.version });
    expect(response.statusCode).toBe(422);
    expect(problem.parse(response.json())).toMatchObject({
      code: 'not-legal',
      type: 'urn:bihuan:not-legal',
      params: { state: 'reported', type: 'closed', legal: expect.arrayContaining(['filed', 'rejected']) },
      detail: expect.stringContaining('"closed" is not legal now'),
    });
  });

  it('names the version that stands now', async () => {
    const detail = await reported();
    await act(duty, detail, 'filed', { standard: { hours: 4 } });
    const stale = { type: 'rejected', data: { reason: '重复' }, version: detail.version };
    const response = await duty.post(`/cases/${detail.id}/events`, stale);
    expect(problem.parse(response.json())).toMatchObject({
      status: 409,
      code: 'conflict',
      version: detail.version + 1,
    });
  });

  it('names the permission that is missing', async () => {
    const detail = await reported();
    const body = { type: 'filed', data: { standard: { hours: 4 } }, version: detail.version };
    const response = await dispatch.post(`/cases/${detail.id}/events`, body);
    expect(problem.parse(response.json())).toMatchObject({ status: 403, params: { permission: 'event.filed' } });
  });

  it('tells nothing of a case that the person may not see', async () => {
    const detail = await reported();
    const hidden = await other.get(`/cases/${detail.id}`);
    const missing = await other.get('/cases/no-such-case');
    const without = (body: string) => ({ ...JSON.parse(body), instance: '' });
    expect(without(hidden.body)).toEqual(without(missing.body));
    expect(hidden.statusCode).toBe(404);
  });

  it.each([
    [{ ...rubbish, location: { lon: 'x', lat: 36 } }, 400, ['location.lon']],
    [{ ...rubbish, severity: 'mild', address: 7 }, 400, ['severity', 'address']],
    [{ ...rubbish, location: undefined }, 400, ['location']],
    [{ ...rubbish, class: { kind: 'event', code: 'no such class' } }, 400, ['class']],
  ])('names the wrong members of a report %#', async (body, status, paths) => {
    const response = await collector.post('/cases', body);
    expect(response.statusCode).toBe(status);
    const { errors } = problem.parse(response.json());
    expect(errors?.map(({ path }) => path).sort()).toEqual([...paths].sort());
  });

  it('names a place that is elsewhere', async () => {
    const response = await collector.post('/cases', { ...rubbish, location: { lon: 116.4, lat: 39.9 } });
    expect(problem.parse(response.json())).toMatchObject({ status: 422, code: 'outside' });
  });

  it.each([
    ['/cases?limit=0', 'querystring.limit'],
    ['/cases?queue=mine', 'querystring.queue'],
    ['/scorecards?from=yesterday&to=2026-04-01T00:00:00Z', 'querystring.from'],
    ['/people', 'querystring.role'],
  ])('names the wrong members of %s', async (url, path) => {
    const response = await duty.get(url);
    expect(response.statusCode).toBe(400);
    expect(problem.parse(response.json()).errors?.map((each) => each.path)).toEqual([path]);
  });
});

describe('an idempotency key', () => {
  it('makes a second report the first', async () => {
    const headers = { 'idempotency-key': 'report-0001' };
    const one = await collector.post('/cases', rubbish, headers);
    const two = await collector.post('/cases', rubbish, headers);
    expect(two.statusCode).toBe(201);
    expect(two.json().id).toBe(one.json().id);
    expect([one.headers['idempotency-replayed'], two.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
  });

  it('writes an event once, also when both arrive together', async () => {
    const detail = await reported();
    const body = { type: 'filed', data: { standard: { hours: 4 } }, version: detail.version };
    const headers = { 'idempotency-key': 'filed-0001' };
    const answers = await Promise.all([1, 2, 3].map(() => duty.post(`/cases/${detail.id}/events`, body, headers)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(answers.map((answer) => answer.headers.etag)).toEqual(['"2"', '"2"', '"2"']);
    expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    const { events } = caseDetail.parse((await duty.get(`/cases/${detail.id}`)).json());
    expect(events.map(({ type }) => type)).toEqual(['reported', 'filed']);
  });

  it('is refused for another request', async () => {
    const headers = { 'idempotency-key': 'report-0002' };
    await collector.post('/cases', rubbish, headers);
    const response = await collector.post('/cases', { ...rubbish, description: '另一处' }, headers);
    expect(problem.parse(response.json())).toMatchObject({ status: 422, code: 'key-reused' });
  });

  it.each(['', 'with space', 'x'.repeat(129)])('cannot be "%s"', async (key) => {
    const response = await collector.post('/cases', rubbish, { 'idempotency-key': key });
    expect(problem.parse(response.json()).errors?.map(({ path }) => path)).toEqual(['headers.idempotency-key']);
  });
});
