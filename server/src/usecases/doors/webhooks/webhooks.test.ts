import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isInner, openTeller } from '../../../adapters/tell-address.js';
import { good, openCase, PLACE } from '../../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../../testing/installation.js';
import type { Actor } from '../../types.js';
import { holderOfKey, personOfPartner } from '../key.js';
import { reportCase } from '../partner-cases.js';
import { changePartner, createKey, createPartner } from '../partners.js';
import { carryOutbox } from './carry.js';
import { BACK_OFF, deliver, FAILURES_ALLOWED } from './deliver.js';
import { changeWebhook, createWebhook, listDeliveries, listWebhooks, removeWebhook, sendAgain } from './webhooks.js';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let here: TestInstallation;
let security: Actor;
let duty: Actor;
let collector: Actor;
let answers = 200;
const heard: Heard[] = [];
const teller = openTeller(true);
const listener = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    heard.push({ headers: request.headers, body });
    response.writeHead(answers, answers === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end('x'.repeat(100_000));
  });
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
});
beforeEach(async () => {
  await here?.close();
  here = await testInstallation();
  security = await here.person('security', 'security-administrator');
  duty = await here.person('duty', 'duty-officer');
  collector = await here.person('collector-1', 'collector');
  const base = { id: 'app', name: '应用', source: 'open311' as const, area: here.tenant, classes: [] };
  good(await createPartner(here.app, security, base));
  heard.length = 0;
  answers = 200;
});
afterAll(async () => {
  listener.close();
  await here.close();
});

async function holder() {
  const input = { label: '', scopes: ['report' as const, 'read' as const], perMinute: 60 };
  const { key } = good(await createKey(here.app, security, 'app', input));
  const found = await holderOfKey(here.app, here.tenant, key);
  if (found === null) throw new Error('the key is not known');
  return found;
}

async function turn(): Promise<number | null> {
  await carryOutbox(here.app);
  return deliver(here.app, teller.tell);
}

const create = (more: object = {}) =>
  createWebhook(here.app, security, teller, {
    partner: 'app',
    url,
    events: ['reported', 'rejected'],
    cases: 'own',
    ...more,
  });

const body = () => ({
  class: { kind: 'event' as const, code: '06001' },
  severity: 'general' as const,
  location: PLACE,
  description: '很私密的话',
  address: '西园路 9 号',
  reporter: { name: '张三', phone: '13800001234' },
});

const logOf = async (id: string) => good(await listDeliveries(here.app, security, id, { limit: 20 })).items;

