import type { LedgerLineView } from '@bihuan/contracts';
import { expect, it } from 'vitest';
import { byDate, countedMs } from './ledger-days.js';

const line = (date: string, from: string, to: string, counted: boolean): LedgerLineView => ({
  start: `${date}T${from}:00+08:00`,
  end: `${date}T${to}:00+08:00`,
  minutes: (Date.parse(`${date}T${to}:00Z`) - Date.parse(`${date}T${from}:00Z`)) / 60_000,
  counted,
  date,
  why: counted ? null : { kind: 'calendar', reason: 'break' },
});

it('puts the lines of a date together, gaps among them, and adds up what counts', () => {
  const lines = [
    line('2026-03-04', '10:00', '11:30', true),
    line('2026-03-04', '11:30', '14:00', false),
    line('2026-03-04', '14:00', '14:30', true),
    line('2026-03-05', '08:30', '09:00', true),
  ];
  const days = byDate(lines);
  expect(days.map((day) => [day.date, day.lines.length, day.ms])).toEqual([
    ['2026-03-04', 3, 7_200_000],
    ['2026-03-05', 1, 1_800_000],
  ]);
  expect(days.flatMap((day) => day.lines)).toEqual(lines);
  expect(lines.reduce((sum, each) => sum + countedMs(each), 0)).toBe(9_000_000);
});
