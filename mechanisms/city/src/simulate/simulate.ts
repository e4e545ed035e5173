import type { Duty } from '../catalogue/duty.js';
import { QILIHE_DUTIES } from '../catalogue/responsible.js';
import { type Random, random, weighted } from '../random.js';
import { QILIHE_UNITS } from '../units/qilihe.js';
import type { SimulatedUnit } from '../units/unit.js';
import { Components, type SimulatedComponent } from './components.js';
import type { CaseEvent, Happening } from './event.js';
import { Heap } from './heap.js';
import { type DistrictInput, placesOf } from './places.js';
import { tell } from './story.js';
import { WallClock } from './wall-clock.js';
import type { ToldCase, WorkTime, World } from './world.js';

export interface SimulationOptions {
  /** Areas as GeoJSON; cases happen in those that have no parts of their own. */
  readonly district: DistrictInput;
  /** Instants, UTC ms: cases are reported from `from` on, and nothing is told at or after `to`. */
  readonly from: number;
  readonly to: number;
  /** On average; fewer on rest days. */
  readonly casesPerDay: number;
  readonly seed: number;
  /** The compiled calendar that the centre and the units work by. */
  readonly calendar: WorkTime;
  /** Default: the sample district's. */
  readonly units?: readonly SimulatedUnit[];
  readonly duties?: readonly Duty[];
  /** The city's inventory, where cases are to hang on real components. */
  readonly components?: readonly SimulatedComponent[];
}

/** Reports by hour of the day. */
const RHYTHM = [1, 0.5, 0.5, 0.5, 0.5, 1, 2, 4, 14, 22, 22, 16, 8, 9, 20, 22, 20, 14, 8, 8, 7, 5, 3, 2];
/** Monday to Saturday; a rest day has its own. */
const WEEKDAYS = [1.18, 1.1, 1.08, 1.08, 1.1, 0.95, 0.95];
const REST_DAY = 0.52;
/** Of so many latest cases one may be reported again. */
const RECENT = 300;

/** An event in the queue. */
interface Queued {
  readonly case: string;
  readonly happening: Happening;
  /** Where it was queued: settles the order of equal instants. */
  readonly order: number;
}

/**
 * The cases of a plausible city, as one log in the order of time: reports by hour, weekday and season, units good and
 * bad, returns, extensions, deferrals, failed verifications, supervision, merges … Every event is legal where it
 * stands. The same options give the same bytes. Cases still open at `to` simply stop.
 */
export function* simulateCases(options: SimulationOptions): Generator<CaseEvent> {
  const world = worldOf(options);
  const queue = new Heap<Queued>(
    (a, b) => a.happening.at < b.happening.at || (a.happening.at === b.happening.at && a.order < b.order),
  );
  let order = 0;
  const enqueue = (id: string, happening: Happening): void => {
    if (happening.at < options.to) queue.push({ case: id, happening, order: order++ });
  };
  for (const { id, at } of reports(world, options)) {
    yield* upTo(queue, at, world.clock);
    const told = tell(world, id, at);
    for (const happening of told.happenings) enqueue(id, happening);
    if (told.elsewhere) enqueue(told.elsewhere.case, told.elsewhere.happening);
    remember(world.recent, told);
  }
  yield* upTo(queue, Number.POSITIVE_INFINITY, world.clock);
}

function* upTo(queue: Heap<Queued>, until: number, clock: WallClock): Generator<CaseEvent> {
  for (let next = queue.peek(); next && next.happening.at < until; next = queue.peek()) {
    queue.pop();
    const { at, type, actor, data } = next.happening;
    yield { case: next.case, at: clock.print(at), type, actor, data };
  }
}

function worldOf(options: SimulationOptions): World {
  const places = placesOf(options.district, options.seed);
  let total = 0;
  return {
    seed: options.seed,
    work: options.calendar,
    clock: new WallClock(options.calendar.timeZone),
    places,
    reach: places.map((place) => (total += place.weight)),
    units: options.units ?? QILIHE_UNITS,
    duties: options.duties ?? QILIHE_DUTIES,
    to: options.to,
    components: options.components && new Components(options.components),
    recent: [],
  };
}

/** When problems are reported, in order, with the cases' ids: `620103-20100401-0007`. */
function* reports(world: World, { from, to, casesPerDay }: SimulationOptions): Generator<{ id: string; at: number }> {
  const division = world.places[0]?.path[0] ?? 'case';
  for (let { day } = world.clock.at(from); world.clock.instant(day, 0) < to; day++) {
    const rng = random(world.seed, 'day', day);
    const noon = world.clock.at(world.clock.instant(day, 12));
    const instants = Array.from({ length: howMany(world, day, noon.weekday, casesPerDay, rng) }, () =>
      world.clock.instant(day, weighted(RHYTHM, rng) + rng.next()),
    ).toSorted((a, b) => a - b);
    for (const [i, at] of instants.entries()) {
      const id = `${division}-${noon.date.replaceAll('-', '')}-${String(i + 1).padStart(4, '0')}`;
      if (at >= from && at < to) yield { id, at };
    }
  }
}

function howMany(world: World, day: number, weekday: number, casesPerDay: number, rng: Random): number {
  const isWorked = world.work.isOpen(world.clock.instant(day, 10));
  const expected = casesPerDay * (isWorked ? (WEEKDAYS[weekday - 1] ?? 1) : REST_DAY) * rng.lognormal(1, 0.12);
  return Math.floor(expected) + (rng.chance(expected % 1) ? 1 : 0);
}

function remember(recent: ToldCase[], told: ToldCase): void {
  recent.push(told);
  if (recent.length > RECENT) recent.shift();
}
