import type { AddressInfo } from 'node:net';
import hoodiecrow, { type MailServer } from 'hoodiecrow-imap';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../../store/events.js';
import { eraseIdleLetters } from '../../store/letters.js';
import { insertMapFeatures } from '../../store/map-features.js';
import { good } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { picture } from '../../testing/pictures.js';
import { tellEvents } from '../case-history.js';
import { NO_NOTIFY } from '../documents.js';
import { eraseTexts } from '../erase-texts.js';
import { deliverDue } from '../notify/deliver.js';
import { keepSecret } from '../notify/secrets.js';
import { trackReport } from '../portal/track.js';
import { putConfig } from '../put-config.js';
import type { Actor } from '../types.js';
import { decideLetter } from './decide.js';
import { mailboxState, testMailbox } from './mailbox-state.js';
import { pollMailbox } from './poll.js';
import { listLetters } from './waiting.js';

const minute = 60_000;
const citizen = '张三 <zhang@example.com>';

let here: TestInstallation;
let admin: Actor;
let duty: Actor;
let imap: MailServer;
let smtp: SMTPServer;
const sent: string[] = [];
/** A place of the map whose name is no other's, and which is small. */
const PLACE = '甘肃汽车齿轮厂';

beforeAll(async () => {
  here = await testInstallation();
  admin = await here.person('admin', 'administrator');
  duty = await here.person('duty', 'duty-officer');
  imap = hoodiecrow({
    plugins: ['ID', 'LITERALPLUS', 'UIDPLUS', 'NAMESPACE'],
    users: { 'city@example.gov.cn': { password: 'open sesame' } },
    storage: { INBOX: { messages: [{ raw: letter({ id: 'old', subject: '以前的信' }) }] } },
  });
  await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve));
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        sent.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const geometry = { type: 'Point', coordinates: [103.8026, 36.0643] };
  const factory = { layer: 'building', id: 'factory', properties: { name: PLACE }, geometry } as const;
  await here.app.db.transaction(here.tenant, (tx) => insertMapFeatures(tx, here.tenant, [factory]));
});
afterAll(async () => {
  await new Promise<void>((resolve) => imap.close(() => resolve()));
  await new Promise<void>((resolve) => smtp.close(resolve));
  await here.close();
});

interface Written {
  readonly id: string;
  readonly subject: string;
  readonly text?: string;
  readonly from?: string;
  readonly more?: readonly string[];
  readonly files?: readonly { readonly name: string; readonly kind: string; readonly bytes: Uint8Array }[];
}

function letter({ id, subject, text = '', from = citizen, more = [], files = [] }: Written): string {
  const word = (said: string) => `=?utf-8?B?${Buffer.from(said).toString('base64')}?=`;
  const name = from.replace(/^[^<]+(?=<)/, (said) => `${word(said.trim())} `);
  const head = [
    `From: ${name}`,
    'To: city@example.gov.cn',
    `Subject: ${word(subject)}`,
    ...(id === '' ? [] : [`Message-ID: <${id}@example.com>`]),
    'MIME-Version: 1.0',
    ...more,
  ];
  const body = ['Content-Type: text/plain; charset=utf-8', '', text];
  if (files.length === 0) return [...head, ...body].join('\r\n');
  const parts = files.map(({ name, kind, bytes }) =>
    [
      `Content-Type: ${kind}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      Buffer.from(bytes).toString('base64'),
    ].join('\r\n'),
  );
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary=part',
    '',
    ...[body.join('\r\n'), ...parts].flatMap((part) => ['--part', part]),
    '--part--',
  ].join('\r\n');
}

/** The server keeps bytes as the characters of their numbers. */
const append = (raw: string): void => imap.appendMessage('INBOX', [], false, Buffer.from(raw).toString('latin1'));
const arrives = (written: Written): void => append(letter(written));

let version = 0;
async function setUp(server: object | null, byItself = true): Promise<void> {
  const body = { server, byItself };
  const put = { kind: 'mailbox', id: 'mailbox', version, body, note: '' } as const;
  version = good(await putConfig(here.app, admin, put)).version;
}
const server = (more: object = {}) => ({
  host: '127.0.0.1',
  port: (imap.server.address() as AddressInfo).port,
  security: 'none',
  user: 'city@example.gov.cn',
  folder: 'INBOX',
  everyMinutes: 5,
  ...more,
});

/** Turns the clock to when the mailbox is read next, and reads it. */
async function poll(): Promise<void> {
  here.clock.advance(5 * minute);
  await pollMailbox(here.app, here.tenant);
}

const waiting = async () => good(await listLetters(here.app, duty, { limit: 100 })).letters;

const rows = () =>
  here.app.db.snapshot(here.tenant, (tx) =>
    tx.selectFrom('letter').selectAll().where('tenant', '=', here.tenant).orderBy('uid').execute(),
  );
const last = async () => (await rows()).at(-1) ?? expect.fail('no letter');

async function eventsOf(matter: string) {
  return here.app.db.snapshot(
    here.tenant,
    async (tx) => (await tellEvents(tx, await readEvents(tx, here.tenant, [matter]))).events,
  );
}

/** What went out since it was asked before. */
async function mails(): Promise<string[]> {
  await deliverDue(here.app, here.tenant);
  return sent.splice(0).map((source) => {
    const [head = '', body = ''] = source.split('\r\n\r\n', 2);
    const quoted = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`);
    return `${head}\n\n${/base64/i.test(head) ? Buffer.from(body, 'base64').toString() : decodeURIComponent(quoted)}`;
  });
}

