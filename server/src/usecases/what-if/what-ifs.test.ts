import type { WhatIfDetail, WhatIfRules } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDocuments } from '../../store/documents.js';
import { takeWhatIf } from '../../store/what-ifs.js';
import { good } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { simulate } from '../../testing/simulation.js';
import { scorecard } from '../scorecard.js';
import type { Actor, Result } from '../types.js';
import { getWhatIf, listWhatIfs, makeWhatIf, stopWhatIf } from './what-ifs.js';
import { workOnWhatIfs } from './work.js';

const period = '2026-02';

let here: TestInstallation;
let supervisor: Actor;
let clerk: Actor;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 40, casesPerDay: 15, seed: 3 });
  supervisor = await here.person('sup', 'supervisor');
  clerk = await here.person('dispatcher', 'dispatcher');
  await here.app.db.transaction(here.tenant, async (tx) => {
    const config = await here.app.config.of(tx, here.tenant);
    const [own] = config.policies;
    const strict = { ...own, id: own?.id ?? '', timelyMode: 'strict' };
    const version = { kind: 'policy', id: strict.id, version: 2, body: strict, validFrom: null };
    const restful = { ...config.calendarSource, restWeekdays: [5, 6, 7] };
    const calendar = { kind: 'calendar', id: restful.id, version: 2, body: restful, validFrom: null };
    await insertDocuments(tx, here.tenant, 'test', here.clock.now(), [version, calendar]);
    // Back to what it was: the other versions are there to be tried, not in force.
    const back = [
      { ...version, version: 3, body: own },
      { ...calendar, version: 3, body: config.calendarSource },
    ];
    await insertDocuments(tx, here.tenant, 'test', here.clock.now(), back);
  });
});
afterAll(() => here.close());

const why = (result: Result<unknown>) =>
  result.ok ? 'done' : 'reason' in result.failure ? result.failure.reason : result.failure.code;

async function tried(rules: WhatIfRules): Promise<WhatIfDetail & { result: NonNullable<WhatIfDetail['result']> }> {
  const { matter } = good(await makeWhatIf(here.app, supervisor, { period, rules }, null));
  await workOnWhatIfs(here.app, () => false);
  const detail = good(await getWhatIf(here.app, supervisor, matter));
  if (detail.result === null) throw new Error(`it is ${detail.state}`);
  return { ...detail, result: detail.result };
}

const month = { from: Date.parse('2026-02-01T00:00:00+08:00'), to: Date.parse('2026-03-01T00:00:00+08:00') };
const policyId = async () => good(await listWhatIfs(here.app, supervisor)).policies[0]?.id ?? '';

describe('a what-if', () => {
  it('gives the scorecard before, and another policy’s after, with the cases that count otherwise', async () => {
    const { result, gone, total } = await tried({ policy: { id: await policyId(), version: 2 } });
    const card = good(await scorecard(here.app, supervisor, { ...month, asOf: here.clock.now() }));
    expect(result.before.units).toEqual(card.units);
    expect(result.before.area).toEqual(card.area);
    expect(result.after.area.timely).toBeLessThan(result.before.area.timely);
    expect([gone, total]).toEqual([total, gone]);
    expect(result.changed).toBeGreaterThan(0);
    expect(result.cases).toHaveLength(result.changed);
    expect(result.cases.every(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))).toBe(true);
  });

  it('lets another calendar move what falls due', async () => {
    const { result } = await tried({ calendar: 2 });
    expect(result.after.area.dispatched).not.toBe(result.before.area.dispatched);
  });

  it('lets other limits and another responsibility decide', async () => {
    const { result } = await tried({
      limits: [{ class: '06010', severity: 'general', limit: { minutes: 1 } }],
      duties: [{ class: '06028', unit: 'youzhengju' }],
    });
    expect(result.untold).toBe(0);
    expect(result.after.area.timely).toBeLessThanOrEqual(result.before.area.timely);
    expect(result.changed).toBeGreaterThan(0);
    expect(result.cases.some(({ after }) => after?.unit.id === 'youzhengju')).toBe(true);
  });

  it('changes nothing of what holds', async () => {
    const before = good(await scorecard(here.app, supervisor, month));
    await tried({ policy: { id: await policyId(), version: 2 } });
    expect(good(await scorecard(here.app, supervisor, month))).toEqual(before);
  });

  it('is refused by name where its rules are wrong, and to whoever closes no periods', async () => {
    const make = (actor: Actor, rules: WhatIfRules) => makeWhatIf(here.app, actor, { period, rules }, null);
    expect(why(await make(clerk, { calendar: 1 }))).toBe('forbidden');
    expect(why(await make(supervisor, { calendar: 99 }))).toBe('invalid');
    const unknown = await make(supervisor, { duties: [{ class: '06010', unit: 'nobody' }] });
    expect(JSON.stringify(unknown)).toContain('nobody is not a listed unit');
    expect(why(await listWhatIfs(here.app, clerk))).toBe('forbidden');
  });

  it('is stopped while it waits or runs, once', async () => {
    const { matter } = good(await makeWhatIf(here.app, supervisor, { period, rules: { calendar: 2 } }, null));
    good(await stopWhatIf(here.app, supervisor, matter, null));
    await workOnWhatIfs(here.app, () => false);
    expect(good(await getWhatIf(here.app, supervisor, matter))).toMatchObject({ state: 'stopped', result: null });
    expect(why(await stopWhatIf(here.app, supervisor, matter, null))).toBe('what-if-ended');
  });

  it('is begun anew where the process that had it is gone, and by nobody else before', async () => {
    const { matter } = good(await makeWhatIf(here.app, supervisor, { period, rules: { calendar: 2 } }, null));
    const now = here.clock.now();
    await here.app.db.transaction(here.tenant, (tx) => takeWhatIf(tx, here.tenant, now, now - 1));
    await workOnWhatIfs(here.app, () => false);
    expect(good(await getWhatIf(here.app, supervisor, matter)).state).toBe('running');
    here.clock.set(now + 121_000);
    await workOnWhatIfs(here.app, () => false);
    expect(good(await getWhatIf(here.app, supervisor, matter)).state).toBe('done');
  });
});
