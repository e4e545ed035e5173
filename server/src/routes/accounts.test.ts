import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signIn, type TestServer, testServer } from './server.fixture.js';

const closers: (() => Promise<void>)[] = [];
let t: TestServer;
let security: Browser;
let auditor: Browser;
beforeAll(async () => {
  t = await testServer({
    environment: { BIHUAN_REQUESTS_PER_MINUTE: '100000' },
    after: (call) => closers.push(call),
  });
  for (const role of ['security-administrator', 'auditor', 'administrator']) await t.here.person(role, role);
  security = await signIn(t, 'security-administrator');
  auditor = await signIn(t, 'auditor');
});
afterAll(async () => {
  for (const close of closers) await close();
});

const tenant = '620103';
const clerk = { role: 'unit-clerk', area: `${tenant}/620103001`, unit: 'xiyuan' };
let serial = 0;

async function created(grants: object[] = []) {
  serial += 1;
  const login = `person-${serial}`;
  const response = await security.post('/admin/accounts', { login, name: '张三', grants });
  expect(response.statusCode, response.body).toBe(201);
  const { account, password } = response.json();
  return { login, password: String(password), id: String(account.id), account };
}

const enter = (login: string, password: string) =>
  t.server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login, password },
    // Sign-ins of one address are few a minute.
    remoteAddress: `10.0.0.${serial}`,
  });

const cookieOf = (response: Awaited<ReturnType<typeof enter>>): string =>
  String(response.headers['set-cookie']).split(';', 1)[0] ?? '';

const as = (cookie: string, method: 'GET' | 'PUT', url: string, payload?: object) =>
  t.server.inject({ method, url: `/api/v1${url}`, headers: { cookie }, ...(payload === undefined ? {} : { payload }) });

/** Signed in with a password of their own. */
async function settled(grants: object[] = [clerk]) {
  const person = await created(grants);
  const cookie = cookieOf(await enter(person.login, person.password));
  const own = `Own password of ${serial}`;
  expect((await as(cookie, 'PUT', '/session/password', { old: person.password, new: own })).statusCode).toBe(204);
  return { ...person, cookie, own };
}

describe('a new account', () => {
  it('can only choose a password, and then all that its role allows', async () => {
    const { login, password } = await created([clerk]);
    const first = await enter(login, password);
    expect(first.json()).toMatchObject({ mustChangePassword: true, grants: [{ role: 'unit-clerk' }] });
    const cookie = cookieOf(first);
    for (const url of ['/cases', '/units', '/stream']) {
      const refused = await as(cookie, 'GET', url);
      expect([refused.statusCode, refused.json().code]).toEqual([403, 'password-due']);
    }
    const change = (next: string) => as(cookie, 'PUT', '/session/password', { old: password, new: next });
    expect((await change('short')).json()).toMatchObject({ code: 'weak-password', params: { why: 'too-short' } });
    expect((await change(password)).json()).toMatchObject({ code: 'weak-password', params: { why: 'same' } });
    expect((await change(`${login}-and-more`)).json()).toMatchObject({ params: { why: 'has-login' } });
    expect((await change('Quite long enough')).statusCode).toBe(204);
    expect((await as(cookie, 'GET', '/session')).json()).toMatchObject({ mustChangePassword: false });
    expect((await as(cookie, 'GET', '/cases')).statusCode).toBe(200);
    expect((await enter(login, password)).statusCode).toBe(401);
    expect((await enter(login, 'Quite long enough')).statusCode).toBe(200);
  });

  it('has a login of its own, whatever its case', async () => {
    const { login } = await created();
    const again = await security.post('/admin/accounts', { login: login.toUpperCase(), name: 'x' });
    expect([again.statusCode, again.json().code]).toEqual([422, 'login-taken']);
    expect((await security.post('/admin/accounts', { login: '有空格 ', name: 'x' })).statusCode).toBe(400);
  });

  it.each([
    [{ ...clerk, unit: null }, 'needs-unit'],
    [{ ...clerk, unit: 'no-such' }, 'unknown-unit'],
    [{ ...clerk, area: `${tenant}/nowhere` }, 'unknown-area'],
    [{ role: 'dispatcher', area: tenant, unit: 'xiyuan' }, 'takes-no-unit'],
    [{ role: 'collector', area: tenant, unit: 'xiyuan' }, 'takes-no-unit'],
    [{ role: 'citizen', area: tenant, unit: null }, 'unknown-role'],
    [{ role: 'auditor', area: `${tenant}/620103001`, unit: null }, 'power-everywhere'],
  ])('is not made with %o: %s', async (grant, code) => {
    const response = await security.post('/admin/accounts', { login: `x-${code}`, name: 'x', grants: [grant] });
    expect([response.statusCode, response.json().code]).toEqual([422, code]);
    const list = (await security.get(`/admin/accounts?q=x-${code}`)).json();
    expect(list.total).toBe(0);
  });
});

