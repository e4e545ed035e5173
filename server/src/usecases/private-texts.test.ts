import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../store/events.js';
import { readTexts } from '../store/texts.js';
import { good, openCase } from '../testing/cases.js';
import { exported, historiesOf } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { eraseTexts } from './erase-texts.js';
import { getCase } from './get-case.js';
import { importHistories } from './import-histories.js';
import { digestOf } from './seal.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let collector: Actor;
let duty: Actor;
let dispatch: Actor;
let clerk: Actor;

/** Texts about people that no row of the log may hold. */
const secrets = {
  description: 'SECRET-description 李四家门口',
  address: 'SECRET-address 西园路 5 号 2 单元',
  name: 'SECRET-name 李四',
  phone: '139-SECRET-4321',
  reason: 'SECRET-reason 李四要求',
  result: 'SECRET-result 已与李四沟通',
  unknown: 'SECRET-unknown 电话 139',
};

beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector-1', 'collector');
  duty = await here.person('duty', 'duty-officer');
  dispatch = await here.person('dispatch', 'dispatcher');
  clerk = await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' });
});
afterAll(() => here.close());

async function secretCase(): Promise<string> {
  const { description, address, name, phone } = secrets;
  const one = await openCase(here.app, collector, { description, address, reporter: { name, phone } });
  await one.next(duty, 'filed', { standard: { hours: 4 }, remark: secrets.unknown, deep: { of: [secrets.unknown] } });
  await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
  await one.next(clerk, 'deferral-requested', { reason: secrets.reason });
  await one.next(clerk, 'feedback', { result: secrets.result });
  return one.id;
}