describe('setting it up', () => {
  it('is off, and nothing is read', async () => {
    expect(await pollMailbox(here.app, here.tenant)).toBeNull();
    const off = await testMailbox(here.app, admin);
    expect(off).toMatchObject({ ok: false, failure: { reason: 'channel-off' } });
    const wrong = { kind: 'mailbox', id: 'mailbox', version: 0, note: '', body: { server: server({ port: 0 }) } };
    expect(await putConfig(here.app, admin, wrong)).toMatchObject({
      ok: false,
      failure: { errors: [{ path: 'byItself' }, { path: 'server.port' }] },
    });
  });

  it('says what is wrong, and what it found', async () => {
    await setUp(server());
    expect(good(await testMailbox(here.app, admin))).toEqual({ trouble: 'wrong-sign-in', messages: null });
    expect(await testMailbox(here.app, duty)).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    await keepSecret(here.app, admin, { name: 'imap', value: 'open sesame' });
    expect(good(await testMailbox(here.app, admin))).toEqual({ trouble: null, messages: 1 });
    await setUp(server({ folder: 'Elsewhere' }));
    expect(good(await testMailbox(here.app, admin))).toEqual({ trouble: 'no-folder', messages: null });
    await setUp(server({ port: 1 }));
    expect(good(await testMailbox(here.app, admin))).toEqual({ trouble: 'no-connection', messages: null });
    await pollMailbox(here.app, here.tenant);
    expect(good(await mailboxState(here.app, admin))).toMatchObject({
      on: true,
      secret: true,
      trouble: 'no-connection',
    });
    await setUp(server({ security: 'starttls' }));
    expect(good(await testMailbox(here.app, admin))).toEqual({ trouble: 'no-encryption', messages: null });
    await setUp(server());
  });

  it('begins with what comes from now on', async () => {
    await poll();
    expect(await rows()).toEqual([]);
    expect(good(await mailboxState(here.app, admin))).toMatchObject({ trouble: null, counts: {} });
  });
});

