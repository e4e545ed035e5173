import type { Area } from './area-index.js';

export interface TrackPosition {
  /** UTC milliseconds. */
  readonly at: number;
  readonly lon: number;
  readonly lat: number;
  /** Metres that the device says it may be wrong by; taken as good where absent. */
  readonly accuracy?: number;
}

export interface VisitRules {
  /** Only areas of this level count; all where absent. */
  readonly level?: string;
  /** Positions that may be wrong by more metres are left out. */
  readonly mostMetresWrong?: number;
  /** Two positions farther apart in time do not join: nobody knows where the person was. */
  readonly mostSecondsApart?: number;
  /** A cell counts as visited from so many positions and so many seconds on. */
  readonly leastPositions?: number;
  readonly leastSeconds?: number;
}

export interface Visit<A> {
  readonly area: A;
  /** The first and last position in it. */
  readonly first: number;
  readonly last: number;
  readonly positions: number;
  /** Between positions that follow each other within it, over all stays. */
  readonly seconds: number;
}

const MOST_METRES_WRONG = 50;
const MOST_SECONDS_APART = 120;

/** The areas that a track has been in, in the order of first entry. The track may be unsorted, as phones send what they kept. */
export function cellsVisited<A extends Pick<Area, 'level'>>(
  index: { at(lon: number, lat: number): readonly A[] },
  track: readonly TrackPosition[],
  rules: VisitRules = {},
): Visit<A>[] {
  const { mostMetresWrong = MOST_METRES_WRONG, mostSecondsApart = MOST_SECONDS_APART } = rules;
  const { leastPositions = 1, leastSeconds = 0, level } = rules;
  const good = track.filter(({ accuracy = 0 }) => accuracy <= mostMetresWrong).sort((a, b) => a.at - b.at);
  const visits = new Map<A, { -readonly [M in keyof Visit<A>]: Visit<A>[M] }>();
  let before: { readonly at: number; readonly areas: ReadonlySet<A> } = { at: -Infinity, areas: new Set() };
  for (const { at, lon, lat } of good) {
    const areas = new Set(index.at(lon, lat).filter((area) => level === undefined || area.level === level));
    const apart = (at - before.at) / 1000;
    for (const area of areas) {
      const visit = visits.get(area) ?? { area, first: at, last: at, positions: 0, seconds: 0 };
      visit.last = at;
      visit.positions += 1;
      if (before.areas.has(area) && apart <= mostSecondsApart) visit.seconds += apart;
      visits.set(area, visit);
    }
    before = { at, areas };
  }
  return [...visits.values()].filter((visit) => visit.positions >= leastPositions && visit.seconds >= leastSeconds);
}
