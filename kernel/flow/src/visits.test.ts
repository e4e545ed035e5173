import { describe, expect, it } from 'vitest';
import { fold } from './apply.js';
import { readClock, standstills, usedUpAt } from './clock-by-name.js';
import { ledger } from './ledger.js';
import type { Matter, MatterEvent } from './matter.js';
import { permit } from './testing/permit.js';
import { at, event, facts } from './testing/world.js';
import { visits } from './visits.js';

const MINUTE = 60_000;

/** Asked 08:10–08:40 at the intake; back at 11:00, given again at 14:00; inspected from 15:00, granted at 16:00. */
const history: MatterEvent[] = [
  event('05-06 08:00', 'received', { severity: 'normal' }),
  event('05-06 08:10', 'asked', {}, 'clerk'),
  event('05-06 08:40', 'told'),
  event('05-06 09:00', 'given', { unit: 'office', standard: { hours: 4 } }),
  event('05-06 11:00', 'handed'),
  event('05-06 11:30', 'inspected', { passed: false }),
  event('05-06 14:00', 'given', { unit: 'office' }),
];
const matter = fold(permit, history) as Matter;
const found = visits(permit, history);
const nth = (i: number) => {
  const visit = found[i];
  if (visit === undefined) throw new Error(`there is no visit ${i}`);
  return { kind: 'visit', visit } as const;
};

describe('the stays of a matter in its stages', () => {
  it('are told in order, each with what began and ended it', () => {
    expect(found.map(({ stage, from, to, begunBy, endedBy }) => [stage, from, to, begunBy, endedBy])).toEqual([
      ['intake', at('05-06 08:00'), at('05-06 09:00'), 'received', 'given'],
      ['work', at('05-06 09:00'), at('05-06 11:00'), 'given', 'handed'],
      ['inspection', at('05-06 11:00'), at('05-06 11:30'), 'handed', 'inspected'],
      ['intake', at('05-06 11:30'), at('05-06 14:00'), 'inspected', 'given'],
      ['work', at('05-06 14:00'), null, 'given', null],
    ]);
  });

  it('have clocks of their own, which stand where the stay ended', () => {
    const now = at('05-07 09:00');
    const read = (i: number) => readClock(facts, matter, nth(i), now);
    expect(read(0)).toMatchObject({ status: 'stopped', usedMs: 30 * MINUTE, light: 'green', dueAt: null });
    expect(read(2)).toMatchObject({ status: 'stopped', usedMs: 30 * MINUTE, allowanceMs: 120 * MINUTE });
    // 11:30–12:00 and 13:00–14:00: more than the hour.
    expect(read(3)).toMatchObject({ status: 'stopped', usedMs: 90 * MINUTE, light: 'red' });
    expect(usedUpAt(facts, matter, nth(3))).toBe(at('05-06 13:30'));
    expect(usedUpAt(facts, matter, nth(0))).toBeNull();
    const counted = ledger(facts, matter, nth(3), now).filter((line) => line.counted);
    expect(counted.reduce((sum, line) => sum + line.end - line.start, 0)).toBe(90 * MINUTE);
  });

  it('say what stood still in them, and nothing of what stood still elsewhere', () => {
    const now = at('05-07 09:00');
    expect(standstills(facts, matter, nth(0), now)).toEqual([
      { from: at('05-06 08:10'), to: at('05-06 08:40'), cause: 'question', by: 'clerk' },
    ]);
    expect(standstills(facts, matter, nth(3), now)).toEqual([]);
  });

  it('end with the matter', () => {
    const ended = [...history, event('05-06 15:00', 'refused')];
    expect(visits(permit, ended).at(-1)).toMatchObject({ stage: 'work', to: at('05-06 15:00'), endedBy: 'refused' });
  });

  it('leave the runs to be asked for by their place', () => {
    const two = [...history.slice(0, 6), event('05-06 14:00', 'given', { unit: 'other', standard: { hours: 1 } })];
    const both = fold(permit, two) as Matter;
    const run = (no?: number) =>
      readClock(
        facts,
        both,
        { kind: 'handling', form: 'recognised', ...(no === undefined ? {} : { run: no }) },
        at('05-06 14:30'),
      )?.usedMs;
    expect([run(0), run(1), run(), run(2)]).toEqual([120 * MINUTE, 30 * MINUTE, 30 * MINUTE, undefined]);
  });
});
