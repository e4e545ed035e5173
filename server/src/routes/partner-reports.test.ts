import { partnerReported, partnerReports, publishedCase } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, PLACE } from '../testing/cases.js';
import { createKey, createPartner } from '../usecases/doors/partners.js';
import type { Actor } from '../usecases/types.js';
import { signIn, type TestServer, testServer } from './server.fixture.js';

let made: TestServer;
let security: Actor;
let key: string;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  made = await testServer({ after: (call) => ends.push(call) });
  security = await made.here.person('security', 'security-administrator');
  await made.here.person('duty', 'duty-officer');
  for (const [id, source] of [
    ['paper', 'media'],
    ['parks', 'department'],
  ] as const) {
    good(await createPartner(made.app, security, { id, name: id, source, area: made.here.tenant, classes: [] }));
  }
  key = await keyOf('paper', ['report', 'read']);
});
afterAll(async () => {
  for (const end of ends) await end();
});

async function keyOf(partner: string, scopes: ('report' | 'read')[]): Promise<string> {
  return good(await createKey(made.app, security, partner, { label: '', scopes, perMinute: 600 })).key;
}

const body = { class: { kind: 'event', code: '06001' }, location: PLACE, description: '记者来电反映' };
const bearer = (of: string) => ({ authorization: `Bearer ${of}` });
const get = (path: string, of: string) => made.server.inject({ url: `/api/v1/partner${path}`, headers: bearer(of) });
const post = (payload: object, headers: Record<string, string>) =>
  made.server.inject({ method: 'POST', url: '/api/v1/partner/reports', payload, headers });

describe('reports of the media and of departments', () => {
  it('come by their own source, once for a key, and are read by their partner only', async () => {
    const send = () => post(body, { ...bearer(key), 'idempotency-key': 'k-1' });
    const [first, again] = [await send(), await send()];
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    const { case: one } = partnerReported.parse(first.json());
    expect(partnerReported.parse(again.json()).case.number).toBe(one.number);
    const duty = await signIn(made, 'duty');
    const page = (await duty.get(`/cases?queue=all&q=${one.number}`)).json();
    expect((await duty.get(`/cases/${page.items[0].id}`)).json()).toMatchObject({ description: '记者来电反映' });
    const stored = await made.app.db.transaction(made.here.tenant, (tx) =>
      tx.selectFrom('matter').select('channel').where('number', '=', one.number).executeTakeFirst(),
    );
    expect(stored?.channel).toBe('media');
    expect(publishedCase.parse((await get(`/reports/${one.number}`, key)).json())).toEqual(one);
    const other = await keyOf('parks', ['report', 'read']);
    expect((await get(`/reports/${one.number}`, other)).statusCode).toBe(404);
    expect(partnerReports.parse((await get('/reports', other)).json()).items).toEqual([]);
  });

  it('are listed by cursor', async () => {
    for (let count = 0; count < 3; count++) await post(body, bearer(key));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = partnerReports.parse(
        (await get(`/reports?limit=2&cursor=${cursor}`.replace('&cursor=&', '&').replace(/&cursor=$/, ''), key)).json(),
      );
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  it('take a key that is in force and allows it', async () => {
    expect((await post(body, {})).json()).toMatchObject({ status: 401, code: 'wrong-key' });
    expect((await post(body, bearer('bh_620103.wrong'))).statusCode).toBe(401);
    const reads = await keyOf('paper', ['read']);
    expect((await post(body, bearer(reads))).json()).toMatchObject({ status: 403, code: 'key-scope' });
    const reports = await keyOf('paper', ['report']);
    expect((await get('/reports', reports)).statusCode).toBe(403);
  });

  it('are refused with what is wrong', async () => {
    for (const bad of [
      { ...body, class: { kind: 'event', code: '99999' } },
      { ...body, location: { lon: 500, lat: 0 } },
      { ...body, location: undefined },
      { ...body, description: 7 },
      { ...body, description: 'a\u0000b' },
      { ...body, source: 'collector', severity: 'huge' },
    ]) {
      expect((await post(bad, bearer(key))).json()).toMatchObject({ status: 400, code: 'invalid' });
    }
    expect((await post({ ...body, description: 'x'.repeat(300_000) }, bearer(key))).statusCode).toBe(413);
    expect((await post({ ...body, location: { lon: 0, lat: 0 } }, bearer(key))).json()).toMatchObject({
      code: 'outside',
    });
  });
});
