import type { TrackPoint } from '@bihuan/contracts';

/** Nobody walks a day without a net; more than this the phone's storage need not hold. */
const MOST = 5_000;

const keyOf = (shift: string) => `bihuan.patrol.${shift}`;

/** Positions of a shift that the server has not confirmed yet: kept by the phone, so that a reload loses none. */
export function waiting(shift: string): readonly TrackPoint[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(shift)) ?? '[]');
    return Array.isArray(found) ? (found as TrackPoint[]) : [];
  } catch {
    return [];
  }
}

export function add(shift: string, point: TrackPoint): void {
  write(shift, [...waiting(shift), point].slice(-MOST));
}

/** Takes those out that were sent. */
export function drop(shift: string, sent: readonly TrackPoint[]): void {
  const gone = new Set(sent.map((point) => point.at));
  write(
    shift,
    waiting(shift).filter((point) => !gone.has(point.at)),
  );
}

function write(shift: string, points: readonly TrackPoint[]): void {
  try {
    if (points.length === 0) localStorage.removeItem(keyOf(shift));
    else localStorage.setItem(keyOf(shift), JSON.stringify(points));
  } catch {
    // A full or forbidden storage: what cannot be kept is not recorded.
  }
}
