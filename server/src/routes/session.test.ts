import { problem, session } from '@bihuan/contracts';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { signIn, type TestServer, testServer } from './server.fixture.js';

const minute = 60_000;

async function withDuty(environment = {}): Promise<TestServer> {
  const made = await testServer({ environment });
  await made.here.person('duty', 'duty-officer');
  return made;
}

const enter = ({ server }: TestServer, password: string, more: { login?: string; headers?: object } = {}) =>
  server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login: more.login ?? 'duty', password },
    headers: { ...more.headers },
  });

describe('signing in', () => {
  it('gives a cookie that scripts and other sites do not get', async () => {
    const made = await withDuty();
    const response = await enter(made, 'duty');
    expect(session.parse(response.json())).toMatchObject({ person: { id: 'duty' }, tenant: { id: '620103' } });
    const parts = String(response.headers['set-cookie']).split('; ');
    expect(parts[0]).toMatch(/^bihuan_session=620103\.[\w-]{43}$/);
    expect(parts.slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('marks it secure behind a proxy that speaks HTTPS, and only one that is trusted', async () => {
    const made = await withDuty();
    const headers = { 'x-forwarded-proto': 'https' };
    expect(String((await enter(made, 'duty', { headers })).headers['set-cookie'])).toContain('; Secure');
    const foreign = await made.server.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login: 'duty', password: 'duty' },
      headers,
      remoteAddress: '203.0.113.9',
    });
    expect(String(foreign.headers['set-cookie'])).not.toContain('Secure');
  });

  it('stores no token', async () => {
    const made = await withDuty();
    const { cookie } = await signIn(made, 'duty');
    const token = cookie.slice('bihuan_session='.length);
    const secret = token.split('.')[1] ?? '';
    const client = new pg.Client(made.here.base.connection);
    await client.connect();
    const { rows } = await client.query('select row_to_json(s)::text as row from session s');
    await client.end();
    expect(rows).toHaveLength(1);
    expect(rows[0].row).not.toContain(secret);
    expect(rows[0].row).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  });

  it('ends the session that the browser had before', async () => {
    const made = await withDuty();
    const before = await signIn(made, 'duty');
    await enter(made, 'duty', { headers: { cookie: before.cookie } });
    expect((await before.get('/session')).statusCode).toBe(401);
  });

  it('answers an unknown login, a wrong password and a locked login alike', async () => {
    const made = await withDuty();
    const bodies: unknown[] = [];
    for (let count = 0; count < 5; count++) bodies.push((await enter(made, 'wrong')).json());
    bodies.push((await enter(made, 'duty')).json(), (await enter(made, 'x', { login: 'nobody' })).json());
    for (const body of bodies) {
      expect({ ...problem.parse(body), instance: '' }).toEqual({ ...problem.parse(bodies[0]), instance: '' });
    }
    expect(bodies[0]).toMatchObject({ status: 401, code: 'sign-in-failed' });
  });

  it('is locked for 30 minutes by the fifth failure, counted anew after that', async () => {
    const made = await withDuty();
    const fail = async (times: number) => {
      for (let count = 0; count < times; count++) expect((await enter(made, 'wrong')).statusCode).toBe(401);
    };
    await fail(4);
    expect((await enter(made, 'duty')).statusCode).toBe(200);
    await fail(4);
    expect((await enter(made, 'duty')).statusCode).toBe(200);
    await fail(5);
    expect((await enter(made, 'duty')).statusCode).toBe(401);
    made.clock.advance(30 * minute - 1);
    expect((await enter(made, 'duty')).statusCode).toBe(401);
    made.clock.advance(1);
    await fail(4);
    expect((await enter(made, 'duty')).statusCode).toBe(200);
  });
});

describe('a session', () => {
  it('says who is signed in, and ends with signing out', async () => {
    const made = await withDuty();
    const duty = await signIn(made, 'duty');
    const me = session.parse((await duty.get('/session')).json());
    expect(me.permissions).toContain('event.filed');
    const out = await duty.send({ method: 'DELETE', url: '/api/v1/session' });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^bihuan_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await duty.get('/session')).statusCode).toBe(401);
    expect((await made.server.inject({ method: 'DELETE', url: '/api/v1/session' })).statusCode).toBe(204);
  });

  it('ends half an hour after its last request', async () => {
    const made = await withDuty();
    const duty = await signIn(made, 'duty');
    for (let count = 0; count < 3; count++) {
      made.clock.advance(29 * minute);
      expect((await duty.get('/session')).statusCode).toBe(200);
    }
    made.clock.advance(30 * minute);
    expect((await duty.get('/session')).statusCode).toBe(401);
  });

  it('ends after twelve hours however busy it was', async () => {
    const made = await withDuty();
    const duty = await signIn(made, 'duty');
    for (let count = 0; count < 35; count++) {
      made.clock.advance(20 * minute);
      expect((await duty.get('/session')).statusCode).toBe(200);
    }
    const { expiresAt, now } = session.parse((await duty.get('/session')).json());
    expect(Date.parse(expiresAt) - Date.parse(now)).toBe(20 * minute);
    made.clock.advance(20 * minute);
    expect((await duty.get('/session')).statusCode).toBe(401);
  });
});