describe('what becomes of a letter', () => {
  it('is a case where class and place are plain, with its pictures drawn anew and the rest left out', async () => {
    const bytes = await picture(40, 30);
    arrives({
      id: 'one',
      subject: '暴露垃圾',
      text: `${PLACE}门口暴露垃圾，好几天没人管。`,
      files: [
        { name: 'photo.jpg', kind: 'image/jpeg', bytes },
        { name: '../../etc/x.svg', kind: 'image/svg+xml', bytes: Buffer.from('<svg onload="alert(1)"/>') },
        { name: 'a.zip', kind: 'application/zip', bytes: Buffer.from('PK\u0003\u0004 and more') },
      ],
    });
    await poll();
    const row = await last();
    expect(row).toMatchObject({ state: 'case', why: null, language: 'zh-CN', files: [expect.any(String)] });
    const [reported] = await eventsOf(row.matter ?? '');
    expect(reported).toMatchObject({
      type: 'reported',
      data: { source: 'citizen', class: '06010', attachments: row.files },
    });
    expect(reported?.data.location).toEqual({ lon: expect.closeTo(103.8026, 3), lat: expect.closeTo(36.0643, 3) });
    const says = await here.app.db.snapshot(here.tenant, (tx) =>
      tx.selectFrom('letter_text').selectAll().where('letter', '=', row.id).executeTakeFirstOrThrow(),
    );
    expect(says).toMatchObject({
      name: '张三',
      address: 'zhang@example.com',
      left_out: [{ why: 'not-a-picture' }, { why: 'not-a-picture' }],
    });
  });

  it('is told to its sender once a mail server is set up, with a code to follow it by', async () => {
    expect(await mails()).toEqual([]);
    const email = {
      host: '127.0.0.1',
      port: (smtp.server.address() as AddressInfo).port,
      security: 'none',
      user: null,
      from: '城管 <city@example.gov.cn>',
    };
    const body = { ...NO_NOTIFY, email, publicUrl: 'https://cg.example.gov.cn' };
    good(await putConfig(here.app, admin, { kind: 'notify', id: 'notify', version: 0, body, note: '' }));
    arrives({ id: 'two', subject: '问一下', text: '我家附近的路灯坏了' });
    await poll();
    expect(await last()).toMatchObject({ state: 'waiting', why: 'place', matter: null });
    const [answer = '', ...more] = await mails();
    expect(more).toEqual([]);
    expect(answer).toContain('To: zhang@example.com');
    expect(answer).toContain('In-Reply-To: <two@example.com>');
    expect(answer).toContain('Auto-Submitted: auto-replied');
    const code = /查询码：(\S+)/.exec(answer)?.[1] ?? '';
    expect(answer).toContain(`https://cg.example.gov.cn/portal/t/${code.replaceAll('-', '')}`);
    expect(good(await trackReport(here.app, here.tenant, code)).status).toBe('held');
  });

  it('is taken once, however often it is found', async () => {
    const before = await rows();
    arrives({ id: 'two', subject: '问一下', text: '我家附近的灯坏了' });
    await poll();
    expect(await rows()).toEqual(before);
    await here.app.db.transaction(here.tenant, (tx) =>
      tx.updateTable('mailbox_position').set({ uid_validity: 'another' }).where('tenant', '=', here.tenant).execute(),
    );
    await poll();
    // The one that lay there before is now as new as any of the last day.
    const after = await rows();
    expect(after.filter(({ uid }) => uid > 1)).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
    expect(await mails()).toHaveLength(1);
  });

  it('is read by one process at a time', async () => {
    arrives({ id: 'three', subject: '两个进程', text: '谁先收到' });
    here.clock.advance(5 * minute);
    await Promise.all([pollMailbox(here.app, here.tenant), pollMailbox(here.app, here.tenant)]);
    expect((await rows()).filter(({ uid }) => uid > 4)).toHaveLength(1);
    await mails();
  });
});

describe('answers', () => {
  it('go to the case by our own e-mail, by theirs, and by the code; pictures with them', async () => {
    const { matter } = (await rows()).find(({ state }) => state === 'case') ?? expect.fail('no case');
    const count = async () => (await eventsOf(matter ?? '')).length;
    const before = await count();
    arrives({
      id: 'four',
      subject: 'Re: 暴露垃圾',
      text: '现在更多了。\r\n\r\n在 2026年3月4日，张三 写道：\r\n> 门口暴露垃圾',
      more: ['In-Reply-To: <one@example.com>', 'References: <one@example.com>'],
      files: [{ name: 'now.jpg', kind: 'image/jpeg', bytes: await picture(33, 30) }],
    });
    await poll();
    const noted = (await eventsOf(matter ?? '')).at(-1);
    expect(noted).toMatchObject({ type: 'noted', data: { text: '现在更多了。', attachments: [expect.any(String)] } });
    const [told = ''] = await mails();
    expect(told).toContain('已补充到原案件');
    const ours = /Message-ID: (<bh\.[^>]+>)/i.exec(told)?.[1] ?? '';
    arrives({ id: 'five', subject: '回复', text: '又来了', more: [`In-Reply-To: ${ours}`] });
    await poll();
    const code = /查询码：(\S+)/.exec(told)?.[1] ?? '';
    arrives({ id: 'six', subject: `补充 [${code}]`, text: '第三次', from: 'other@example.net' });
    await poll();
    expect(await count()).toBe(before + 3);
    expect((await rows()).slice(-3).map(({ state, matter: into }) => [state, into])).toEqual([
      ['added', matter],
      ['added', matter],
      ['added', matter],
    ]);
    // Nobody makes such a name up.
    arrives({ id: 'seven', subject: '伪造', text: 'x', more: [`In-Reply-To: ${ours.replace(/\.\d+\./, '.1.')}`] });
    await poll();
    expect((await last()).state).toBe('waiting');
    await mails();
  });

  it('wait for a person where anybody could have named the case', async () => {
    const { matter } = (await rows()).find(({ state }) => state === 'case') ?? expect.fail('no case');
    const { number } = await here.app.db.snapshot(here.tenant, (tx) =>
      tx.selectFrom('matter').select('number').where('id', '=', matter).executeTakeFirstOrThrow(),
    );
    arrives({ id: 'eight', subject: `关于 ${number}`, text: '我也看到了', from: 'li@example.net' });
    await poll();
    expect(await last()).toMatchObject({ state: 'waiting', why: 'number', about: matter });
    arrives({ id: 'nine', subject: `关于 ${number}`, text: '是我' });
    await poll();
    expect(await last()).toMatchObject({ state: 'added', matter });
    const [first] = (await waiting()).filter(({ about }) => about !== null);
    expect(first).toMatchObject({ about: { number, open: true }, from: { address: 'li@example.net' } });
    const decision = { make: 'added', number } as const;
    const decided = good(await decideLetter(here.app, duty, { id: first?.id ?? '', decision, key: 'k1' }));
    expect(decided).toEqual({ state: 'added', case: matter });
    expect(good(await decideLetter(here.app, duty, { id: first?.id ?? '', decision, key: 'k1' }))).toEqual(decided);
    expect((await eventsOf(matter ?? '')).at(-1)).toMatchObject({
      type: 'joined',
      data: { description: expect.any(String) },
    });
    await mails();
  });
});

