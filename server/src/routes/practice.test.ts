import type { CasePage, PracticeView, Session } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, rubbish, signIn, type TestServer, testServer } from './server.fixture.js';

let at: TestServer;
let duty: Browser;
let other: Browser;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  at = await testServer({ after: (call) => closers.push(call) });
  for (const login of ['duty', 'other']) await at.here.person(login, 'duty-officer');
  duty = await signIn(at, 'duty');
  other = await signIn(at, 'other');
});
afterAll(async () => {
  for (const close of closers) await close();
});

async function enter(who: Browser): Promise<{ readonly cookie: string; readonly session: Session }> {
  const answer = await who.post('/practice', {});
  expect(answer.statusCode).toBe(200);
  const practice = String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
  return { cookie: `${who.cookie}; ${practice}`, session: answer.json() };
}

describe('a practice over HTTP', () => {
  it('wins while its cookie is there, and gives the real session back when it is left', async () => {
    const { cookie, session } = await enter(duty);
    expect(session).toMatchObject({ practice: true, person: { id: 'learner-duty', name: 'Name of duty' } });
    const seen: Session = (await duty.get('/session', { cookie })).json();
    expect(seen.tenant.id).toBe(session.tenant.id);
    const list: CasePage = (await duty.get('/cases?queue=open', { cookie })).json();
    expect(list.counts.total).toBeGreaterThan(100);
    const progress: PracticeView = (await duty.get('/practice', { cookie })).json();
    expect(progress.tasks.map((task) => task.id)).toContain('file');
    expect((await duty.get('/session')).json()).toMatchObject({ practice: false, tenant: { id: at.here.tenant } });

    const left = await duty.send({ method: 'DELETE', url: '/api/v1/practice', headers: { cookie } });
    expect(left.json()).toMatchObject({ practice: false, person: { id: 'duty' } });
    expect(String(left.headers['set-cookie'])).toMatch(/^bihuan_practice=;/);
    expect((await duty.get('/session', { cookie })).json()).toMatchObject({ practice: false });
  });

  it('is of nobody else, even with the cookie', async () => {
    const { cookie } = await enter(duty);
    const practice = cookie.split('; ').at(-1);
    const mixed = await other.get('/session', { cookie: `${other.cookie}; ${practice}` });
    expect(mixed.json()).toMatchObject({ practice: false, person: { id: 'other' } });
    expect((await at.server.inject({ url: '/api/v1/session', headers: { cookie: practice ?? '' } })).statusCode).toBe(
      401,
    );
  });

  it('refuses a write of a window that shows another tenant', async () => {
    const { cookie, session } = await enter(duty);
    const report = (tenant: string, cookies: string) =>
      duty.post('/cases', { ...rubbish, source: 'hotline' }, { cookie: cookies, 'x-bihuan-tenant': tenant });
    const stale = await report(at.here.tenant, cookie);
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'other-tenant']);
    expect((await report(session.tenant.id, duty.cookie)).statusCode).toBe(409);
    expect((await report(session.tenant.id, cookie)).statusCode).toBe(201);
  });

  it('ends with the sign-out', async () => {
    const third = await signIn(at, 'other');
    const { cookie } = await enter(third);
    const out = await third.send({ method: 'DELETE', url: '/api/v1/session', headers: { cookie } });
    expect(out.statusCode).toBe(204);
    expect((await third.get('/session', { cookie })).statusCode).toBe(401);
  });

  it('is not entered from nowhere, and there is none to look at outside', async () => {
    expect((await at.server.inject({ method: 'POST', url: '/api/v1/practice' })).statusCode).toBe(401);
    expect((await duty.get('/practice')).statusCode).toBe(404);
    expect((await duty.post('/practice/answers', {})).statusCode).toBe(404);
  });
});
