import type { Point } from '@bihuan/contracts';
import { useEffect, useSyncExternalStore } from 'react';

/** Where the phone is, as far as it was asked and has told. It goes nowhere but along with a photo. */
interface Told {
  readonly point: Point | null;
  readonly state: 'unasked' | 'asking' | 'told' | 'refused';
}

let told: Told = { point: null, state: 'unasked' };
const hearers = new Set<() => void>();

function become(next: Told): void {
  told = next;
  for (const hear of [...hearers]) hear();
}

/** Asks the phone; null where it does not tell. */
export function askPosition(): Promise<Point | null> {
  if (!('geolocation' in navigator)) {
    become({ point: null, state: 'refused' });
    return Promise.resolve(null);
  }
  if (told.state !== 'told') become({ ...told, state: 'asking' });
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = { lon: coords.longitude, lat: coords.latitude };
        become({ point, state: 'told' });
        done(point);
      },
      () => {
        become({ point: null, state: 'refused' });
        done(null);
      },
      { enableHighAccuracy: true, maximumAge: 60_000, timeout: 15_000 },
    );
  });
}

/** Beside a photo: only where the phone has been allowed to tell before, so that the camera opens at once. */
export async function knownPosition(): Promise<Point | null> {
  return (await isAllowed()) ? askPosition() : null;
}

/** What the phone has told; asked by itself only where it was allowed before. */
export function usePosition(): Told {
  useEffect(() => {
    if (told.state === 'unasked') void knownPosition();
  }, []);
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => told,
  );
}

async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted';
  } catch {
    return false;
  }
}
