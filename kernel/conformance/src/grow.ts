import {
  type EventData,
  ev,
  iso,
  type ModelDuration,
  type ModelEvent,
  type ModelPolicy,
  type ModelUnit,
} from './events.js';
import { apply, begin, isDeferred, isOpen, latestRun, type ModelCase, type ModelRules } from './history.js';
import { refusal, TYPES } from './legality.js';
import { stageReading, wholeReading } from './lights.js';
import { after, MINUTE, type ModelCalendar, naturalTicks, type Ticks, workTicks } from './time.js';

/**
 * Random legal histories: a list of plain numbers steers a walk along the model's legality, so that fast-check can shrink
 * it. Instants are whole minutes and lie often on the edges: lunch, evening, weekend, exactly due, a minute after.
 */

export interface Choice {
  /** Which of the legal commands. */
  readonly pick: number;
  /** How long until it. */
  readonly gap: number;
  /** Its data. */
  readonly data: number;
}

export interface World {
  readonly calendar: ModelCalendar;
  readonly policy: ModelPolicy;
  readonly units: readonly ModelUnit[];
}

export interface Grown {
  readonly events: readonly ModelEvent[];
  /** Instants at which something happens or turns: where to look. */
  readonly edges: readonly number[];
}

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often a type is tried; others once. Endings are rare, what leads on and comes back is frequent. */
const WEIGHTS: Readonly<Record<string, number>> = {
  filed: 24,
  dispatched: 48,
  feedback: 24,
  'verification-sent': 24,
  verified: 40,
  'feedback-refused': 12,
  closed: 16,
  reopened: 10,
  'return-requested': 8,
  returned: 16,
  'extension-requested': 8,
  'extension-approved': 16,
  'deferral-requested': 8,
  'deferral-approved': 16,
  'deferral-ended': 6,
  'check-sent': 8,
  checked: 24,
  adjusted: 3,
};
/** What decides on an edge; most often taken at an instant that is exactly due, or a minute after. */
const TURNING = ['feedback', 'returned', 'deferral-approved', 'check-sent', 'dispatched', 'verified'];
const ENDINGS = ['rejected', 'merged', 'cancelled', 'referred'];

const STANDARDS: readonly (ModelDuration | null)[] = [
  { hours: 4 },
  { hours: 1 },
  { minutes: 30 },
  { hours: 6.5 },
  { workdays: 1 },
  { urgentHours: 2 },
  { minutes: 120 },
  { workdays: 2 },
  { urgentHours: 24 },
  null,
];
const EXTENSIONS: readonly ModelDuration[] = [{ hours: 1 }, { minutes: 30 }, { workdays: 1 }, { urgentHours: 2 }];

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list has nothing to pick');
  return item;
}

export class Grower {
  readonly #rules: ModelRules;
  readonly #world: World;
  readonly #work: Ticks;

  constructor(world: World) {
    this.#world = world;
    this.#rules = { dayMinutes: world.calendar.dayMinutes, units: world.units };
    this.#work = workTicks(world.calendar, MINUTE);
  }

