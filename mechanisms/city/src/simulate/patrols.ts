import { type Random, random } from '../random.js';
import { collectorsOf } from './people.js';
import { type DistrictInput, type Place, placesOf } from './places.js';
import { WallClock } from './wall-clock.js';

export interface PatrolOptions {
  readonly district: DistrictInput;
  /** Instants, UTC ms: shifts that lie wholly between them. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  readonly timeZone: string;
}

/** A shift of a collector, and the cells that it came through. */
export interface SimulatedShift {
  readonly person: string;
  /** The street that the collector patrols. */
  readonly area: string;
  readonly began: number;
  readonly ended: number;
  readonly visits: readonly {
    readonly cell: string;
    readonly path: string;
    readonly first: number;
    readonly last: number;
    readonly positions: number;
  }[];
}

const MINUTE = 60_000;
/** Of a shift, in cells; a keen collector comes through more of them than another. */
const CELLS = { least: 12, most: 26 } as const;

/** Patrols of a plausible city: a shift a day and collector, fewer on Sundays, along cells that lie beside each other. */
export function* simulatePatrols({ district, from, to, seed, timeZone }: PatrolOptions): Generator<SimulatedShift> {
  const clock = new WallClock(timeZone);
  const streets = new Map<string, Place[]>();
  for (const place of placesOf(district, seed)) {
    const street = place.path.slice(0, 2).join('/');
    streets.set(street, [...(streets.get(street) ?? []), place]);
  }
  for (let { day } = clock.at(from); clock.instant(day, 0) < to; day++) {
    const isSunday = clock.at(clock.instant(day, 12)).weekday === 7;
    for (const [area, places] of streets) {
      for (const person of collectorsOf(places[0]?.path ?? [])) {
        const rng = random(seed, 'patrol', person, day);
        const began = Math.round(clock.instant(day, rng.between(8.2, 9)));
        if (rng.chance(isSunday ? 0.75 : 0.1) || began < from) continue;
        const shift = walk(person, area, places, began, rng);
        if (shift.ended < to) yield shift;
      }
    }
  }
}

/** From some cell on through those that follow it: they were numbered side by side. */
function walk(person: string, area: string, places: readonly Place[], began: number, rng: Random): SimulatedShift {
  const count = Math.min(places.length, CELLS.least + rng.below(CELLS.most - CELLS.least + 1));
  const start = rng.below(places.length);
  let at = began;
  const visits = Array.from({ length: count }, (_, i) => places[(start + i) % places.length])
    .filter((place) => place !== undefined)
    .map((place) => {
      const first = at + Math.round(rng.between(1, 4) * MINUTE);
      const last = first + Math.round(rng.between(3, 12) * MINUTE);
      at = last;
      return {
        cell: place.id,
        path: place.path.join('/'),
        first,
        last,
        positions: 1 + Math.floor((last - first) / 15_000),
      };
    });
  return { person, area, began, ended: at + 5 * MINUTE, visits };
}
