import { parsePolicy } from '@bihuan/kit';
import { describe, expect, it } from 'vitest';
import { cityPolicy, FORMAL_2010, POLICIES, POLICY_PROVENANCE, TRIAL_2010 } from './policies.js';

describe('policies', () => {
  it('are complete as they stand', () => {
    for (const policy of POLICIES) expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it('follow one another on the days that the source names', () => {
    expect(cityPolicy('2009-12-31')).toBeNull();
    expect(cityPolicy('2010-01-01')).toBe(TRIAL_2010);
    expect(cityPolicy('2010-03-31')).toBe(TRIAL_2010);
    expect(cityPolicy('2010-04-01')).toBe(FORMAL_2010);
    expect(cityPolicy('2026-07-01')).toBe(FORMAL_2010);
  });

  it('have the figures of the source, and say which are ours', () => {
    expect(FORMAL_2010.weights).toEqual({ timely: 0.8, resolved: 0.2 });
    expect(FORMAL_2010.repeatAllowance).toBe(0.03);
    expect(FORMAL_2010.stages).toEqual({
      filing: { minutes: 30 },
      dispatch: { minutes: 30 },
      sendVerification: { minutes: 30 },
      verification: { minutes: 60 },
      closing: { minutes: 30 },
      supervision: { minutes: 30 },
    });
    const ours = Object.entries(POLICY_PROVENANCE).filter(([, { sourced }]) => sourced === 'example');
    expect(ours.map(([setting]) => setting)).toEqual([
      'deferralLimit',
      'extensionLimit',
      'minAllowance',
      'timelyMode',
      'warnFraction',
    ]);
    expect(Object.keys(POLICY_PROVENANCE)).toEqual(Object.keys(FORMAL_2010).filter((member) => member !== 'id'));
  });
});
