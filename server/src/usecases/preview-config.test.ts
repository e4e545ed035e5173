import { FORMAL_2010, POLICIES } from '@bihuan/city';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTenant } from '../store/tenants.js';
import { good } from '../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { getConfig } from './config-reads.js';
import { policyPeriods } from './policy-periods.js';
import { previewConfig } from './preview-config.js';
import { putConfig, undoConfig } from './put-config.js';
import { reckon } from './reckon.js';
import type { Actor } from './types.js';

let here: TestInstallation;
let admin: Actor;
beforeAll(async () => {
  here = await testInstallation();
  admin = await here.person('admin', 'administrator');
  await simulate(here, { days: 10, casesPerDay: 40, seed: 5 });
  await reckon(here.app, raise);
});
afterAll(() => here.close());

const raise = (error: unknown): never => {
  throw error;
};

/** What is stored of every open case. */
const stored = () =>
  here.app.db.snapshot(here.tenant, (tx) =>
    tx
      .selectFrom('matter')
      .select(['id', 'stage_due', 'whole_due', 'stage_light', 'whole_light'])
      .where('ended_at', 'is', null)
      .orderBy('id')
      .execute(),
  );

describe('the preview of a calendar', () => {
  it('names the very cases that saving moves, and their instants, and writes nothing', async () => {
    const { version, body } = good(await getConfig(here.app, admin, { kind: 'calendar', id: 'city' }));
    const calendar = body as { readonly [member: string]: unknown };
    // Today and the two days after it off: START is a Wednesday.
    const days = ['2026-03-04', '2026-03-05', '2026-03-06'];
    const next = { ...calendar, ownHolidays: days, names: Object.fromEntries(days.map((day) => [day, '检修停工'])) };
    const before = await stored();
    const preview = good(await previewConfig(here.app, admin, { kind: 'calendar', id: 'city', body: next }));
    expect(await stored()).toEqual(before);
    expect(preview.cases.open).toBe(before.length);
    expect(preview.cases.examined).toBe(before.length);
    expect(preview.cases.moved).toBeGreaterThan(20);
    expect(preview.cases.leaveRed).toBe(0);

    good(await putConfig(here.app, admin, { kind: 'calendar', id: 'city', version, body: next, note: '' }));
    await reckon(here.app, raise);
    const after = await stored();
    const moved = after.filter(
      (row, index) => row.stage_due !== before[index]?.stage_due || row.whole_due !== before[index]?.whole_due,
    );
    expect(preview.cases.moved).toBe(moved.length);
    expect(preview.cases.first).toHaveLength(Math.min(50, moved.length));
    const rows = new Map(after.map((row) => [row.id, row]));
    for (const each of preview.cases.first) {
      const row = rows.get(each.id);
      const due = each.clock === 'stage' ? row?.stage_due : row?.whole_due;
      expect(each.dueAfter === null ? null : Date.parse(each.dueAfter)).toBe(due);
    }

    // The way back is the same way.
    const undone = good(await previewConfig(here.app, admin, { kind: 'calendar', id: 'city', body: calendar }));
    expect(undone.cases.moved).toBe(preview.cases.moved);
    good(await undoConfig(here.app, admin, { kind: 'calendar', id: 'city', version: version + 1, to: 1, note: '' }));
    await reckon(here.app, raise);
    expect((await stored()).map((row) => row.stage_due)).toEqual(before.map((row) => row.stage_due));
  });

  it('counts the lights that turn red, and those that leave it', async () => {
    const { version, body } = good(await getConfig(here.app, admin, { kind: 'calendar', id: 'city' }));
    const calendar = body as { readonly [member: string]: unknown };
    const off = ['2026-03-02', '2026-03-03'];
    const lazy = { ...calendar, ownHolidays: off };
    const preview = good(await previewConfig(here.app, admin, { kind: 'calendar', id: 'city', body: lazy }));
    expect(preview.cases.leaveRed).toBeGreaterThan(0);
    expect(preview.cases.turnRed).toBe(0);
    expect(preview.cases.first[0]).toMatchObject({ lightBefore: 'red' });
    expect(preview.cases.first[0]?.lightAfter).not.toBe('red');
    good(await putConfig(here.app, admin, { kind: 'calendar', id: 'city', version, body: lazy, note: '' }));
    const back = good(await previewConfig(here.app, admin, { kind: 'calendar', id: 'city', body: calendar }));
    expect([back.cases.turnRed, back.cases.leaveRed]).toEqual([preview.cases.leaveRed, 0]);
    good(
      await undoConfig(here.app, admin, { kind: 'calendar', id: 'city', version: version + 1, to: version, note: '' }),
    );
  });

  it('refuses what could not be saved either', async () => {
    const bad = await previewConfig(here.app, admin, { kind: 'calendar', id: 'city', body: { id: 'city' } });
    expect(bad).toMatchObject({ failure: { code: 'invalid' } });
    const flow = await previewConfig(here.app, admin, { kind: 'flow', id: 'city', body: {} });
    expect(flow).toMatchObject({ failure: { code: 'not-found' } });
    const auditor = await here.person('auditor', 'auditor');
    const input = { kind: 'policy', id: 'formal-2010', body: FORMAL_2010 };
    expect(await previewConfig(here.app, auditor, input)).toMatchObject({ failure: { code: 'forbidden' } });
  });
});

describe('the preview of a policy', () => {
  it('counts the runs of the periods that it would judge otherwise', async () => {
    const input = { kind: 'policy', id: 'formal-2010', body: { ...FORMAL_2010, repeatAllowance: 0.1 } };
    const { periods } = good(await previewConfig(here.app, admin, input));
    expect(periods).toHaveLength(1);
    expect(periods[0]).toMatchObject({ from: '2010-04-01', to: null, before: 'formal-2010', after: 'formal-2010' });
    expect(periods[0]?.runs).toBeGreaterThan(50);
    const later = { ...FORMAL_2010, id: 'formal-2027', validFrom: '2027-01-01', repeatAllowance: 0.1 };
    const added = good(await previewConfig(here.app, admin, { kind: 'policy', id: later.id, body: later }));
    expect(added.periods).toEqual([
      { from: '2027-01-01', to: null, before: 'formal-2010', after: 'formal-2027', runs: 0 },
    ]);
    expect(added.cases.moved).toBe(0);
  });

  it('sees an earlier first day as the stretch between', () => {
    const [trial, formal] = POLICIES;
    if (trial === undefined || formal === undefined) throw new Error('two policies');
    const stricter = { ...formal, warnFraction: 0.3 };
    expect(policyPeriods([trial, stricter], [trial, { ...stricter, validFrom: '2010-03-01' }])).toEqual([
      { from: '2010-03-01', to: '2010-04-01', before: 'trial-2010', after: 'formal-2010' },
    ]);
    expect(policyPeriods(POLICIES, POLICIES)).toEqual([]);
  });
});

it('a tenant whose configuration is broken does not stop the reckoning of the others', async () => {
  await here.app.db.transaction('000000', (tx) => insertTenant(tx, '000000', 'Broken', START));
  const { version, body } = good(await getConfig(here.app, admin, { kind: 'calendar', id: 'city' }));
  const next = { ...(body as object), ownHolidays: ['2026-03-09'] };
  good(await putConfig(here.app, admin, { kind: 'calendar', id: 'city', version, body: next, note: '' }));
  const told: string[] = [];
  const moved = await reckon(here.app, (error) => told.push(error instanceof Error ? error.message : String(error)));
  expect(moved).toBeGreaterThan(0);
  expect(told).toEqual([expect.stringContaining('tenant 000000: ')]);
});
