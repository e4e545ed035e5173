import { POLICY_DEFAULTS, type Policy, PolicyError, parsePolicy, STAGES } from '@bihuan/kit';
import { parseLocal } from '@bihuan/worktime';
import type { CheckContext } from './config-kinds.js';
import { Faults, isObject } from './faults.js';
import type { InputError } from './types.js';

const MEMBERS = ['id', 'validFrom', ...Object.keys(POLICY_DEFAULTS)];
const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A policy: its members each by themselves, and its first day against the other policies'. */
export function checkPolicy(body: unknown, { config, id, isNew }: CheckContext): InputError[] {
  const faults = new Faults();
  if (!isObject(body)) {
    faults.add('', 'wrong-type', 'a policy: an object');
    return faults.found;
  }
  faults.only(body, '', MEMBERS);
  if (isObject(body.stages)) faults.only(body.stages, 'stages', STAGES);
  if (isObject(body.weights)) faults.only(body.weights, 'weights', ['timely', 'resolved']);
  if (body.id !== id) faults.add('id', 'other-id', `the id under which it is saved: ${id}`, { id });
  if (isNew && !ID.test(id)) faults.add('id', 'bad-id', 'small letters, digits and hyphens');
  for (const member of MEMBERS) {
    if (member === 'stages' && isObject(body.stages)) {
      for (const stage of STAGES)
        if (body.stages[stage] !== undefined) one(faults, { stages: { [stage]: body.stages[stage] } });
    } else if (member === 'validFrom' || body[member] !== undefined) one(faults, { [member]: body[member] });
  }
  const same = config.policies.find((each) => each.id !== id && each.validFrom === body.validFrom);
  if (same !== undefined) {
    const params = { other: same.id, date: same.validFrom };
    faults.add('validFrom', 'same-day', `another day: "${same.id}" begins on ${same.validFrom} too`, params);
  }
  return faults.found;
}

/** One member with all others as they should be, so that each fault is found. */
function one(faults: Faults, members: Readonly<Record<string, unknown>>): void {
  try {
    parsePolicy({ id: 'x', validFrom: '2000-01-01', ...members });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    faults.add(error.member, error.code, error.message);
  }
}

export function startOfPolicy(body: unknown, zone: string): number {
  return parseLocal(`${(body as Policy).validFrom}T00:00:00`, zone);
}
