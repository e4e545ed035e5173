import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, PLACE } from '../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { importHistories } from './import-histories.js';
import { months } from './months.js';
import { scorecard } from './scorecard.js';
import type { Actor } from './types.js';

const [minute, day] = [60_000, 86_400_000];

let here: TestInstallation;
let leader: Actor;
beforeAll(async () => {
  here = await testInstallation();
  leader = await here.person('leader', 'leader');
  await simulate(here, { days: 400, casesPerDay: 0.5, seed: 5 });
  // From a unit to another and back; and one that only moves on.
  await passed('there-and-back', ['xiyuan', 'xihu', 'xiyuan']);
  await passed('twice', ['xihu', 'xiyuan', 'xihu', 'xiyuan']);
  await passed('moves-on', ['xihu', 'xiyuan', 'xizhan']);
});
afterAll(() => here.close());

/** A case that goes from unit to unit, each of which returns it. */
async function passed(id: string, units: readonly string[]): Promise<void> {
  let at = START - 20 * day;
  const event = (type: string, data: Record<string, unknown> = {}) => {
    at += minute;
    return { case: id, at, type, actor: 'desk', data };
  };
  const reported = { source: 'citizen', kind: 'event', class: '06001', severity: 'general', location: PLACE };
  const events = [
    event('reported', reported),
    event('filed', { standard: { hours: 8 } }),
    ...units.flatMap((unit, no) => [
      event('dispatched', { unit }),
      ...(no === units.length - 1
        ? []
        : [event('return-requested', { reason: 'x', ground: 'x' }), event('returned', { reason: 'x' })]),
    ]),
  ];
  const rejected = (_: unknown, why: string) => expect(why).toBe('');
  const history = { id, externalId: id, events };
  await importHistories(here.app, { tenant: here.tenant, source: 'test', histories: [history], rejected });
}

describe('the months', () => {
  it('are twelve and the same one of last year, each scored as its scorecard', async () => {
    const answer = good(await months(here.app, leader, undefined));
    expect(answer.months.map(({ month }) => month)).toEqual([
      '2025-03',
      ...['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}`),
      ...['2026-01', '2026-02', '2026-03'],
    ]);
    const february = answer.months.at(-2);
    const [from, to] = [Date.parse('2026-02-01T00:00:00+08:00'), Date.parse('2026-03-01T00:00:00+08:00')];
    const card = good(await scorecard(here.app, leader, { from, to, asOf: START }));
    expect(february?.score).toEqual(card.area);
    expect(february?.counts.filed).toBeGreaterThan(3);
    expect(answer.months[0]?.counts.filed).toBeGreaterThan(3);
  });

  it('name the units between which cases went to and fro, with the cases', async () => {
    const { pairs } = good(await months(here.app, leader, undefined));
    const pair = pairs.find(({ units }) => units.map(({ id }) => id).join() === 'xihu,xiyuan');
    const own = pair?.cases.filter((one) => ['there-and-back', 'twice', 'moves-on'].includes(one.case));
    expect(own?.map((one) => [one.case, one.times])).toEqual([
      ['twice', 2],
      ['there-and-back', 1],
    ]);
  });

  it('are told of an area to whoever oversees it, and of no other', async () => {
    const street = `${here.tenant}/none`;
    expect((await months(here.app, await here.person('dispatcher', 'collector'), undefined)).ok).toBe(false);
    expect(good(await months(here.app, leader, street)).months.every(({ counts }) => counts.filed === 0)).toBe(true);
    expect((await months(here.app, leader, '999999')).ok).toBe(false);
  });
});
