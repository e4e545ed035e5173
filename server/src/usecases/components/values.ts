import type { ComponentState, CoordinateSystem } from '@bihuan/contracts';
import type { ComponentRow, NewComponent } from '../../store/components.js';

/** What somebody says of a component, before it is known to be right. */
export interface ComponentValues {
  readonly id: string;
  /** Null: as the id says, or the tenant's own. */
  readonly standardRef: string | null;
  /** A code, or the name of a class; null: as the id says. */
  readonly class: string | null;
  readonly name: string;
  readonly state: ComponentState;
  readonly lon: number;
  readonly lat: number;
  readonly coordinates: CoordinateSystem;
  readonly geometry: unknown;
  /** Units, by their ids or names. */
  readonly department: string | null;
  readonly owner: string | null;
  readonly maintainer: string | null;
  readonly maintainedFrom: string | null;
  readonly maintainedUntil: string | null;
  readonly source: string | null;
  readonly firstOn: string;
  readonly changedOn: string | null;
  readonly remark: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A component that has been checked: all but who says it and when. */
export type CheckedComponent = Omit<NewComponent, 'changedAt' | 'changedBy'>;

/** What people can change, in the order in which it is told. */
const COMPARED = [
  'standardRef',
  'class',
  'name',
  'state',
  'lon',
  'lat',
  'areaPath',
  'geometry',
  'department',
  'owner',
  'maintainer',
  'maintainedFrom',
  'maintainedUntil',
  'source',
  'coordinates',
  'firstOn',
  'changedOn',
  'remark',
  'properties',
] as const satisfies readonly (keyof CheckedComponent)[];

export type ComparedMember = (typeof COMPARED)[number];

/** The members in which two differ. */
export function differences(before: ComponentRow | CheckedComponent, after: CheckedComponent): ComparedMember[] {
  return COMPARED.filter((member) => !isSame(before[member], after[member]));
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [Object.entries(a), b as Record<string, unknown>];
  return one.length === Object.keys(other).length && one.every(([key, value]) => isSame(value, other[key]));
}
