import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.js';
import { POLICY_DEFAULTS, PolicyError } from './policy.js';

const LEAST = { id: 'formal-2010', validFrom: '2010-04-01' };

function refusal(value: unknown): Pick<PolicyError, 'code' | 'member' | 'message'> {
  try {
    parsePolicy(value);
  } catch (error) {
    if (error instanceof PolicyError) return { code: error.code, member: error.member, message: error.message };
    throw error;
  }
  throw new Error(`was not refused: ${JSON.stringify(value)}`);
}

describe('parsePolicy', () => {
  it('fills in every setting, in an order that prints the same whatever the file’s order was', () => {
    const printed =
      '{"id":"formal-2010","validFrom":"2010-04-01","weights":{"timely":0.8,"resolved":0.2},' +
      '"repeatAllowance":0.03,"deferralLimit":0.03,"extensionLimit":0.03,"minAllowance":0,' +
      '"timelyMode":"recognised","warnFraction":0.2,"stages":{"filing":{"minutes":30},"dispatch":{"minutes":30},' +
      '"sendVerification":{"minutes":30},"verification":{"minutes":60},"closing":{"minutes":30},' +
      '"supervision":{"minutes":30}}}';
    expect(JSON.stringify(parsePolicy(LEAST))).toBe(printed);
    const shuffled = {
      stages: { supervision: { minutes: 30 }, closing: { minutes: 30 }, filing: { minutes: 30 } },
      warnFraction: 0.2,
      validFrom: '2010-04-01',
      minAllowance: 0,
      weights: { resolved: 0.2, timely: 0.8 },
      id: 'formal-2010',
    };
    expect(JSON.stringify(parsePolicy(shuffled))).toBe(printed);
    expect(JSON.stringify(parsePolicy(JSON.parse(printed)))).toBe(printed);
  });

  it('takes what is given and leaves the rest of an object as it is by default', () => {
    const policy = parsePolicy({
      ...LEAST,
      weights: { timely: 0.7, resolved: 0.3 },
      repeatAllowance: 0,
      deferralLimit: 1,
      extensionLimit: 0.06,
      minAllowance: 2,
      timelyMode: 'strict',
      warnFraction: 1,
      stages: { verification: { hours: 1.5 } },
    });
    expect(policy).toEqual({
      ...LEAST,
      weights: { timely: 0.7, resolved: 0.3 },
      repeatAllowance: 0,
      deferralLimit: 1,
      extensionLimit: 0.06,
      minAllowance: 2,
      timelyMode: 'strict',
      warnFraction: 1,
      stages: { ...POLICY_DEFAULTS.stages, verification: { hours: 1.5 } },
    });
  });

  it('ignores members that it does not know, and does not print them', () => {
    const policy = parsePolicy({
      ...LEAST,
      note: 'x',
      weights: { timely: 0.8, note: 1 },
      stages: { lunch: 7, filing: { minutes: 5, note: 1 } },
    });
    expect(policy).toEqual({
      ...LEAST,
      ...POLICY_DEFAULTS,
      stages: { ...POLICY_DEFAULTS.stages, filing: { minutes: 5 } },
    });
  });

  it('leaves the defaults as they are', () => {
    const before = JSON.stringify(POLICY_DEFAULTS);
    parsePolicy({ ...LEAST, stages: { filing: { minutes: 1 } } });
    expect(JSON.stringify(POLICY_DEFAULTS)).toBe(before);
  });

  it.each([
    [0.9, 0.1],
    [1, 0],
    [0, 1],
    // 1e-7 and 0.9999999: one is written with an exponent
    [1e-7, 0.9999999],
    [0.123456789, 0.876543211],
  ])('takes weights %s and %s', (timely, resolved) => {
    expect(parsePolicy({ ...LEAST, weights: { timely, resolved } }).weights).toEqual({ timely, resolved });
  });

  const refused: readonly (readonly [string, unknown, PolicyError['code'], string])[] = [
    ['no object', null, 'wrong-type', ''],
    ['a list', [LEAST], 'wrong-type', ''],
    ['a text', '{}', 'wrong-type', ''],
    ['no id', { validFrom: '2010-04-01' }, 'missing', 'id'],
    ['an empty id', { ...LEAST, id: '' }, 'wrong-type', 'id'],
    ['a number as id', { ...LEAST, id: 7 }, 'wrong-type', 'id'],
    ['no validFrom', { id: 'a' }, 'missing', 'validFrom'],
    ['validFrom null', { ...LEAST, validFrom: null }, 'wrong-type', 'validFrom'],
    ['a number as validFrom', { ...LEAST, validFrom: 20100401 }, 'wrong-type', 'validFrom'],
    ['a day that does not exist', { ...LEAST, validFrom: '2010-02-29' }, 'bad-date', 'validFrom'],
    ['a month that does not exist', { ...LEAST, validFrom: '2010-13-01' }, 'bad-date', 'validFrom'],
    ['an instant', { ...LEAST, validFrom: '2010-04-01T00:00:00+08:00' }, 'bad-date', 'validFrom'],
    ['a short date', { ...LEAST, validFrom: '2010-4-1' }, 'bad-date', 'validFrom'],
    ['a month alone', { ...LEAST, validFrom: '2010-04' }, 'bad-date', 'validFrom'],
    ['weights null', { ...LEAST, weights: null }, 'wrong-type', 'weights'],
    ['weights as a list', { ...LEAST, weights: [0.8, 0.2] }, 'wrong-type', 'weights'],
    ['a weight as a text', { ...LEAST, weights: { timely: '0.8' } }, 'wrong-type', 'weights.timely'],
    ['a negative weight', { ...LEAST, weights: { timely: 1.1, resolved: -0.1 } }, 'out-of-range', 'weights.timely'],
    ['a negative weight', { ...LEAST, weights: { timely: 0.9, resolved: -0.1 } }, 'out-of-range', 'weights.resolved'],
    ['weights below 1', { ...LEAST, weights: { timely: 0.8, resolved: 0.1 } }, 'bad-sum', 'weights'],
    ['weights above 1 by little', { ...LEAST, weights: { timely: 0.8, resolved: 0.2000001 } }, 'bad-sum', 'weights'],
    // In floats 0.7 + 0.30000000000000004 is 1.
    [
      'weights that are 1 in floats only',
      { ...LEAST, weights: { timely: 0.7, resolved: 0.30000000000000004 } },
      'bad-sum',
      'weights',
    ],
    ['one weight against the other’s default', { ...LEAST, weights: { timely: 0.7 } }, 'bad-sum', 'weights'],
    ['a negative allowance', { ...LEAST, repeatAllowance: -0.01 }, 'out-of-range', 'repeatAllowance'],
    ['an allowance in percent', { ...LEAST, repeatAllowance: 3 }, 'out-of-range', 'repeatAllowance'],
    ['a limit above 1', { ...LEAST, deferralLimit: 1.0001 }, 'out-of-range', 'deferralLimit'],
    ['a limit as a text', { ...LEAST, deferralLimit: '3%' }, 'wrong-type', 'deferralLimit'],
    ['a limit null', { ...LEAST, extensionLimit: null }, 'wrong-type', 'extensionLimit'],
    ['a limit without end', { ...LEAST, extensionLimit: Number.POSITIVE_INFINITY }, 'out-of-range', 'extensionLimit'],
    ['a limit that is no number', { ...LEAST, extensionLimit: Number.NaN }, 'out-of-range', 'extensionLimit'],
    ['half a run', { ...LEAST, minAllowance: 0.5 }, 'out-of-range', 'minAllowance'],
    ['fewer than no runs', { ...LEAST, minAllowance: -1 }, 'out-of-range', 'minAllowance'],
    ['more runs than can be counted', { ...LEAST, minAllowance: 2 ** 53 }, 'out-of-range', 'minAllowance'],
    ['runs as a text', { ...LEAST, minAllowance: '1' }, 'wrong-type', 'minAllowance'],
    ['an unknown mode', { ...LEAST, timelyMode: 'Strict' }, 'not-one-of', 'timelyMode'],
    ['a mode null', { ...LEAST, timelyMode: null }, 'not-one-of', 'timelyMode'],
    ['a fraction above 1', { ...LEAST, warnFraction: 20 }, 'out-of-range', 'warnFraction'],
    ['a negative fraction', { ...LEAST, warnFraction: -0.2 }, 'out-of-range', 'warnFraction'],
    ['stages as a list', { ...LEAST, stages: [] }, 'wrong-type', 'stages'],
    ['a stage without limit', { ...LEAST, stages: { closing: null } }, 'wrong-type', 'stages.closing'],
    ['a stage as a number', { ...LEAST, stages: { filing: 30 } }, 'wrong-type', 'stages.filing'],
    ['a stage without a unit', { ...LEAST, stages: { dispatch: {} } }, 'bad-unit', 'stages.dispatch'],
    ['a stage in workdays', { ...LEAST, stages: { verification: { workdays: 1 } } }, 'bad-unit', 'stages.verification'],
    [
      'a stage in urgent hours',
      { ...LEAST, stages: { supervision: { urgentHours: 1 } } },
      'bad-unit',
      'stages.supervision',
    ],
    ['a stage in two units', { ...LEAST, stages: { filing: { minutes: 30, hours: 1 } } }, 'bad-unit', 'stages.filing'],
    [
      'a stage of nothing',
      { ...LEAST, stages: { sendVerification: { minutes: 0 } } },
      'out-of-range',
      'stages.sendVerification',
    ],
    ['a stage of less', { ...LEAST, stages: { filing: { hours: -1 } } }, 'out-of-range', 'stages.filing'],
    ['a stage of a text', { ...LEAST, stages: { filing: { minutes: '30' } } }, 'out-of-range', 'stages.filing'],
  ];

  it.each(refused)('refuses %s', (_, value, code, member) => {
    const { code: given, member: named, message } = refusal(value);
    expect([given, named]).toEqual([code, member]);
    expect(message).toContain(member.split('.').at(-1));
  });

  it('says what was wrong and what would be right', () => {
    expect(refusal({ ...LEAST, weights: { timely: 0.8, resolved: 0.1 } }).message).toBe(
      'weights must add up to exactly 1, not timely 0.8 + resolved 0.1',
    );
    expect(refusal({ ...LEAST, timelyMode: 'lax' }).message).toBe(
      'timelyMode must be "recognised" or "strict", not "lax"',
    );
    expect(refusal({ ...LEAST, stages: { filing: { workdays: 1 } } }).message).toBe(
      'stages.filing must be in minutes or hours, not workdays',
    );
  });

  it('takes every split of 1 with up to nine decimals, and none that is one unit off', () => {
    const billion = 10 ** 9;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: billion - 1 }), (units) => {
        const at = (value: number) => Number(`${value}e-9`);
        const weights = { timely: at(units), resolved: at(billion - units) };
        expect(parsePolicy({ ...LEAST, weights }).weights).toEqual(weights);
        const off = { timely: at(units), resolved: at(billion - units - 1) };
        expect(refusal({ ...LEAST, weights: off }).code).toBe('bad-sum');
      }),
      { seed: 20100401, numRuns: 500 },
    );
  });

  it('fails with a PolicyError or not at all, whatever the JSON', () => {
    const member = fc.constantFrom(...Object.keys({ ...LEAST, ...POLICY_DEFAULTS }));
    fc.assert(
      fc.property(fc.dictionary(member, fc.jsonValue({ maxDepth: 3 })), (members) => {
        try {
          const policy = parsePolicy({ ...LEAST, ...members });
          expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
        } catch (error) {
          expect(error).toBeInstanceOf(PolicyError);
        }
      }),
      { seed: 20100401, numRuns: 500 },
    );
  });
});
