import type { ActionsView, BulkView, CaseDetail, ViewersView } from '@bihuan/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Browser, rubbish, signIn, type TestServer, testServer } from './server.fixture.js';

let server: TestServer;
let duty: Browser;
let dispatch: Browser;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await testServer({ after: (call) => ends.push(call) });
  await server.here.person('collector-1', 'collector');
  await server.here.person('duty', 'duty-officer');
  await server.here.person('dispatch', 'dispatcher');
  duty = await signIn(server, 'duty');
  dispatch = await signIn(server, 'dispatch');
  return async () => {
    for (const end of ends) await end();
  };
});

async function newCase(): Promise<CaseDetail> {
  const collector = await signIn(server, 'collector-1');
  return (await collector.post('/cases', rubbish)).json();
}

describe('POST /cases/bulk', () => {
  const filed = { type: 'filed', data: { standard: { hours: 4 } } };

  it('answers for each item, with a problem where it was refused', async () => {
    const { id } = await newCase();
    const items = [
      { id, version: 1, ...filed },
      { id, version: 1, ...filed },
      { id: 'nowhere', version: 1, ...filed },
    ];
    const response = await duty.post('/cases/bulk', { items }, { 'idempotency-key': `k-${id}` });
    expect(response.statusCode).toBe(200);
    const { results } = response.json<BulkView>();
    expect(results).toMatchObject([
      { id, ok: true, version: 2 },
      { id, ok: false, problem: { status: 409, code: 'conflict', version: 2 } },
      { id: 'nowhere', ok: false, problem: { status: 404, code: 'not-found' } },
    ]);
    const again = await duty.post('/cases/bulk', { items }, { 'idempotency-key': `k-${id}` });
    expect(again.json<BulkView>().results[0]).toEqual({ id, ok: true, version: 2 });
  });

  it('refuses none, and more than it takes, before anything is done', async () => {
    const { id } = await newCase();
    const item = { id, version: 1, ...filed };
    for (const items of [[], Array.from({ length: 201 }, () => item)]) {
      const response = await duty.post('/cases/bulk', { items });
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({ code: 'invalid' });
    }
    expect((await duty.get(`/cases/${id}`)).json<CaseDetail>().version).toBe(1);
  });
});

describe('POST /cases/actions', () => {
  it('gives the acts of each case', async () => {
    const { id } = await newCase();
    const response = await duty.post('/cases/actions', { ids: [id] });
    expect(response.statusCode).toBe(200);
    const detail = (await duty.get(`/cases/${id}`)).json<CaseDetail>();
    expect(response.json<ActionsView>().items).toEqual([{ id, version: 1, actions: detail.actions }]);
  });
});

describe('PUT /cases/{id}/viewers', () => {
  const put = (who: Browser, id: string, payload: object) =>
    who.send({ method: 'PUT', url: `/api/v1/cases/${id}/viewers`, payload });

  it('says who else is there, until they leave', async () => {
    const { id } = await newCase();
    expect((await put(duty, id, { place: 'window-1', typing: 'filed' })).json<ViewersView>().viewers).toEqual([]);
    const seen = await put(dispatch, id, { place: 'window-2', typing: null });
    expect(seen.statusCode).toBe(200);
    expect(seen.json<ViewersView>().viewers).toMatchObject([{ id: 'duty', name: 'Name of duty', typing: 'filed' }]);
    const left = await duty.send({ method: 'DELETE', url: `/api/v1/cases/${id}/viewers/window-1` });
    expect(left.statusCode).toBe(204);
    const after = await put(dispatch, id, { place: 'window-2', typing: null });
    expect(after.json<ViewersView>().viewers).toEqual([]);
  });

  it('refuses what is no window and no form', async () => {
    const { id } = await newCase();
    expect((await put(duty, id, { place: 'x', typing: null })).statusCode).toBe(400);
    expect((await put(duty, id, { place: 'window-1', typing: '王芳' })).statusCode).toBe(400);
  });
});
