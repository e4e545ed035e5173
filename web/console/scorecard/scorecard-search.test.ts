import { CARD_KINDS } from '@bihuan/city';
import { describe, expect, it } from 'vitest';
import { readScorecardSearch, WHOM } from './scorecard-search.js';

describe('whose scorecards', () => {
  it('are the kinds of the mechanism', () => {
    expect([...WHOM].sort()).toEqual(CARD_KINDS.map(({ id }) => id).sort());
  });

  it('stand in the address with area and source, and nonsense does not', () => {
    expect(readScorecardSearch({ whom: 'collectors', area: 620103, source: 'hotline' })).toEqual({
      whom: 'collectors',
      area: '620103',
      source: 'hotline',
    });
    expect(readScorecardSearch({ whom: 'dogs', area: '', source: 3 })).toEqual({});
  });
});
