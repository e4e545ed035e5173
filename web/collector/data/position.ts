import type { Point } from '@bihuan/contracts';
import { useSyncExternalStore } from 'react';

export interface Where {
  readonly point: Point | null;
  readonly accuracy: number | null;
  readonly state: 'unasked' | 'asking' | 'told' | 'refused';
}

let where: Where = { point: null, accuracy: null, state: 'unasked' };
const hearers = new Set<() => void>();

function become(next: Where): void {
  where = next;
  for (const hear of [...hearers]) hear();
}

/** A place that was told so lately is where one stands. */
const LATELY_MS = 5_000;

/** Asks the phone where it is; null where it does not tell. */
export function askWhere(maximumAge = LATELY_MS): Promise<GeolocationPosition | null> {
  if (!('geolocation' in navigator)) {
    become({ point: null, accuracy: null, state: 'refused' });
    return Promise.resolve(null);
  }
  if (where.state !== 'told') become({ ...where, state: 'asking' });
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      (position) => {
        const { longitude: lon, latitude: lat, accuracy } = position.coords;
        become({ point: { lon, lat }, accuracy, state: 'told' });
        done(position);
      },
      () => {
        if (where.state !== 'told') become({ point: null, accuracy: null, state: 'refused' });
        done(null);
      },
      { enableHighAccuracy: true, maximumAge, timeout: 15_000 },
    );
  });
}

export const pointNow = async (maximumAge?: number): Promise<Point | null> => {
  const told = await askWhere(maximumAge);
  return told === null ? null : { lon: told.coords.longitude, lat: told.coords.latitude };
};

export function useWhere(): Where {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => where,
  );
}