describe('the three powers', () => {
  const power = (role: string) => ({ role, area: tenant, unit: null });
  it('are never two in one account, nor one beside a post', async () => {
    const administrator = await created([power('administrator')]);
    const grant = (id: string, body: object) => security.post(`/admin/accounts/${id}/grants`, body);
    expect((await grant(administrator.id, power('auditor'))).json().code).toBe('one-power');
    expect((await grant(administrator.id, clerk)).json().code).toBe('power-and-post');
    const other = await created([clerk]);
    expect((await grant(other.id, power('administrator'))).json().code).toBe('power-and-post');
  });

  it('cannot be turned on oneself: roles, state and password are for another to change', async () => {
    const own = '/admin/accounts/security-administrator';
    expect((await security.post(`${own}/grants`, clerk)).json().code).toBe('own-account');
    const revoke = await security.post(`${own}/grants/revoke`, power('security-administrator'));
    expect(revoke.json().code).toBe('own-account');
    expect((await security.post(`${own}/password`, {})).json().code).toBe('own-account');
    for (const payload of [{ disabled: true }, { locked: true }]) {
      const response = await security.send({ method: 'PATCH', url: `/api/v1${own}`, payload });
      expect(response.json().code).toBe('own-account');
    }
  });

  it('leave somebody to look after accounts, also where two remove each other at once', async () => {
    const [one, two] = [
      await settled([power('security-administrator')]),
      await settled([power('security-administrator')]),
    ];
    const disable = (cookie: string, id: string) =>
      t.server.inject({
        method: 'PATCH',
        url: `/api/v1/admin/accounts/${id}`,
        headers: { cookie },
        payload: { disabled: true },
      });
    expect((await disable(one.cookie, 'security-administrator')).statusCode).toBe(200);
    const both = await Promise.all([disable(one.cookie, two.id), disable(two.cookie, one.id)]);
    expect(both.map((each) => each.statusCode).filter((status) => status === 200)).toHaveLength(1);
    const left = both[0]?.statusCode === 200 ? one : two;
    const enable = await t.server.inject({
      method: 'PATCH',
      url: '/api/v1/admin/accounts/security-administrator',
      headers: { cookie: left.cookie },
      payload: { disabled: false },
    });
    expect(enable.statusCode).toBe(200);
    security = await signIn(t, 'security-administrator');
  });

  it('alone reach accounts and the log', async () => {
    const dispatcher = await settled([{ role: 'dispatcher', area: tenant, unit: null }]);
    const administrator = await signIn(t, 'administrator');
    expect((await as(dispatcher.cookie, 'GET', '/admin/accounts')).statusCode).toBe(403);
    expect((await administrator.get('/admin/accounts')).statusCode).toBe(403);
    expect((await auditor.get('/admin/accounts')).statusCode).toBe(403);
    expect((await administrator.get('/admin/audit')).statusCode).toBe(403);
    expect((await security.get('/admin/audit')).statusCode).toBe(403);
    for (const browser of [administrator, auditor, security]) {
      expect((await browser.get('/cases')).statusCode).toBe(403);
    }
  });
});

describe('an account', () => {
  it('loses a role at the next request', async () => {
    const person = await settled();
    expect((await as(person.cookie, 'GET', '/cases')).statusCode).toBe(200);
    const revoked = await security.post(`/admin/accounts/${person.id}/grants/revoke`, clerk);
    expect(revoked.json()).toMatchObject({ grants: [], rights: [] });
    expect((await as(person.cookie, 'GET', '/cases')).statusCode).toBe(403);
    expect((await security.post(`/admin/accounts/${person.id}/grants/revoke`, clerk)).statusCode).toBe(404);
  });

  it.each([{ locked: true }, { disabled: true }])(
    'that is %o is signed out at once and cannot come back',
    async (change) => {
      const person = await settled();
      const url = `/api/v1/admin/accounts/${person.id}`;
      expect((await security.send({ method: 'PATCH', url, payload: change })).statusCode).toBe(200);
      expect((await as(person.cookie, 'GET', '/session')).statusCode).toBe(401);
      expect((await enter(person.login, person.own)).statusCode).toBe(401);
      t.clock.advance(24 * 3_600_000);
      security = await signIn(t, 'security-administrator');
      auditor = await signIn(t, 'auditor');
      expect((await enter(person.login, person.own)).statusCode).toBe(401);
      const back = { locked: false, disabled: false };
      expect((await security.send({ method: 'PATCH', url, payload: back })).json()).toMatchObject({ state: 'active' });
      expect((await enter(person.login, person.own)).statusCode).toBe(200);
    },
  );

  it('whose password is reset has a new first one, and no session', async () => {
    const person = await settled();
    const reset = (await security.post(`/admin/accounts/${person.id}/password`, {})).json();
    expect((await as(person.cookie, 'GET', '/session')).statusCode).toBe(401);
    expect((await enter(person.login, person.own)).statusCode).toBe(401);
    expect((await enter(person.login, reset.password)).json()).toMatchObject({ mustChangePassword: true });
  });

  it('that changes its password ends its other sessions, and locks itself by wrong guesses', async () => {
    const person = await settled();
    const elsewhere = cookieOf(await enter(person.login, person.own));
    const next = { old: person.own, new: 'Another one altogether' };
    expect((await as(person.cookie, 'PUT', '/session/password', next)).statusCode).toBe(204);
    expect((await as(elsewhere, 'GET', '/session')).statusCode).toBe(401);
    expect((await as(person.cookie, 'GET', '/session')).statusCode).toBe(200);
    for (let guess = 0; guess < 5; guess++) {
      const refused = await as(person.cookie, 'PUT', '/session/password', { old: 'a guess', new: 'Another again 1' });
      expect(refused.json().code).toBe('wrong-password');
    }
    expect((await as(person.cookie, 'GET', '/session')).statusCode).toBe(401);
    expect((await security.get(`/admin/accounts/${person.id}`)).json()).toMatchObject({ state: 'locked' });
  });

  it('is found by name, login, role, unit and state, page by page', async () => {
    const person = await created([{ ...clerk, unit: 'xihu', area: `${tenant}/620103002` }]);
    const ids = async (query: string): Promise<string[]> =>
      (await security.get(`/admin/accounts?${query}`)).json().items.map((item: { id: string }) => item.id);
    expect(await ids(`q=${person.login.toUpperCase()}`)).toContain(person.id);
    expect(await ids('unit=xihu')).toEqual([person.id]);
    expect(await ids('role=dispatcher&unit=xihu')).toEqual([]);
    expect(await ids('q=100%25')).toEqual([]);
    expect(await ids('state=locked')).not.toContain(person.id);
    const all = (await security.get('/admin/accounts?limit=200')).json();
    const first = (await security.get('/admin/accounts?limit=3')).json();
    const second = (await security.get(`/admin/accounts?limit=3&cursor=${first.nextCursor}`)).json();
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 6));
  });
});

