import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_PERSON } from '../policies/allow.js';
import { good, PLACE, reportOf } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { getCase } from './get-case.js';
import { listCases } from './list-cases.js';
import { report } from './report.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let collector: Actor;
let duty: Actor;
let supervisor: Actor;

beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector-1', 'collector');
  duty = await here.person('duty', 'duty-officer');
  supervisor = await here.person('supervisor', 'supervisor');
});
afterAll(() => here.close());

const count = async (): Promise<number> =>
  good(await listCases(here.app, duty, { queue: 'all', limit: 1 })).counts.total;

describe('report', () => {
  it('takes an id that the client made, and the same report twice as one', async () => {
    const input = reportOf({ id: 'made-offline-1', description: 'x' });
    const [a, b] = await Promise.all([report(here.app, collector, input), report(here.app, collector, input)]);
    expect(good(a).case).toBe('made-offline-1');
    expect(good(b).number).toBe(good(a).number);
    const again = good(await report(here.app, collector, { ...input, key: 'another-key' }));
    expect(again).toMatchObject({ case: 'made-offline-1', replayed: true, seq: 1 });
  });

  it('refuses an id that stands for another report', async () => {
    good(await report(here.app, collector, reportOf({ id: 'made-offline-2' })));
    const other = await report(here.app, collector, reportOf({ id: 'made-offline-2', description: 'another' }));
    const stranger = await report(here.app, duty, reportOf({ id: 'made-offline-2', source: 'hotline' }));
    expect([other, stranger]).toEqual([1, 2].map(() => ({ ok: false, failure: { code: 'id-taken' } })));
  });

  it('refuses an id whose key was forgotten', async () => {
    good(await report(here.app, collector, reportOf({ id: 'made-offline-3' })));
    await here.app.db.transaction(here.tenant, (tx) => tx.deleteFrom('idempotency').execute());
    const late = await report(here.app, collector, reportOf({ id: 'made-offline-3' }));
    expect(late).toEqual({ ok: false, failure: { code: 'id-taken' } });
  });

  it('does a key once, and refuses it for another body', async () => {
    const before = await count();
    const first = good(await report(here.app, collector, reportOf({ key: 'k1' })));
    const again = good(await report(here.app, collector, reportOf({ key: 'k1' })));
    expect(again.case).toBe(first.case);
    const other = await report(here.app, collector, reportOf({ key: 'k1', severity: 'urgent' }));
    expect(other).toEqual({ ok: false, failure: { code: 'key-reused' } });
    expect(await count()).toBe(before + 1);
  });

  it('refuses a place outside, a class that is not in the catalogue, and text that cannot be stored', async () => {
    const failures = await Promise.all([
      report(here.app, collector, reportOf({ location: { lon: 0, lat: 0 } })),
      report(here.app, collector, reportOf({ class: { kind: 'event', code: '99999' } })),
      report(here.app, collector, reportOf({ description: 'a\u0000b' })),
      report(here.app, supervisor, reportOf()),
    ]);
    expect(failures.map((each) => (each.ok ? null : each.failure.code))).toEqual([
      'outside',
      'invalid',
      'invalid',
      'forbidden',
    ]);
  });

  it('takes no source that is not the reporter’s own', async () => {
    for (const source of ['citizen', 'open311', 'import', 'hotline'] as const) {
      expect(await report(here.app, collector, reportOf({ source }))).toMatchObject({
        ok: false,
        failure: { code: 'invalid', errors: [{ path: 'source' }] },
      });
    }
  });

  it('is open to the public, which reads nothing', async () => {
    const { tenant } = here;
    const anybody = { tenant, person: PUBLIC_PERSON, grants: [{ role: 'citizen', areaPath: tenant, unit: null }] };
    const { case: id, detail } = good(await report(here.app, anybody, reportOf({ source: 'citizen' })));
    expect(detail).toBeNull();
    expect(await getCase(here.app, anybody, { case: id })).toEqual({ ok: false, failure: { code: 'not-found' } });
  });

  it('finds the place’s areas, who answers, and keeps the reporter out of the log', async () => {
    const input = reportOf({ address: '西园路', reporter: { name: '张三', phone: '13800001234' } });
    const { case: id } = good(await report(here.app, collector, input));
    const detail = good(await getCase(here.app, duty, { case: id }));
    expect(detail.areas.map((area) => area.level)).toEqual(['cell', 'community', 'street', 'district']);
    expect(detail.area.path.startsWith('620103/620103001/')).toBe(true);
    expect(detail.responsibility).toMatchObject({ unit: { id: 'chengguanju' }, why: 'lead' });
    expect(detail.reporter).toEqual({ name: '张三', phone: '13800001234' });
    expect(detail.location).toEqual(PLACE);
    expect(good(await getCase(here.app, supervisor, { case: id })).reporter).toBeNull();
  });
});
