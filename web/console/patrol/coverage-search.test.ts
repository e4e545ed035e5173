import { describe, expect, it } from 'vitest';
import { readCoverageSearch, spanOf } from './coverage-search.js';

describe('the address of the coverage page', () => {
  it('keeps an area and a pair of dates, and nothing that is none', () => {
    expect(readCoverageSearch({ area: '620103', from: '2026-03-01', to: '2026-03-04' })).toEqual({
      area: '620103',
      from: '2026-03-01',
      to: '2026-03-04',
    });
    expect(readCoverageSearch({ from: '2026-03-05', to: '2026-03-04' })).toEqual({});
    expect(readCoverageSearch({ from: '2026-03-04', area: 3 })).toEqual({});
    expect(readCoverageSearch({ from: '2026-13-04', to: '2026-13-05' })).toEqual({});
  });

  it('means the last seven days where it names none', () => {
    expect(spanOf({}, '2026-03-04')).toEqual({ from: '2026-02-26', to: '2026-03-04' });
    expect(spanOf({ from: '2026-01-01', to: '2026-01-02' }, '2026-03-04')).toEqual({
      from: '2026-01-01',
      to: '2026-01-02',
    });
  });
});