describe('what nobody wrote', () => {
  it('is passed over: automatic answers, bounces, bulk, our own', async () => {
    const machines: readonly Partial<Written>[] = [
      { more: ['Auto-Submitted: auto-replied'] },
      { more: ['Precedence: bulk'] },
      { more: ['Return-Path: <>'] },
      { from: 'MAILER-DAEMON@example.com' },
      { from: 'city@example.gov.cn' },
      { more: ['Content-Type: multipart/report; boundary=x'] },
    ];
    for (const [index, more] of machines.entries()) arrives({ id: `auto-${index}`, subject: '自动回复', ...more });
    const before = (await rows()).length;
    await poll();
    const taken = (await rows()).slice(before);
    expect(taken.map(({ state }) => state)).toEqual(machines.map(() => 'ignored'));
    expect(await mails()).toEqual([]);
    const texts = await here.app.db.snapshot(here.tenant, (tx) =>
      tx
        .selectFrom('letter_text')
        .select('letter')
        .where(
          'letter',
          'in',
          taken.map(({ id }) => id),
        )
        .execute(),
    );
    expect(texts).toEqual([]);
  });

  it('goes on for no longer than an hour’s measure', async () => {
    for (let i = 0; i < 12; i++) arrives({ id: `loop-${i}`, subject: '循环', text: `${i}`, from: 'loop@example.org' });
    await poll();
    const from = (await rows()).slice(-12);
    expect(from.filter(({ why }) => why === 'often')).toHaveLength(2);
    expect(await mails()).toHaveLength(10);
  });
});

describe('hostile letters', () => {
  it('leave nothing behind that hurts', async () => {
    const before = (await rows()).length;
    append('nothing of an e-mail at all');
    append(letter({ id: '', subject: 'x'.repeat(5000), text: '字'.repeat(200_000), from: 'long@example.org' }));
    append(letter({ id: 'nul', subject: 'a\u0000b\u202ec', text: 'x\u0000y', from: 'nul@example.org' }));
    const html = `<html>${'<div>'.repeat(20_000)}坏了<script>alert(1)</script></html>`;
    append(
      letter({ id: 'html', subject: 'html', from: 'html@example.org' }).replace(
        /text\/plain; charset=utf-8\r\n\r\n/,
        `text/html; charset=utf-8\r\n\r\n${html}`,
      ),
    );
    await poll();
    const taken = (await rows()).slice(before);
    expect(taken.map(({ state }) => state)).toEqual(['ignored', 'waiting', 'waiting', 'waiting']);
    const all = await waiting();
    const of = (name: string) => all.find(({ from }) => from.address === `${name}@example.org`);
    const [long, nul, page] = [of('long'), of('nul'), of('html')];
    expect(long?.text.length).toBe(10_000);
    expect(long?.subject.length).toBe(300);
    expect(nul?.subject).toBe('abc');
    expect(nul?.text).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(page?.text).not.toContain('<');
    await mails();
  });

  it('are not fetched where they are too large; their sender is told', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024);
    arrives({
      id: 'large',
      subject: '大',
      from: 'large@example.org',
      files: [{ name: 'x.bin', kind: 'application/x', bytes }],
    });
    await poll();
    expect(await last()).toMatchObject({ state: 'refused', why: 'large', files: [] });
    expect((await mails()).join()).toContain('太大');
  });
});

