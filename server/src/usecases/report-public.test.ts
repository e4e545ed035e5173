import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTracking } from '../store/tracking.js';
import { good, openCase, PLACE } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { exportHistories } from './export-histories.js';
import { getCase } from './get-case.js';
import { citizen, type PublicReport, reportPublic } from './report-public.js';
import { digestOfCode, readCode, shownCode } from './tracking-code.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let duty: Actor;
beforeAll(async () => {
  here = await testInstallation();
  duty = await here.person('duty', 'duty-officer');
});
afterAll(() => here.close());

const reportOf = (more: Partial<PublicReport> = {}): PublicReport => ({
  source: 'citizen',
  class: { kind: 'event', code: '06001' },
  location: PLACE,
  idempotencyKey: null,
  ...more,
});

describe('reportPublic', () => {
  it('makes a case with the severity of its class, and a code that only the reporter has', async () => {
    const contact = { name: '王小明', phone: '13800001234' };
    const made = good(await reportPublic(here.app, here.tenant, reportOf({ contact, description: '路灯不亮' })));
    expect(made).toMatchObject({ joined: false, reporters: 1, replayed: false });
    const view = good(await getCase(here.app, duty, { case: made.case }));
    expect(view).toMatchObject({ number: made.number, source: 'citizen', description: '路灯不亮', reporter: contact });
    const log = JSON.stringify(view.events);
    expect(log).not.toContain(made.trackingCode);
    const tracked = await here.app.db.transaction(here.tenant, (tx) =>
      findTracking(tx, here.tenant, digestOfCode(made.trackingCode)),
    );
    expect(tracked?.matter).toBe(made.case);
    expect(JSON.stringify(tracked)).not.toContain(made.trackingCode);
  });

  it('takes the same key for the same report, and refuses it for another', async () => {
    const input = reportOf({ idempotencyKey: 'a-key-of-a-phone' });
    const [a, b] = await Promise.all([
      reportPublic(here.app, here.tenant, input),
      reportPublic(here.app, here.tenant, input),
    ]);
    expect(good(a).case).toBe(good(b).case);
    expect(good(a).trackingCode).toBe(good(b).trackingCode);
    const other = await reportPublic(here.app, here.tenant, { ...input, description: 'x' });
    expect(other).toMatchObject({ ok: false, failure: { code: 'key-reused' } });
  });

  it('joins an open case that is named, whoever reported it, and no ended one', async () => {
    const open = await openCase(here.app, duty, { class: { kind: 'event', code: '06002' } });
    const joins = reportOf({ class: { kind: 'event', code: '06002' }, joins: open.id });
    const joined = good(await reportPublic(here.app, here.tenant, joins));
    expect(joined).toMatchObject({ case: open.id, joined: true, reporters: 2 });
    const { version } = good(await getCase(here.app, duty, { case: open.id }));
    good(await act(here.app, duty, { case: open.id, type: 'rejected', data: { reason: 'x' }, version, key: null }));
    const late = await reportPublic(here.app, here.tenant, joins);
    expect(late).toMatchObject({ ok: false, failure: { code: 'invalid' } });
  });

  it('lets each reporter read what they reported and nobody else', async () => {
    const a = good(await reportPublic(here.app, here.tenant, reportOf({ person: 'citizen-aaaaaaaa' })));
    expect((await getCase(here.app, citizen(here.tenant, 'citizen-aaaaaaaa'), { case: a.case })).ok).toBe(true);
    expect((await getCase(here.app, citizen(here.tenant, 'citizen-bbbbbbbb'), { case: a.case })).ok).toBe(false);
  });

  it('leaves nothing behind of a report that is refused', async () => {
    const person = 'citizen-cccccccc';
    const outside = await reportPublic(here.app, here.tenant, reportOf({ person, location: { lon: 0, lat: 0 } }));
    expect(outside).toMatchObject({ ok: false, failure: { code: 'outside' } });
    const rows = await here.app.db.transaction(here.tenant, (tx) =>
      tx.selectFrom('tracking').selectAll().where('person', '=', person).execute(),
    );
    expect(rows).toEqual([]);
  });

  it('exports no code', async () => {
    const made = good(await reportPublic(here.app, here.tenant, reportOf()));
    let text = '';
    for await (const line of exportHistories(here.app, { tenant: here.tenant })) text += JSON.stringify(line);
    expect(text).toContain(made.case);
    expect(text).not.toContain(made.trackingCode);
  });
});

describe('a code', () => {
  it('is read as people type it', () => {
    expect(shownCode('7KQ2M8ZT0V1A')).toBe('7KQ2-M8ZT-0V1A');
    expect(readCode(' 7kq2 m8zt-ov ia ')).toBe('7KQ2M8ZT0V1A');
    expect(readCode('7KQ2-M8ZT-0V1')).toBeNull();
    expect(readCode('../../etc/pa')).toBeNull();
  });
});
