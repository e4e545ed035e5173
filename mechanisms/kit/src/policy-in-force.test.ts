import { parseInstant } from '@bihuan/worktime';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.js';
import { policyInForce } from './policy-in-force.js';

const trial = parsePolicy({ id: 'trial', validFrom: '2010-01-01' });
const formal = parsePolicy({ id: 'formal', validFrom: '2010-04-01' });
const revised = parsePolicy({ id: 'revised', validFrom: '2010-04-01' });

describe('policyInForce', () => {
  it.each([
    ['2009-12-31', undefined],
    ['2010-01-01', 'trial'],
    ['2010-03-31', 'trial'],
    ['2010-04-01', 'formal'],
    ['2026-01-01', 'formal'],
  ])('on %s it is %s, whatever the order of the list', (date, id) => {
    expect(policyInForce([trial, formal], date)?.id).toBe(id);
    expect(policyInForce([formal, trial], date)?.id).toBe(id);
  });

  it('is the later in the list of two of one date', () => {
    expect(policyInForce([trial, formal, revised], '2010-04-01')?.id).toBe('revised');
    expect(policyInForce([revised, formal, trial], '2010-04-01')?.id).toBe('formal');
  });

  it('takes an instant by the local date of the zone', () => {
    // Midnight in Shanghai is 16:00 of the day before in UTC.
    const midnight = parseInstant('2010-04-01T00:00:00+08:00');
    expect(policyInForce([trial, formal], midnight, 'Asia/Shanghai')?.id).toBe('formal');
    expect(policyInForce([trial, formal], midnight - 1, 'Asia/Shanghai')?.id).toBe('trial');
    expect(policyInForce([trial, formal], midnight, 'UTC')?.id).toBe('trial');
  });

  it('is null where there is none', () => {
    expect(policyInForce([], '2010-04-01')).toBeNull();
  });
});
