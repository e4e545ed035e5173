import { naturalTime } from '@bihuan/worktime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { exported } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import type { ExportedEvent } from './export-histories.js';
import { trends } from './trends.js';
import type { Actor } from './types.js';

const STREET = '620103/620103001';
const day = 86_400_000;

let here: TestInstallation;
let leader: Actor;
let histories: Map<string, ExportedEvent[]>;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 20, casesPerDay: 25, seed: 7 });
  leader = await here.person('leader', 'leader');
  histories = new Map();
  for (const line of await exported(here)) histories.set(line.case, [...(histories.get(line.case) ?? []), line]);
});
afterAll(() => here.close());

const dateOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
const lost = new Set(['merged', 'cancelled', 'referred']);

/** The counts of a day, read off the exported log one case at a time. */
async function offTheLog(date: string) {
  const { calendar } = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  const of = (events: readonly ExportedEvent[], type: string) => events.filter((event) => event.type === type);
  const filed = [...histories.values()].filter((events) => {
    const [first] = of(events, 'filed');
    return first !== undefined && dateOf(first.at) === date && !events.some((event) => lost.has(event.type));
  });
  let promptly = 0;
  let undecided = 0;
  for (const events of filed) {
    const severity = of(events, 'filed')[0]?.data.severity ?? of(events, 'reported')[0]?.data.severity;
    const timeline = severity === 'urgent' ? naturalTime('Asia/Shanghai') : calendar;
    const end = of(events, 'dispatched')[0]?.at;
    const used = timeline.elapsed(
      Date.parse(of(events, 'filed')[0]?.at ?? ''),
      end === undefined ? START : Date.parse(end),
    );
    if (used > 30 * 60_000) continue;
    if (end === undefined) undecided += 1;
    else promptly += 1;
  }
  const sum = (count: (events: readonly ExportedEvent[]) => number) =>
    filed.reduce((total, events) => total + count(events), 0);
  return {
    date,
    filed: filed.length,
    closed: [...histories.values()].filter((events) => {
      const last = events.findLast((event) => ['closed', 'reopened'].includes(event.type));
      return last?.type === 'closed' && dateOf(last.at) === date;
    }).length,
    undecided,
    promptly,
    dispatched: sum((events) => Number(of(events, 'dispatched').length > 0)),
    delayed: sum((events) =>
      Number(of(events, 'extension-approved').length + of(events, 'deferral-approved').length > 0),
    ),
    feedbacks: sum((events) => of(events, 'feedback').length),
    failed: sum((events) => of(events, 'verified').filter((event) => event.data.passed === false).length),
    reported: [...histories.values()].filter((events) => dateOf(events[0]?.at ?? '') === date).length,
  };
}

describe('the trends of the board', () => {
  it('count each day as the log has it', async () => {
    const { days } = good(await trends(here.app, leader, { days: 14 }));
    expect(days).toHaveLength(14);
    expect(days.at(-1)?.date).toBe('2026-03-04');
    for (const { repeated, ...each } of days) expect(each).toEqual(await offTheLog(each.date));
    expect(days.reduce((sum, each) => sum + each.filed, 0)).toBeGreaterThan(150);
    expect(days.some((each) => each.repeated > 0 && each.failed > 0)).toBe(true);
  });

  it('give every filed case to one street, and every dispatched one to a unit', async () => {
    const { days, units, streets } = good(await trends(here.app, leader, { days: 14 }));
    const total = (some: readonly { filed: number; closed: number }[]) =>
      some.reduce((sum, each) => [(sum[0] ?? 0) + each.filed, (sum[1] ?? 0) + each.closed], [0, 0]);
    expect(total(streets)).toEqual(total(days));
    expect(units.reduce((sum, each) => sum + each.dispatched, 0)).toBe(
      days.reduce((sum, each) => sum + each.dispatched, 0),
    );
  });

  it('of a street are its own, and nobody sees beyond their area', async () => {
    const inStreet = await here.person('street-leader', 'leader', { area: STREET });
    const own = good(await trends(here.app, inStreet, { days: 14 }));
    const whole = good(await trends(here.app, leader, { days: 14 }));
    expect(own.area.path).toBe(STREET);
    expect(own.streets.map((each) => each.street.id)).toEqual(['620103001']);
    expect(own.streets[0]).toEqual(whole.streets.find((each) => each.street.id === '620103001'));
    const refused = await trends(here.app, inStreet, { days: 14, area: here.tenant });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  });

  it('are counted anew after a minute, and not before', async () => {
    const filedToday = async () => good(await trends(here.app, leader, { days: 7 })).days.at(-1)?.filed ?? 0;
    const before = await filedToday();
    const duty = await here.person('duty', 'duty-officer');
    const one = await openCase(here.app, duty);
    await one.next(duty, 'filed', { standard: { hours: 4 } });
    expect(await filedToday()).toBe(before);
    here.clock.advance(61_000);
    expect(await filedToday()).toBe(before + 1);
    here.clock.advance(day);
    expect(await filedToday()).toBe(0);
  });
});
