import type { UnitProblem } from '@bihuan/contracts';
import type { Holder } from '../../store/organisation.js';
import type { TenantConfig } from '../config.js';
import type { UnitDocument } from '../documents.js';

/** Who works for a unit. */
export interface UnitPeople {
  readonly heads: readonly Holder[];
  /** The one in charge first. */
  readonly clerks: readonly Holder[];
  readonly crews: number;
}

export const UNIT_PEOPLE_ROLES = ['unit-head', 'unit-clerk', 'unit-crew'] as const;

export function peopleOf(unit: UnitDocument, holders: readonly Holder[]): UnitPeople {
  const own = (role: string): Holder[] => {
    const found = holders.filter((each) => each.unit === unit.id && each.role === role);
    return found.filter((each, i) => found.findIndex((other) => other.id === each.id) === i);
  };
  const clerks = own('unit-clerk');
  const inCharge = clerks.filter((each) => each.id === unit.clerk);
  return {
    heads: own('unit-head'),
    clerks: [...inCharge, ...clerks.filter((each) => !inCharge.includes(each))],
    crews: own('unit-crew').length,
  };
}

/** What a unit wants, so that its cases are never left lying; a retired one wants nothing. */
export function problemsOf(config: TenantConfig, unit: UnitDocument, people: UnitPeople): UnitProblem[] {
  if (unit.retired === true) return [];
  const found: UnitProblem[] = [];
  if (people.heads.length === 0) found.push('no-head');
  if (people.clerks.length === 0) found.push('no-clerk');
  if (people.clerks.length === 1) found.push('no-substitute');
  const named = unit.clerk ?? null;
  if (named !== null && !people.clerks.some((each) => each.id === named)) found.push('clerk-gone');
  if ((unit.hours ?? null) === null) found.push('no-hours');
  if ((unit.phone ?? null) === null) found.push('no-phone');
  if (unit.area !== null && !config.areas.has(unit.area)) found.push('area-gone');
  return found;
}
