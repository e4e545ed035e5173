import { describe, expect, it } from 'vitest';
import { beside, datesOf, daysTooMany, instantsOf, periodOf } from './period.js';
import { readScorecardSearch } from './scorecard-search.js';

const zone = 'Asia/Shanghai';

describe('a period', () => {
  it.each([
    ['month', '2026-02', '2026-02-01', '2026-02-28'],
    ['month', '2024-02', '2024-02-01', '2024-02-29'],
    ['month', '2026-12', '2026-12-01', '2026-12-31'],
    ['quarter', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['year', '2026', '2026-01-01', '2026-12-31'],
    ['custom', '2026-03-02_2026-03-08', '2026-03-02', '2026-03-08'],
    ['custom', '2026-03-08_2026-03-02', '2026-03-02', '2026-03-08'],
  ] as const)('%s %s', (span, at, first, last) => expect(datesOf(span, at)).toEqual({ first, last }));

  it('goes from a midnight of the city to the one after its last date', () => {
    expect(instantsOf(datesOf('month', '2026-02'), zone)).toEqual({
      from: '2026-02-01T00:00:00+08:00',
      to: '2026-03-01T00:00:00+08:00',
    });
  });

  it.each([
    ['month', '2026-01', -1, '2025-12'],
    ['month', '2026-12', 1, '2027-01'],
    ['quarter', '2026-Q1', -1, '2025-Q4'],
    ['quarter', '2026-Q4', 1, '2027-Q1'],
    ['year', '2026', -1, '2025'],
    ['custom', '2026-03-02_2026-03-08', 1, '2026-03-09_2026-03-15'],
    ['custom', '2026-03-02_2026-03-08', -1, '2026-02-23_2026-03-01'],
  ] as const)('%s %s has neighbours', (span, at, step, other) => {
    expect(beside(span, at, step)).toBe(other);
    expect(beside(span, other, step === 1 ? -1 : 1)).toBe(at);
  });

  it.each([
    ['2025-01-01_2026-02-04', 0],
    ['2025-01-01_2026-02-05', 1],
    ['2020-01-01_2026-02-05', 1828],
  ])('%s is %d days too long', (at, days) => expect(daysTooMany(datesOf('custom', at))).toBe(days));

  it('is named by a day in it', () => {
    const day = { year: 2026, month: 8, day: 9 };
    expect(periodOf('month', day)).toBe('2026-08');
    expect(periodOf('quarter', day)).toBe('2026-Q3');
    expect(periodOf('year', day)).toBe('2026');
    expect(periodOf('custom', day)).toBe('2026-08-01_2026-08-09');
  });
});

describe('the address of a scorecard', () => {
  it('is read as it was written', () => {
    const search = { span: 'quarter', at: '2026-Q1', asOf: '2026-04-02T17:00', policy: 'formal-2010' };
    expect(readScorecardSearch(search)).toEqual(search);
  });

  it('takes a year that the router made a number of', () => {
    expect(readScorecardSearch({ span: 'year', at: 2026 })).toEqual({ span: 'year', at: '2026' });
  });

  it('leaves out what does not fit', () => {
    expect(readScorecardSearch({ span: 'month', at: '2026-13', asOf: 'now', policy: '' })).toEqual({});
    expect(readScorecardSearch({ span: 'fortnight', at: '2026-Q1' })).toEqual({});
  });
});
