import { DurationError, parseDuration } from '@bihuan/worktime';
import { POLICY_DEFAULTS, type Policy, PolicyError, STAGES, type StageAllowance, TIMELY_MODES } from './policy.js';
import { isObject, shown } from './shown.js';
import { addUpToOne } from './sum.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads a policy from JSON: what it leaves out is filled in, members that a policy does not have are ignored.
 * @throws PolicyError naming the first member that is wrong, in the order of `Policy`.
 */
export function parsePolicy(value: unknown): Policy {
  if (!isObject(value)) throw new PolicyError('wrong-type', '', `A policy is a JSON object, not ${shown(value)}`);
  return {
    id: id(value),
    validFrom: validFrom(value),
    weights: weights(value),
    repeatAllowance: share(value, 'repeatAllowance', POLICY_DEFAULTS.repeatAllowance),
    deferralLimit: share(value, 'deferralLimit', POLICY_DEFAULTS.deferralLimit),
    extensionLimit: share(value, 'extensionLimit', POLICY_DEFAULTS.extensionLimit),
    minAllowance: minAllowance(value),
    timelyMode: timelyMode(value),
    warnFraction: share(value, 'warnFraction', POLICY_DEFAULTS.warnFraction),
    stages: stages(value),
  };
}

function id({ id: value }: Members): string {
  if (value === undefined)
    throw new PolicyError('missing', 'id', 'id is missing: name the policy, such as "formal-2010"');
  if (typeof value !== 'string' || value === '') throw wrongType('id', 'a text that is not empty', value);
  return value;
}

function validFrom({ validFrom: value }: Members): string {
  const member = 'validFrom';
  if (value === undefined) {
    throw new PolicyError(
      'missing',
      member,
      'validFrom is missing: give the first date of the policy, such as "2010-04-01"',
    );
  }
  if (typeof value !== 'string') throw wrongType(member, 'a date such as "2010-04-01"', value);
  if (!isDate(value)) {
    throw new PolicyError('bad-date', member, `validFrom must be a date such as "2010-04-01", not ${shown(value)}`);
  }
  return value;
}

/** Is it a date that exists, written `YYYY-MM-DD`? */
function isDate(text: string): boolean {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return (
    text.length === 'YYYY-MM-DD'.length && !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
  );
}

function weights({ weights: value }: Members): Policy['weights'] {
  if (value === undefined) return POLICY_DEFAULTS.weights;
  if (!isObject(value)) throw wrongType('weights', 'an object such as {"timely": 0.8, "resolved": 0.2}', value);
  const timely = share(value, 'timely', POLICY_DEFAULTS.weights.timely, 'weights.timely');
  const resolved = share(value, 'resolved', POLICY_DEFAULTS.weights.resolved, 'weights.resolved');
  if (!addUpToOne([timely, resolved])) {
    throw new PolicyError(
      'bad-sum',
      'weights',
      `weights must add up to exactly 1, not timely ${timely} + resolved ${resolved}`,
    );
  }
  return { timely, resolved };
}

/** A number of 0 … 1. */
function share(members: Members, name: string, otherwise: number, member = name): number {
  const value = members[name];
  if (value === undefined) return otherwise;
  if (typeof value !== 'number') throw wrongType(member, 'a number from 0 to 1', value);
  if (!(value >= 0 && value <= 1)) {
    throw new PolicyError('out-of-range', member, `${member} must be a number from 0 to 1, not ${value}`);
  }
  return value;
}

function minAllowance({ minAllowance: value }: Members): number {
  if (value === undefined) return POLICY_DEFAULTS.minAllowance;
  if (typeof value !== 'number') throw wrongType('minAllowance', 'a whole number from 0 on', value);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new PolicyError(
      'out-of-range',
      'minAllowance',
      `minAllowance must be a whole number from 0 on, not ${value}`,
    );
  }
  return value;
}

function timelyMode({ timelyMode: value }: Members): Policy['timelyMode'] {
  if (value === undefined) return POLICY_DEFAULTS.timelyMode;
  const mode = TIMELY_MODES.find((known) => known === value);
  if (mode !== undefined) return mode;
  const choice = TIMELY_MODES.map((known) => `"${known}"`).join(' or ');
  throw new PolicyError('not-one-of', 'timelyMode', `timelyMode must be ${choice}, not ${shown(value)}`);
}

function stages({ stages: value }: Members): Policy['stages'] {
  if (value === undefined) return POLICY_DEFAULTS.stages;
  if (!isObject(value)) throw wrongType('stages', 'an object such as {"filing": {"minutes": 30}}', value);
  const filled = { ...POLICY_DEFAULTS.stages };
  for (const name of STAGES) {
    const given = value[name];
    if (given !== undefined) filled[name] = allowance(`stages.${name}`, given);
  }
  return filled;
}

function allowance(member: string, value: unknown): StageAllowance {
  const duration = durationOf(member, value);
  if ('minutes' in duration || 'hours' in duration) return duration;
  throw new PolicyError(
    'bad-unit',
    member,
    `${member} must be in minutes or hours, not ${Object.keys(duration).join()}`,
  );
}

function durationOf(member: string, value: unknown) {
  try {
    return parseDuration(value);
  } catch (error) {
    if (!(error instanceof DurationError)) throw error;
    throw new PolicyError(CODES[error.code], member, `${member}: ${error.message}`);
  }
}

const CODES = {
  'not-a-duration': 'wrong-type',
  'no-unit': 'bad-unit',
  'several-units': 'bad-unit',
  'bad-amount': 'out-of-range',
  'unit-refused': 'bad-unit',
  'no-day-minutes': 'bad-unit',
  'too-long': 'out-of-range',
} as const satisfies Record<DurationError['code'], PolicyError['code']>;

function wrongType(member: string, wanted: string, value: unknown): PolicyError {
  return new PolicyError('wrong-type', member, `${member} must be ${wanted}, not ${shown(value)}`);
}