describe('the log of administration', () => {
  const events = async (query: string) => (await auditor.get(`/admin/audit?${query}`)).json();

  it('tells what was done to an account, by whom, in which order, and never a password', async () => {
    const person = await settled();
    await security.post(`/admin/accounts/${person.id}/password`, {});
    await security.send({ method: 'PATCH', url: `/api/v1/admin/accounts/${person.id}`, payload: { name: '李四' } });
    const page = await events(`kind=account&subject=${person.id}`);
    expect(page.items.map((item: { action: string }) => item.action)).toEqual([
      'account.renamed',
      'account.password-reset',
      'account.password-changed',
      'session.opened',
      'account.role-granted',
      'account.created',
    ]);
    expect(page.items[0]).toMatchObject({
      actor: { id: 'security-administrator' },
      detail: { before: '张三', after: '李四' },
    });
    expect(JSON.stringify(page)).not.toContain(person.password);
    expect(JSON.stringify(page)).not.toContain(person.own);
  });

  it('tells sign-ins with their address, failures and locks; of an unknown login nothing that was typed', async () => {
    const person = await settled();
    for (let guess = 0; guess < 5; guess++) await enter(person.login, 'wrong');
    await enter(person.login, person.own);
    await enter('my-secret-typed-too-early', 'x');
    const page = await events('action=session.&limit=7');
    expect(
      page.items.map((item: { action: string; detail: { why?: string } }) => [item.action, item.detail.why]),
    ).toEqual([
      ['session.refused', 'unknown-login'],
      ['session.refused', 'locked'],
      ['session.locked', 'wrong-password'],
      ...Array.from({ length: 4 }, () => ['session.refused', 'wrong-password']),
    ]);
    expect(page.items[1]).toMatchObject({ actor: null, subject: person.id, address: `10.0.0.${serial}` });
    expect(JSON.stringify(page)).not.toContain('my-secret');
  });

  it('pages without a gap, filters by time, and is a file whose taking is logged', async () => {
    const all = await events('limit=500');
    const first = await events('limit=5');
    const second = await events(`limit=5&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 10));
    expect((await events(`from=${encodeURIComponent('2031-01-01T00:00:00+08:00')}`)).items).toEqual([]);
    const file = await auditor.get('/admin/audit/file?format=csv&language=zh&action=account.');
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body.startsWith('\ufeff序号,时间')).toBe(true);
    const [latest] = (await events('limit=1')).items;
    expect(latest).toMatchObject({ action: 'table.exported', subject: 'audit', actor: { id: 'auditor' } });
  });

  it('cannot be changed or emptied by the application', async () => {
    const denied = { code: '42501' };
    const as = <T>(work: Parameters<typeof t.app.db.transaction<T>>[1]) => t.app.db.transaction(tenant, work);
    await expect(as((tx) => tx.deleteFrom('admin_event').execute())).rejects.toMatchObject(denied);
    await expect(as((tx) => tx.updateTable('admin_event').set({ name: 'x' }).execute())).rejects.toMatchObject(denied);
    await expect(as((tx) => sql`truncate admin_event`.execute(tx))).rejects.toMatchObject(denied);
    const other = await t.app.db.transaction('other', (tx) => tx.selectFrom('admin_event').select('id').execute());
    expect(other).toEqual([]);
  });
});