describe('webhooks', () => {
  it('tell a partner of its own cases, signed, with published fields only', async () => {
    const { webhook, secret } = good(await create());
    const { case: own } = good(await reportCase(here.app, await holder(), body(), null));
    await openCase(here.app, collector);
    await turn();
    expect(heard).toHaveLength(1);
    const [{ headers, body: sent } = { headers: {}, body: '' }] = heard;
    const [, seconds = '', signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['bihuan-signature'])) ?? [];
    expect(
      createHmac('sha256', secret ?? '')
        .update(`${seconds}.${sent}`)
        .digest('hex'),
    ).toBe(signature);
    expect(Number(seconds) * 1000).toBe(here.clock.now());
    const told = JSON.parse(sent);
    expect(told).toMatchObject({ event: 'reported', sequence: 1, case: { number: own.number, status: 'open' } });
    expect(headers['bihuan-delivery']).toBe(told.id);
    expect(sent).not.toMatch(/私密|西园路|张三|1380000/);
    expect(await logOf(webhook.id)).toMatchObject([
      { state: 'delivered', status: 200, attempts: 1, number: own.number },
    ]);
    await turn();
    expect(heard).toHaveLength(1);
  });

  it('tell of all cases of the area where that is chosen, of chosen events only', async () => {
    good(await create({ cases: 'area', events: ['rejected'] }));
    const one = await openCase(here.app, collector);
    await one.next(duty, 'rejected', { reason: '不属实' });
    await turn();
    expect(heard.map((each) => JSON.parse(each.body))).toMatchObject([
      { event: 'rejected', case: { status: 'closed' } },
    ]);
    const narrow = { area: '620103/620103002' };
    good(await changePartner(here.app, security, 'app', narrow));
    await openCase(here.app, collector);
    await turn();
    expect(heard).toHaveLength(1);
  });

  it('are tried again with back-off, given up, and sent again by hand', async () => {
    const { webhook } = good(await create());
    good(await reportCase(here.app, await holder(), body(), null));
    answers = 503;
    let next = await turn();
    for (const wait of BACK_OFF) {
      expect(next).toBe(here.clock.now() + wait);
      here.clock.advance(wait);
      next = await turn();
    }
    expect(next).toBeNull();
    const [failed] = await logOf(webhook.id);
    expect(failed).toMatchObject({ state: 'failed', attempts: BACK_OFF.length + 1, status: 503 });
    answers = 200;
    good(await sendAgain(here.app, security, webhook.id, failed?.id ?? ''));
    await turn();
    expect(await logOf(webhook.id)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    expect(heard.at(-1)?.body).toBe(heard[0]?.body);
    expect(good(await listWebhooks(here.app, security, teller)).webhooks).toMatchObject([{ failures: 0, state: 'on' }]);
  });

  it('are switched off after many failures, told so, and go on where they stopped', async () => {
    const { webhook } = good(await create());
    const asker = await holder();
    answers = 302;
    for (let count = 0; count < FAILURES_ALLOWED; count++) good(await reportCase(here.app, asker, body(), null));
    await turn();
    expect(good(await listWebhooks(here.app, security, teller)).webhooks).toMatchObject([
      { state: 'failing', failures: FAILURES_ALLOWED, waiting: FAILURES_ALLOWED },
    ]);
    const told = heard.length;
    good(await reportCase(here.app, asker, body(), null));
    here.clock.advance(3_600_000);
    await turn();
    expect(heard).toHaveLength(told);
    const acts = await here.app.db.transaction(here.tenant, (tx) =>
      tx
        .selectFrom('admin_event')
        .select(['action', 'actor'])
        .where('kind', '=', 'webhook')
        .orderBy('id', 'desc')
        .execute(),
    );
    expect(acts[0]).toEqual({ action: 'webhook.switched-off', actor: null });
    answers = 200;
    good(await changeWebhook(here.app, security, teller, webhook.id, { state: 'on' }));
    await turn();
    expect(heard).toHaveLength(told + FAILURES_ALLOWED + 1);
  });

  it('have a new secret when asked, and are gone when removed', async () => {
    const { webhook, secret } = good(await create());
    const renewed = good(await changeWebhook(here.app, security, teller, webhook.id, { newSecret: true }));
    expect(renewed.secret).not.toBe(secret);
    expect(good(await changeWebhook(here.app, security, teller, webhook.id, { state: 'off' })).secret).toBeNull();
    good(await reportCase(here.app, await holder(), body(), null));
    await turn();
    expect(heard).toEqual([]);
    good(await removeWebhook(here.app, security, webhook.id));
    expect(good(await listWebhooks(here.app, security, teller)).webhooks).toEqual([]);
  });

  it('are the security administrator’s only', async () => {
    for (const who of [duty, collector]) {
      const refused = await createWebhook(here.app, who, teller, {
        partner: 'app',
        url,
        events: ['reported'],
        cases: 'own',
      });
      expect(refused).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    }
    expect(personOfPartner('app')).toBe('partner:app');
  });
});

describe('an address', () => {
  const strict = openTeller(false);
  it.each([
    ['ftp://example.org/', 'no-address'],
    ['javascript:alert(1)', 'no-address'],
    ['https://user:secret@example.org/', 'no-address'],
    ['http://example.org/', 'not-https'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://10.1.2.3/', 'private-address'],
    ['https://169.254.169.254/latest/meta-data', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::ffff:10.0.0.1]/', 'private-address'],
    ['https://[fd00::1]/', 'private-address'],
    // The same as 127.0.0.1, otherwise written.
    ['https://2130706433/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
  ])('%s is refused: %s', (address, trouble) => {
    expect(strict.troubleOf(address)).toBe(trouble);
  });

  it('of the internet is taken, and a name that leads inside is not asked', async () => {
    expect(strict.troubleOf('https://partner.example.org/hook')).toBeNull();
    expect(isInner('93.184.216.34')).toBe(false);
    expect(await strict.tell('https://localhost:1/', {}, '{}')).toMatchObject({ trouble: 'private-address' });
  });

  it('that does not answer is told apart', async () => {
    expect(await teller.tell('http://127.0.0.1:1/', {}, '{}')).toMatchObject({ trouble: 'unreachable' });
  });
});
