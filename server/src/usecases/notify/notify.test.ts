import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase, reportOf } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { act } from '../act.js';
import { NO_NOTIFY } from '../documents.js';
import { putConfig } from '../put-config.js';
import { report } from '../report.js';
import type { Actor } from '../types.js';
import { wake } from '../wake.js';
import { carryNotices, makeDigests } from './carry.js';
import { deliverDue, RETRY_MS } from './deliver.js';
import {
  channelStates,
  listDeliveries,
  listNotices,
  readThem,
  saveNoticeSettings,
  sendTest,
  unreadNotices,
} from './notices.js';
import { keepSecret, readSecret } from './secrets.js';
import { subscribe } from './subscribe.js';

const minute = 60_000;
const hour = 60 * minute;

interface Mail {
  readonly to: string;
  readonly source: string;
}

interface Sms {
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

let here: TestInstallation;
const who: Record<string, Actor> = {};
const mails: Mail[] = [];
const texts: Sms[] = [];
let smtp: SMTPServer;
let gateway: Server;
/** What the gateway answers next. */
let status = 200;
const passwords: string[] = [];
let version = 0;

beforeAll(async () => {
  here = await testInstallation();
  for (const [id, role] of [
    ['collector', 'collector'],
    ['officer', 'duty-officer'],
    ['dispatcher', 'dispatcher'],
    ['admin', 'administrator'],
    ['hotline', 'hotline-agent'],
  ] as const) {
    who[id] = await here.person(id, role);
  }
  who.clerk = await here.person('clerk', 'unit-clerk', { unit: 'xiyuan' });
  who.head = await here.person('head', 'unit-head', { unit: 'xiyuan' });

  smtp = new SMTPServer({
    secure: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      passwords.push(auth.password ?? '');
      done(null, { user: auth.username });
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        if (to.startsWith('nobody@')) return done(Object.assign(new Error(`no ${to} here`), { responseCode: 550 }));
        mails.push({ to, source: Buffer.concat(chunks).toString() });
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      texts.push({ body, headers: request.headers });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  await carryNotices(here.app, here.tenant);
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  await new Promise((resolve) => gateway.close(resolve));
  await here.close();
});

const person = (id: string): Actor => who[id] ?? fail(id);
function fail(id: string): never {
  throw new Error(id);
}

const channels = () => ({
  ...NO_NOTIFY,
  email: {
    host: '127.0.0.1',
    port: (smtp.server.address() as AddressInfo).port,
    security: 'none' as const,
    user: 'bihuan',
    from: '城市管理 <city@example.gov.cn>',
  },
  sms: {
    kind: 'http' as const,
    method: 'POST' as const,
    url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send?to={phone}`,
    headers: { 'content-type': 'application/json', authorization: 'Bearer {secret}' },
    body: '{"mobile":"{phone}","content":"{text}","id":"{key}"}',
  },
});

async function setUp(body: unknown): Promise<void> {
  const saved = good(
    await putConfig(here.app, person('admin'), { kind: 'notify', id: 'notify', version, body, note: '' }),
  );
  version = saved.version;
}

const carry = () => carryNotices(here.app, here.tenant);
const deliver = () => deliverDue(here.app, here.tenant);
const inbox = async (id: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  good(await listNotices(here.app, person(id), { show: 'all', language, limit: 50 })).notices;

async function dispatched() {
  const one = await openCase(here.app, person('collector'));
  await one.next(person('officer'), 'filed', { standard: { hours: 4 } });
  await one.next(person('dispatcher'), 'dispatched', { unit: 'xiyuan' });
  return one;
}

/** The words of a mail, whatever they were encoded as. */
function decoded(source: string): string {
  const [, body = ''] = source.split('\r\n\r\n');
  return /base64/i.test(source)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, two: string) => String.fromCharCode(Number.parseInt(two, 16))),
        'latin1',
      ).toString();
}

describe('in the console', () => {
  it('tells the clerks of a unit of their case, once, in their language', async () => {
    const one = await dispatched();
    expect(await carry()).toBeGreaterThan(0);
    expect(await carry()).toBe(0);
    const [notice] = await inbox('clerk');
    expect(notice).toMatchObject({ event: 'dispatched', case: one.id, read: false });
    expect(notice?.text).toContain(one.number);
    expect((await inbox('clerk', 'en'))[0]?.title).toMatch(/^Dispatched to you: /);
    expect((await inbox('clerk')).filter((each) => each.case === one.id)).toHaveLength(1);
    expect(await inbox('officer')).toEqual([]);
    expect(good(await unreadNotices(here.app, person('clerk')))).toEqual({ unread: 1 });
    expect(good(await readThem(here.app, person('officer'), { ids: [notice?.id ?? 0] }))).toEqual({ unread: 0 });
    expect(good(await unreadNotices(here.app, person('clerk')))).toEqual({ unread: 1 });
    expect(good(await readThem(here.app, person('clerk'), {}))).toEqual({ unread: 0 });
  });

  it('tells of a light, of requests and their answers, and of a task', async () => {
    const one = await dispatched();
    await one.next(person('clerk'), 'extension-requested', { duration: { hours: 1 }, reason: 'rain' });
    await one.next(person('dispatcher'), 'extension-refused', { reason: 'no' });
    await carry();
    expect((await inbox('dispatcher'))[0]).toMatchObject({ event: 'request', case: one.id });
    expect((await inbox('clerk'))[0]).toMatchObject({ event: 'answer', case: one.id });
    here.clock.advance(30 * hour);
    await wake(here.app, () => {});
    await carry();
    const red = (await inbox('head')).filter((each) => each.case === one.id);
    expect(red.map((each) => each.event)).toEqual(['light-red']);
    await one.next(person('clerk'), 'feedback', { result: 'done' });
    await one.next(person('dispatcher'), 'verification-sent', { collector: 'collector' });
    await carry();
    expect((await inbox('collector'))[0]).toMatchObject({ event: 'verification', case: one.id });
  });
});

describe('out of the machine', () => {
  it('goes nowhere while nothing is set up', async () => {
    const one = await dispatched();
    await here.app.db.transaction(here.tenant, (tx) =>
      subscribe(here.app, tx, here.tenant, one.id, { channel: 'sms', address: '13800000009' }),
    );
    await one.next(person('officer'), 'cancelled', { reason: 'x' });
    await carry();
    await deliver();
    const [last] = good(await listDeliveries(here.app, person('admin'), { limit: 10 })).deliveries;
    expect(last).toMatchObject({ state: 'dropped', error: 'channel-off', to: { kind: 'reporter', name: null } });
    expect([mails, texts]).toEqual([[], []]);
  });

  it('keeps its passwords enciphered, and away from who may not write the rules', async () => {
    expect(await keepSecret(here.app, person('officer'), { name: 'smtp', value: 'x' })).toMatchObject({ ok: false });
    good(await keepSecret(here.app, person('admin'), { name: 'smtp', value: 'pass-苏' }));
    good(await keepSecret(here.app, person('admin'), { name: 'sms', value: 'token-1' }));
    const stored = await here.app.db.transaction(here.tenant, (tx) =>
      tx.selectFrom('kept_secret').selectAll().execute(),
    );
    expect(JSON.stringify(stored.map(({ cipher }) => cipher.toString('latin1')))).not.toContain('token-1');
    const read = await here.app.db.transaction(here.tenant, (tx) => readSecret(here.app, tx, here.tenant, 'smtp'));
    expect(read).toBe('pass-苏');
  });

  it('sends a test by e-mail and SMS, or says why not', async () => {
    await setUp(channels());
    expect(good(await sendTest(here.app, person('admin'), { channel: 'email', to: 'me@example.org' }))).toEqual({
      sent: true,
      error: null,
    });
    expect(passwords).toEqual(['pass-苏']);
    expect(mails.at(-1)?.to).toBe('me@example.org');
    expect(good(await sendTest(here.app, person('admin'), { channel: 'sms', to: '13900000000' })).sent).toBe(true);
    expect(texts.at(-1)?.headers.authorization).toBe('Bearer token-1');
    expect(JSON.parse(texts.at(-1)?.body ?? '')).toMatchObject({ mobile: '13900000000' });
    const refused = good(await sendTest(here.app, person('admin'), { channel: 'email', to: 'nobody@example.org' }));
    expect(refused).toEqual({ sent: false, error: 'SMTP 550' });
  });

  it('tells a person by the channels that they chose', async () => {
    good(
      await saveNoticeSettings(here.app, person('clerk'), {
        language: 'en',
        email: 'clerk@example.org',
        phone: null,
        events: { dispatched: ['email', 'sms'] },
        digest: false,
      }),
    );
    here.clock.set(Date.parse('2026-03-06T10:00:00+08:00'));
    const one = await dispatched();
    await carry();
    const before = mails.length;
    await deliver();
    await deliver();
    expect(mails.length).toBe(before + 1);
    expect(mails.at(-1)).toMatchObject({ to: 'clerk@example.org' });
    expect(decoded(mails.at(-1)?.source ?? '')).toContain(one.number);
    const [sms, email] = good(await listDeliveries(here.app, person('admin'), { limit: 2 })).deliveries;
    expect([sms, email]).toMatchObject([
      { channel: 'sms', state: 'dropped', error: 'no-address', to: { name: 'Name of clerk' } },
      { channel: 'email', state: 'sent', attempts: 1 },
    ]);
  });

  it('tells reporters of the outcome and of merging, also those of a case that was merged into it', async () => {
    const [first, second] = [await dispatched(), await openCase(here.app, person('collector'))];
    for (const [id, address] of [
      [first.id, '13800000001'],
      [second.id, '13800000002'],
    ] as const) {
      await here.app.db.transaction(here.tenant, (tx) =>
        subscribe(here.app, tx, here.tenant, id, { channel: 'sms', address }),
      );
    }
    await second.next(person('officer'), 'merged', { into: first.id });
    await carry();
    await deliver();
    expect(JSON.parse(texts.at(-1)?.body ?? '')).toMatchObject({
      mobile: '13800000002',
      content: expect.stringContaining(first.number),
    });
    const sent = texts.length;
    await first.next(person('officer'), 'cancelled', { reason: 'by mistake' });
    await carry();
    await deliver();
    const told = texts.slice(sent).map(({ body }) => (JSON.parse(body) as { mobile: string }).mobile);
    expect(told.sort()).toEqual(['13800000001', '13800000002']);
  });

  it('tells also who joined, and the number that a caller left', async () => {
    const [first, second] = [
      await openCase(here.app, person('collector')),
      await openCase(here.app, person('collector')),
    ];
    const { hotline } = who;
    if (hotline === undefined) throw new Error('nobody answers the hotline');
    const joined = { source: 'hotline', joins: second.id, reporter: { phone: '138 0000 0009' }, key: null } as const;
    expect(await report(here.app, hotline, reportOf(joined))).toMatchObject({ value: { joined: true } });
    const data = { into: first.id };
    const merged = await act(here.app, person('officer'), {
      case: second.id,
      type: 'merged',
      data,
      version: 2,
      key: null,
    });
    expect(merged.ok).toBe(true);
    const before = texts.length;
    await carry();
    await deliver();
    const sent = texts.slice(before).map(({ body }) => (JSON.parse(body) as { mobile: string }).mobile);
    expect(sent).toEqual(['13800000009']);
    expect(
      good(await listNotices(here.app, hotline, { show: 'all', language: 'zh-CN', limit: 1 })).notices,
    ).toMatchObject([{ event: 'merged' }]);
  });

  it('tries again with growing pauses under the same key, and shows the failure in the end', async () => {
    const one = await openCase(here.app, person('collector'));
    await here.app.db.transaction(here.tenant, (tx) =>
      subscribe(here.app, tx, here.tenant, one.id, { channel: 'sms', address: '13800000003' }),
    );
    await one.next(person('officer'), 'rejected', { reason: 'x' });
    await carry();
    status = 503;
    const before = texts.length;
    for (const [turn, wait] of RETRY_MS.entries()) {
      const next = await deliver();
      expect(next).toBe(here.clock.now() + wait);
      await deliver();
      expect(texts.length).toBe(before + turn + 1);
      here.clock.advance(wait);
    }
    await deliver();
    const [last] = good(await listDeliveries(here.app, person('admin'), { state: 'failed', limit: 1 })).deliveries;
    expect(last).toMatchObject({ attempts: RETRY_MS.length + 1, error: 'SMS gateway: HTTP 503' });
    expect(new Set(texts.slice(before).map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    const { channels: states } = good(await channelStates(here.app, person('admin')));
    expect(states.find(({ channel }) => channel === 'sms')).toMatchObject({ on: true, failed: 1, secret: true });
    status = 200;
  });

  it('lets messages wait through quiet hours, but not urgent ones', async () => {
    here.clock.set(Date.parse('2026-03-09T22:30:00+08:00'));
    const ends = Date.parse('2026-03-10T07:00:00+08:00');
    const tell = async (severity: 'general' | 'urgent') => {
      const one = await openCase(here.app, person('collector'), { severity });
      await here.app.db.transaction(here.tenant, (tx) =>
        subscribe(here.app, tx, here.tenant, one.id, { channel: 'sms', address: '13800000004' }),
      );
      await one.next(person('officer'), 'rejected', { reason: 'x' });
      await carry();
    };
    const before = texts.length;
    await tell('general');
    expect(await deliver()).toBe(ends);
    expect(texts.length).toBe(before);
    await tell('urgent');
    await deliver();
    expect(texts.length).toBe(before + 1);
    here.clock.set(ends);
    await deliver();
    expect(texts.length).toBe(before + 2);
  });

  it('sends a summary of the day to who wants one, once', async () => {
    good(
      await saveNoticeSettings(here.app, person('clerk'), {
        language: 'zh-CN',
        email: 'clerk@example.org',
        phone: null,
        events: {},
        digest: true,
      }),
    );
    here.clock.set(Date.parse('2026-03-10T08:00:00+08:00'));
    const one = await dispatched();
    await carry();
    expect(await makeDigests(here.app, here.tenant)).toBe(Date.parse('2026-03-10T08:30:00+08:00'));
    here.clock.advance(hour);
    const before = mails.length;
    for (const _ of [1, 2]) {
      await makeDigests(here.app, here.tenant);
      await deliver();
    }
    expect(mails.length).toBe(before + 1);
    expect(decoded(mails.at(-1)?.source ?? '')).toContain(one.number);
  });
});

describe('the documents', () => {
  it('name wrong placeholders by their path', async () => {
    const { notify } = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
    const { templates } = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
    const merged = { ...templates.events.merged, en: { title: 'x', text: '{number} {phone}' } };
    const wrong = { events: { ...templates.events, merged } };
    expect(
      await putConfig(here.app, person('admin'), {
        kind: 'templates',
        id: 'templates',
        version: 0,
        body: wrong,
        note: '',
      }),
    ).toMatchObject({
      failure: { code: 'invalid', errors: [{ path: 'events.merged.en.text', code: 'unknown-placeholder' }] },
    });
    const sms = { ...channels().sms, body: '{"a":"{phon}"}', headers: { 'x-a': 'a\nb' } };
    const bad = await putConfig(here.app, person('admin'), {
      kind: 'notify',
      id: 'notify',
      version,
      body: { ...notify, sms, quiet: { from: '25:00', to: '07:00' } },
      note: '',
    });
    expect(bad.ok ? [] : 'errors' in bad.failure ? bad.failure.errors.map(({ path }) => path) : []).toEqual([
      'sms.headers.x-a',
      'sms.body',
      'sms',
      'quiet.from',
    ]);
  });
});
