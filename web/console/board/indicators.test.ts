import type { IndicatorCounts, Trends } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { changeText, indicatorValue, valueText, weeksOf, weekValue } from './indicators.js';

const counts: IndicatorCounts = {
  filed: 40,
  closed: 30,
  undecided: 2,
  promptly: 19,
  dispatched: 32,
  delayed: 4,
  repeated: 8,
  feedbacks: 36,
  failed: 9,
};
const none: IndicatorCounts = {
  filed: 0,
  closed: 0,
  undecided: 0,
  promptly: 0,
  dispatched: 0,
  delayed: 0,
  repeated: 0,
  feedbacks: 0,
  failed: 0,
};

describe('an indicator', () => {
  it.each([
    ['filings', 40],
    ['closing', 0.75],
    ['dispatch', 0.5],
    ['delay', 0.125],
    ['repeat', 0.25],
    ['falseFeedback', 0.25],
  ] as const)('%s of these counts is %d', (indicator, value) => {
    expect(indicatorValue(indicator, counts)).toBe(value);
  });

  it('has no value where there is nothing to divide by; filings are none', () => {
    expect(indicatorValue('closing', none)).toBeNull();
    expect(indicatorValue('dispatch', { ...none, filed: 3, undecided: 3 })).toBeNull();
    expect(indicatorValue('filings', none)).toBe(0);
    expect(valueText('closing', null)).toBe('—');
  });

  it('is told with how it changed: points of a share, percent of a number', () => {
    expect(valueText('closing', 0.9125)).toBe('91.3%');
    expect(changeText('closing', 0.9, 0.88)).toBe('+2.0');
    expect(changeText('closing', 0.88, 0.9)).toBe('−2.0');
    expect(changeText('closing', 0.9, 0.9)).toBe('±0.0');
    expect(changeText('filings', 44, 40)).toBe('+10%');
    expect(changeText('filings', 4, 0)).toBeNull();
    expect(changeText('closing', null, 0.9)).toBeNull();
  });
});

describe('weeks', () => {
  const days = Array.from({ length: 16 }, (_, i) => ({
    ...none,
    filed: i,
    reported: 0,
    date: `2026-03-${String(i + 1).padStart(2, '0')}`,
  })) satisfies Trends['days'];

  it('end with the last day, and only whole ones are told', () => {
    const patrol = { cells: 200, weeks: [{ from: '2026-03-10', to: '2026-03-16', visited: 150, shifts: 9 }] };
    const weeks = weeksOf({ days, patrol });
    expect(weeks.map((week) => weekValue('coverage', week))).toEqual([null, 0.75]);
    expect(weeks.map((week) => weekValue('filings', week))).toEqual([35, 84]);
    expect(weeks.map(({ from, to, counts: sum }) => [from, to, sum.filed])).toEqual([
      ['2026-03-03', '2026-03-09', 2 + 3 + 4 + 5 + 6 + 7 + 8],
      ['2026-03-10', '2026-03-16', 9 + 10 + 11 + 12 + 13 + 14 + 15],
    ]);
  });
});
