import type { Duration } from '@bihuan/kit';
import type { Duty } from '../catalogue/duty.js';
import type { SimulatedUnit } from '../units/unit.js';
import type { Components } from './components.js';
import type { Happening } from './event.js';
import type { Place } from './places.js';
import type { Scene } from './scenes.js';
import type { WallClock } from './wall-clock.js';

/** What the simulation needs of a compiled calendar. */
export interface WorkTime {
  readonly timeZone: string;
  /** The earliest instant at which so much work time has passed since t. */
  add(t: number, milliseconds: number): number;
  isOpen(t: number): boolean;
  /** Work time of a duration. */
  length(duration: Duration): number;
}

/** What every case of a simulation shares. */
export interface World {
  readonly seed: number;
  readonly work: WorkTime;
  readonly clock: WallClock;
  readonly places: readonly Place[];
  /** Running sum of the places' weights. */
  readonly reach: readonly number[];
  readonly units: readonly SimulatedUnit[];
  readonly duties: readonly Duty[];
  /** Nothing is told after this instant. */
  readonly to: number;
  /** Where known: what cases of components hang on. */
  readonly components: Components | undefined;
  /** The latest cases, for others to report again. */
  readonly recent: ToldCase[];
}

/** A case whose whole story is known. */
export interface ToldCase {
  readonly id: string;
  readonly scene: Scene;
  readonly place: Place;
  readonly location: { readonly lon: number; readonly lat: number };
  readonly address: string;
  readonly happenings: readonly Happening[];
  /** When it first leaves the open states; Infinity where it does not. */
  readonly openUntil: number;
  /** What its telling adds to another case. */
  readonly elsewhere?: { readonly case: string; readonly happening: Happening };
}
