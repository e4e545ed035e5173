import { describe, expect, it } from 'vitest';
import { casesOf, readIds, readLedgerSearch } from './print-search.js';

describe('the address of a sheet', () => {
  it('names a clock, one of its visits and an instant, and drops what is none', () => {
    const at = '2026-03-04T16:40:00.123+08:00';
    expect(readLedgerSearch({ clock: 'handling', visit: '2', at })).toEqual({ clock: 'handling', visit: 2, at });
    expect(readLedgerSearch({ clock: 'sundial', visit: '0', at: 'soon' })).toEqual({});
    expect(readIds({ ids: 4 })).toEqual({});
  });

  it('names each case once, in order', () => {
    expect(casesOf('b', 'a,b,, c ')).toEqual(['b', 'a', 'c']);
    expect(casesOf(undefined, 'a')).toEqual(['a']);
    expect(casesOf(undefined, undefined)).toEqual([]);
  });
});