/** Every row of every table that an erasure does not reach, as text. */
async function scan(...only: readonly ('event' | 'matter')[]): Promise<string> {
  return here.app.db.transaction(here.tenant, async (tx) => {
    const parts: string[] = [];
    const all = ['event', 'matter', 'outbox', 'run', 'involved', 'idempotency'] as const;
    for (const table of only.length > 0 ? only : all) {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(table)} t`.execute(tx);
      expect(rows.length, table).toBeGreaterThan(0);
      parts.push(...rows.map((row) => row.line));
    }
    return parts.join('\n');
  });
}

describe('texts about people', () => {
  it('are in no row of the log, nor of anything else that stays', async () => {
    const id = await secretCase();
    good(
      await act(here.app, duty, { case: id, type: 'noted', data: { text: secrets.reason }, version: 5, key: 'a-key' }),
    );
    const all = await scan();
    expect(all).not.toContain('SECRET');
    expect(all).not.toMatch(/李四|4321/);
  });

  it('are put back where they are read, with the digest of what the log knows', async () => {
    const id = await secretCase();
    const detail = good(await getCase(here.app, duty, { case: id }));
    expect(detail).toMatchObject({ description: secrets.description, address: secrets.address });
    expect(detail.events[1]?.data).toEqual({
      standard: { hours: 4 },
      remark: secrets.unknown,
      deep: { of: [secrets.unknown] },
    });
    expect(detail.events[4]?.data).toEqual({ result: secrets.result });
    await here.app.db.transaction(here.tenant, async (tx) => {
      const texts = await readTexts(tx, here.tenant, [id]);
      const events = await readEvents(tx, here.tenant, [id]);
      for (const { seq, field, salt, body } of texts) {
        const kept = events[seq - 1]?.data[field];
        expect(kept).toEqual({ ref: `${seq}/${field}`, digest: digestOf(salt ?? Buffer.of(), body ?? '') });
      }
      expect(texts.length).toBe(5);
      expect(new Set(texts.map((text) => text.salt?.toString('hex'))).size).toBe(5);
    });
  });

  it('are gone after an erasure, salts and contact with them, and read [erased]', async () => {
    const id = await secretCase();
    // Five texts, the contact, and the number by which whoever rang is told of the outcome.
    expect(await eraseTexts(here.app, { tenant: here.tenant, case: id })).toBe(7);
    expect(await eraseTexts(here.app, { tenant: here.tenant, case: id })).toBe(0);
    const detail = good(await getCase(here.app, duty, { case: id }));
    expect(detail).toMatchObject({ description: '[erased]', address: '[erased]', reporter: null });
    expect(detail.events[1]?.data).toEqual({ standard: { hours: 4 }, '*': '[erased]' });
    expect(detail.events[4]?.data).toEqual({ result: '[erased]' });
    const rows = await here.app.db.transaction(here.tenant, (tx) =>
      sql<{ line: string }>`select t::text as line from private_text t where matter = ${id}
        union all select c::text from contact c where matter = ${id}
        union all select s::text from subscriber s where matter = ${id}`.execute(tx),
    );
    expect(rows.rows.map((row) => row.line).join('\n')).not.toMatch(/SECRET|李四|\\x/);
  });

  it('cannot be tried out on what stays of a request: its digest is made with the secret', async () => {
    const id = await secretCase();
    const note = { case: id, type: 'noted', data: { text: secrets.reason }, version: 5, key: 'once' } as const;
    good(await act(here.app, duty, note));
    expect(good(await act(here.app, duty, note)).replayed).toBe(true);
    const otherSecret = { ...here.app, digest: (text: string) => createHash('sha256').update(`2${text}`).digest() };
    expect(await act(otherSecret, duty, note)).toMatchObject({ failure: { code: 'key-reused' } });
  });

  it('may hide in members that are not for them, which then are taken out too', async () => {
    const plain = { observedAt: '2026-03-04T08:55:00+08:00', standardRef: 'GB/T 47678.5-2026' };
    const hidden = { observedAt: secrets.unknown, standardRef: secrets.name, attachments: [{ name: secrets.name }] };
    const report = (data: object) => ({ kind: 'event', class: '06001', severity: 'general', ...data });
    const history = (externalId: string, data: object) => ({
      externalId,
      events: [
        { case: externalId, at: START - 1, type: 'reported', actor: 'x', data: { source: 'import', ...report(data) } },
        { case: externalId, at: START - 1, type: 'filed', actor: 'x', data: { standard: null, ...data } },
      ],
    });
    const histories = [history('plain', { ...plain, attachments: ['a1-B_2'] }), history('hidden', hidden)];
    const { added } = await importHistories(here.app, { tenant: here.tenant, source: 'hidden', histories });
    expect(added).toBe(2);
    expect((await scan('event', 'matter')).match(/SECRET.{40}/g)).toBeNull();
    const lines = (await exported(here)).filter((line) => line.actor === 'x').map((line) => line.data);
    const both = [expect.objectContaining({ ...plain, attachments: ['a1-B_2'] }), expect.objectContaining(hidden)];
    expect(lines).toEqual(expect.arrayContaining(both));
    expect(await importHistories(here.app, { tenant: here.tenant, source: 'hidden', histories })).toMatchObject({
      unchanged: 2,
    });
  });

  it('can be erased of one event alone', async () => {
    const id = await secretCase();
    expect(await eraseTexts(here.app, { tenant: here.tenant, case: id, seqs: [5] })).toBe(1);
    const detail = good(await getCase(here.app, duty, { case: id }));
    expect(detail.events[4]?.data).toEqual({ result: '[erased]' });
    expect(detail.description).toBe(secrets.description);
  });

  it('are not compared by an import once they were erased, here or in the file', async () => {
    const id = await secretCase();
    const whole = historiesOf(await exported(here)).filter((history) => history.id === id);
    await eraseTexts(here.app, { tenant: here.tenant, case: id });
    const bare = historiesOf(await exported(here)).filter((history) => history.id === id);
    const elsewhere = await testInstallation();
    try {
      const take = (to: TestInstallation, histories: typeof whole) =>
        importHistories(to.app, { tenant: to.tenant, source: 'a-file', histories });
      expect(await take(here, whole)).toMatchObject({ unchanged: 1, rejected: 0 });
      expect(await take(elsewhere, whole)).toMatchObject({ added: 1 });
      expect(await take(elsewhere, bare)).toMatchObject({ unchanged: 1, rejected: 0 });
      expect((await exported(elsewhere)).some((line) => line.data.result === secrets.result)).toBe(true);
    } finally {
      await elsewhere.close();
    }
  });

  it('leave an export that an import takes, here without a change, elsewhere as it is', async () => {
    const id = await secretCase();
    await eraseTexts(here.app, { tenant: here.tenant, case: id });
    const lines = await exported(here);
    expect(lines.find((line) => line.case === id)?.data).toMatchObject({ description: '[erased]' });
    const histories = historiesOf(lines);
    const input = { tenant: here.tenant, source: 'an-export', histories };
    expect(await importHistories(here.app, input)).toEqual({
      added: 0,
      extended: 0,
      rejected: 0,
      events: 0,
      unchanged: histories.length,
    });

    const elsewhere = await testInstallation();
    try {
      const why: string[] = [];
      const counts = await importHistories(elsewhere.app, { ...input, rejected: (_, reason) => why.push(reason) });
      expect(why).toEqual([]);
      expect(counts.added).toBe(histories.length);
      expect(await exported(elsewhere)).toEqual(lines);
    } finally {
      await elsewhere.close();
    }
  });
});
