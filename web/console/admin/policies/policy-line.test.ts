import { POLICIES } from '@bihuan/city';
import { describe, expect, it } from 'vitest';
import { idFor, policyLine } from './policy-line.js';

describe('policies on the line of time', () => {
  it('hold until the day before the next one', () => {
    expect(policyLine(POLICIES, '2010-03-31')).toEqual([
      { id: 'trial-2010', from: '2010-01-01', until: '2010-03-31', state: 'present' },
      { id: 'formal-2010', from: '2010-04-01', until: null, state: 'future' },
    ]);
    expect(policyLine([...POLICIES].reverse(), '2010-04-01').map(({ state }) => state)).toEqual(['past', 'present']);
    expect(policyLine([], '2010-04-01')).toEqual([]);
  });

  it('get an id by their first day that nobody has', () => {
    expect(idFor('2027-01-01', new Set())).toBe('policy-2027');
    expect(idFor('2027-07-01', new Set(['policy-2027']))).toBe('policy-2027-07');
  });
});
