import type { SimulatedUnit } from '../units/unit.js';
import { type DistrictInput, placesOf } from './places.js';

export type ActorRole =
  | 'collector'
  | 'hotline-agent'
  | 'video-operator'
  | 'duty-officer'
  | 'dispatcher'
  | 'unit-clerk'
  | 'unit-crew'
  | 'supervisor'
  | 'coordination-office'
  | 'citizen';

/** Who acts in the simulation: a pseudonym, what for, and where. */
export interface SimulatedActor {
  readonly id: string;
  readonly role: ActorRole;
  /** The path of the area the role is held in. */
  readonly area: string;
  readonly unit?: string;
}

const COLLECTORS_PER_STREET = 3;
const CREWS_PER_UNIT = 2;

export const CENTRE = {
  hotline: ['hotline-1', 'hotline-2', 'hotline-3'],
  duty: ['duty-1', 'duty-2', 'duty-3'],
  dispatch: ['dispatcher-1', 'dispatcher-2', 'dispatcher-3'],
  supervisor: 'supervisor-1',
  office: 'office-1',
} as const;

/** Collectors belong to a street: `collector-620103001-2`. */
export function collectorsOf(path: readonly string[]): readonly string[] {
  const street = path[1] ?? path[0] ?? '';
  return Array.from({ length: COLLECTORS_PER_STREET }, (_, i) => `collector-${street}-${i + 1}`);
}

export function videoOperatorOf(path: readonly string[]): string {
  return `video-${path[1] ?? path[0] ?? ''}`;
}

export function clerkOf(unit: string): string {
  return `clerk-${unit}`;
}

export function crewsOf(unit: string): readonly string[] {
  return Array.from({ length: CREWS_PER_UNIT }, (_, i) => `crew-${unit}-${i + 1}`);
}

/** Everybody whom a simulation may name, but the citizens, so that an installation can make their accounts. */
export function simulatedActors(district: DistrictInput, units: readonly SimulatedUnit[]): SimulatedActor[] {
  const paths = placesOf(district, 0).map((place) => place.path);
  const whole = paths[0]?.[0] ?? '';
  const streets = [...new Map(paths.map((path) => [path.slice(0, 2).join('/'), path])).values()];
  const centre = (role: ActorRole, ids: readonly string[]): SimulatedActor[] =>
    ids.map((id) => ({ id, role, area: whole }));
  return [
    ...centre('hotline-agent', CENTRE.hotline),
    ...centre('duty-officer', CENTRE.duty),
    ...centre('dispatcher', CENTRE.dispatch),
    ...centre('supervisor', [CENTRE.supervisor]),
    ...centre('coordination-office', [CENTRE.office]),
    ...streets.flatMap((path): SimulatedActor[] => {
      const area = path.slice(0, 2).join('/');
      return [
        ...collectorsOf(path).map((id) => ({ id, role: 'collector' as const, area })),
        { id: videoOperatorOf(path), role: 'video-operator', area },
      ];
    }),
    ...units.flatMap((unit): SimulatedActor[] => {
      const area = unit.area ?? whole;
      return [
        { id: clerkOf(unit.id), role: 'unit-clerk', area, unit: unit.id },
        ...crewsOf(unit.id).map((id) => ({ id, role: 'unit-crew' as const, area, unit: unit.id })),
      ];
    }),
  ];
}
