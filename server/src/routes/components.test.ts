import { componentDetail, componentPage, problem } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { componentOf } from '../testing/components.js';
import { type Browser, signIn, type TestServer, testServer } from './server.fixture.js';

let made: TestServer;
let admin: Browser;
let officer: Browser;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  made = await testServer({ after: (call) => ends.push(call) });
  await made.here.person('admin', 'administrator');
  await made.here.person('officer', 'duty-officer');
  admin = await signIn(made, 'admin');
  officer = await signIn(made, 'officer');
});
afterAll(async () => {
  for (const end of ends) await end();
});

const lamp = (serial: number, more: Parameters<typeof componentOf>[1] = {}) => componentOf(serial, more);
const put = (id: string, payload: object, headers: Record<string, string> = {}) =>
  admin.send({ method: 'PUT', url: `/api/v1/components/${id}`, payload, headers });

describe('the inventory over HTTP', () => {
  it('makes a component once for a key, and tells where it is', async () => {
    const headers = { 'idempotency-key': 'lamp-1' };
    const one = await admin.post('/components', lamp(1), headers);
    expect([one.statusCode, one.headers.location]).toEqual([201, `/api/v1/components/${lamp(1).id}`]);
    expect(componentDetail.parse(one.json())).toMatchObject({ id: lamp(1).id, version: 1 });
    const again = await admin.post('/components', lamp(1), headers);
    expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    const other = await admin.post('/components', lamp(2), headers);
    expect([other.statusCode, problem.parse(other.json()).code]).toEqual([422, 'key-reused']);
    const taken = await admin.post('/components', lamp(1));
    expect(problem.parse(taken.json()).errors?.[0]).toMatchObject({ path: 'id', code: 'id-taken' });
  });

  it('changes a component once for a key; whoever saw an older version is told the newest', async () => {
    await admin.post('/components', lamp(3));
    const { id, class: _, ...said } = lamp(3, { state: 'broken' });
    const headers = { 'idempotency-key': 'lamp-3-broken' };
    const change = { ...said, version: 1, note: '灯杆倾斜' };
    const answers = [await put(id, change, headers), await put(id, change, headers)];
    expect(answers.map((each) => [each.statusCode, each.json().version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
    const late = await put(id, { ...change, state: 'lost' });
    expect([late.statusCode, late.json().version]).toEqual([409, 2]);
  });

  it('is listed and narrowed for whoever reads it, and changed by nobody else', async () => {
    expect((await admin.post('/components', lamp(5, { department: 'minzhengju' }))).json()).toMatchObject({
      version: 1,
    });
    const page = componentPage.parse((await officer.get('/components?department=minzhengju&limit=10')).json());
    expect(page.items.map(({ id }) => id)).toEqual([lamp(5).id]);
    expect(page.mayEdit).toBe(false);
    expect((await officer.post('/components', lamp(6))).statusCode).toBe(403);
    expect((await officer.get(`/components/${lamp(6).id}`)).statusCode).toBe(404);
    expect((await made.server.inject({ url: '/api/v1/components' })).statusCode).toBe(401);
    expect((await officer.get('/components?cursor=x')).statusCode).toBe(400);
    expect((await officer.get('/components?limit=0')).statusCode).toBe(400);
  });

  it('goes out as a file that it takes back unchanged', async () => {
    const file = await admin.get('/components/export?format=csv&language=zh');
    expect(file.headers['content-disposition']).toContain('attachment');
    const look = await admin.send({
      method: 'POST',
      url: '/api/v1/components/import?language=zh',
      headers: { 'content-type': 'application/octet-stream' },
      payload: file.rawPayload,
    });
    expect([look.statusCode, look.json().counts]).toMatchObject([200, { added: 0, changed: 0 }]);
    const rubbish = await admin.send({
      method: 'POST',
      url: '/api/v1/components/import?language=zh',
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]),
    });
    expect([rubbish.statusCode, rubbish.headers['content-type']]).toEqual([
      422,
      expect.stringContaining('application/problem+json'),
    ]);
  });
});