  /** A legal history of the case `name`, begun at `start` (a whole minute). */
  grow(name: string, start: number, choices: readonly Choice[]): Grown {
    const severity = at(['general', 'general', 'special', 'urgent'] as const, choices[0]?.data ?? 0);
    const first: ModelEvent = { ...ev('01-01 00:00', 'reported', { severity }, name), at: start };
    const events = [first];
    const matter = begin(first);
    const edges = new Set([start]);
    for (const choice of choices) {
      const when = this.#next(matter, choice.gap);
      const event = this.#choose(matter, when, choice);
      apply(this.#rules, matter, event);
      events.push(event);
      edges.add(when);
      if (event.data.until !== undefined) edges.add(Date.parse(event.data.until));
    }
    for (const run of matter.runs) {
      edges.add(run.start);
      if (run.standard === null) continue;
      edges.add(after(this.#time(matter), run.start, run.standard));
      edges.add(after(this.#time(matter), run.start, run.standard + run.extensions));
    }
    for (const due of this.#dues(matter, matter.lastAt)) edges.add(due);
    const { policy, calendar } = this.#world;
    const whole = wholeReading(this.#time(matter), matter, policy, calendar.dayMinutes, matter.lastAt).dueAt;
    if (whole !== null) edges.add(whole);
    return { events, edges: [...edges].toSorted((a, b) => a - b) };
  }

  /** Any event at all, most often one that is refused. */
  stray(name: string, when: number, choice: Choice): ModelEvent {
    const type = at(['reported', ...TYPES], choice.pick);
    return this.#event(type, name, when, choice.data, at(this.#world.units, choice.gap).id);
  }

  #time(matter: ModelCase): Ticks {
    return matter.severity === 'urgent' ? naturalTicks(MINUTE) : this.#work;
  }

  #choose(matter: ModelCase, when: number, choice: Choice): ModelEvent {
    const current = latestRun(matter)?.unit ?? 'U1';
    // three times in four the unit that has the case gets it again, so that repeats come about
    const unit = choice.data % 4 === 0 ? at(this.#world.units, choice.data >> 2).id : current;
    const candidates = TYPES.flatMap((type) => {
      if (ENDINGS.includes(type) && choice.data % 16 !== 0) return [];
      const event = this.#event(type, matter.name, when, choice.data, unit);
      if (refusal(this.#rules, matter, event) !== null) return [];
      return Array.from({ length: WEIGHTS[type] ?? 1 }, () => event);
    });
    const turning = choice.gap % 10 >= 8 && choice.data % 5 < 3;
    const decisive = candidates.filter((event) => turning && TURNING.includes(event.type));
    return at(decisive.length > 0 ? decisive : candidates, choice.pick);
  }

  #event(type: string, name: string, when: number, data: number, unit: string): ModelEvent {
    const plain = ev('01-01 00:00', type, dataOf(type, data, unit), name);
    if (type !== 'deferral-approved') return { ...plain, at: when };
    // now and then an end that is none
    const until = iso(when + at([30, 60, 240, 700, 1440, 3000, 5760, 0, -10], data >> 2) * MINUTE);
    return { ...plain, at: when, data: { ...plain.data, until } };
  }

  /** When the present stage is warned and due, or when a deferral runs out. */
  #dues(matter: ModelCase, now: number): number[] {
    const pause = isDeferred(matter, now) ? (latestRun(matter)?.pauses.at(-1)?.to ?? null) : null;
    const stage = isOpen(matter) ? stageReading(this.#time(matter), matter, this.#world.policy, now) : null;
    const found = [stage?.dueAt, stage?.warnAt, pause];
    return found.filter((each) => typeof each === 'number').filter((each) => each % MINUTE === 0);
  }

  #next(matter: ModelCase, gap: number): number {
    const now = matter.lastAt;
    const kind = gap % 10;
    const size = Math.floor(gap / 10);
    if (kind === 0) return now;
    if (kind <= 3) return now + (size % 31) * MINUTE;
    if (kind <= 5) return now + (size % 300) * MINUTE;
    if (kind === 6) return now + (size % 1500) * MINUTE;
    if (kind === 7)
      return nextOf(now, at(['08:30', '11:30', '12:00', '13:30', '14:00', '17:00', '17:30', '21:00'], size));
    const dues = this.#dues(matter, now).filter((due) => due >= now && due < now + 4 * DAY);
    if (dues.length === 0) return now + (size % 60) * MINUTE;
    const due = at(dues, size);
    return kind === 8 ? due : due + MINUTE;
  }
}

/** The first instant after `now` that shows this wall clock in +08:00. */
function nextOf(now: number, clock: string): number {
  const midnight = Math.floor((now + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const today = midnight + hours * HOUR + minutes * MINUTE;
  return today > now ? today : today + DAY;
}

function dataOf(type: string, data: number, unit: string): EventData {
  const high = data >> 2;
  switch (type) {
    case 'reported':
      return { severity: at(['general', 'special', 'urgent'] as const, high) };
    case 'filed':
      return {
        standard: at(STANDARDS, high),
        ...(data % 5 === 0 ? { severity: at(['general', 'special', 'urgent'] as const, high) } : {}),
      };
    case 'dispatched':
      return { unit, ...(data % 3 === 0 ? { standard: at(STANDARDS, high) } : {}) };
    case 'extension-requested':
    case 'extension-approved':
      return { duration: at(EXTENSIONS, high) };
    case 'verified':
      return { passed: data % 2 === 0 };
    case 'adjusted':
      return { unit, effect: data % 2 === 0 ? 'exclude' : 'on-time' };
    case 'assist-requested':
    case 'assist-done':
      return { unit };
    default:
      return {};
  }
}