describe('a person decides', () => {
  it('makes a case of a letter, with what its sender has written since', async () => {
    const first = { id: 'made', subject: '路面坏了', text: '门口的路面坏了', from: 'wang@example.org' } as const;
    arrives(first);
    await poll();
    arrives({
      ...first,
      id: 'made-2',
      text: '坑很深',
      more: ['In-Reply-To: <made@example.org>', 'References: <made@example.com>'],
    });
    await poll();
    const all = await waiting();
    const letters = all.filter(({ from }) => from.address === 'wang@example.org');
    expect(letters.map(({ why }) => why)).toEqual([expect.any(String), 'answer']);
    const decision = {
      make: 'case',
      class: { standardRef: 'GB/T 47678.5-2026', kind: 'event', code: '06001' },
      location: { lon: 103.8026, lat: 36.0643 },
      address: '西园路',
    } as const;
    const outside = { ...decision, location: { lon: 0, lat: 0 } };
    const id = letters[0]?.id ?? '';
    expect(await decideLetter(here.app, duty, { id, decision: outside, key: null })).toMatchObject({
      failure: { code: 'outside' },
    });
    const made = good(await decideLetter(here.app, duty, { id, decision, key: null }));
    const events = await eventsOf(made.case ?? '');
    expect(events.map(({ type }) => type)).toEqual(['reported', 'noted']);
    expect((await waiting()).filter(({ from }) => from.address === 'wang@example.org')).toEqual([]);
    expect(await decideLetter(here.app, duty, { id, decision, key: null })).toMatchObject({
      failure: { code: 'stale' },
    });
    expect((await mails()).join()).toContain('已受理');
    await eraseTexts(here.app, { tenant: here.tenant, case: made.case ?? '' });
    const texts = await here.app.db.snapshot(here.tenant, (tx) =>
      tx.selectFrom('letter_text').selectAll().where('letter', '=', id).executeTakeFirstOrThrow(),
    );
    expect(texts).toMatchObject({ name: null, address: null, subject: null, body: null, message_id: null });
  });

  it('puts one away with an answer; what it said goes after a while', async () => {
    arrives({ id: 'away', subject: '广告', text: '买一送一', from: 'ad@example.org' });
    await poll();
    const code = /查询码：(\S+)/.exec((await mails()).join())?.[1] ?? '';
    const { id = '' } = (await waiting()).find(({ from }) => from.address === 'ad@example.org') ?? {};
    const decision = { make: 'dismissed', answer: '此事不归城管部门办理。' } as const;
    good(await decideLetter(here.app, duty, { id, decision, key: null }));
    expect((await mails()).join()).toContain('此事不归城管部门办理。');
    expect(good(await trackReport(here.app, here.tenant, code)).status).toBe('refused');
    const now = here.clock.now();
    await here.app.db.transaction(here.tenant, (tx) => eraseIdleLetters(tx, here.tenant, now + 1, now));
    const texts = await here.app.db.snapshot(here.tenant, (tx) =>
      tx.selectFrom('letter_text').selectAll().where('letter', '=', id).executeTakeFirstOrThrow(),
    );
    expect(texts.address).toBeNull();
  });

  it('is somebody of the whole district', async () => {
    const street = await here.person('street', 'duty-officer', { area: '620103/620103001' });
    expect(await listLetters(here.app, street, { limit: 10 })).toMatchObject({ failure: { code: 'forbidden' } });
    const decision = { make: 'dismissed' } as const;
    const { id = '' } = (await waiting())[0] ?? {};
    expect(await decideLetter(here.app, street, { id, decision, key: null })).toMatchObject({
      failure: { code: 'forbidden' },
    });
  });

  it('pages by cursor', async () => {
    const all = await waiting();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = good(await listLetters(here.app, duty, { limit: 3, cursor }));
      seen.push(...page.letters.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(await listLetters(here.app, duty, { limit: 3, cursor: 'x' })).toMatchObject({
      failure: { code: 'invalid' },
    });
  });
});
