import { type Duty, type SimulatedUnit, simulateCases } from '@bihuan/city';
import { parseEvent } from '@bihuan/flow';
import type { Calendar } from '@bihuan/worktime';
import type { CaseHistory, HistoryEvent } from '../import-histories.js';

export interface Stage {
  readonly calendar: Calendar;
  readonly district: Parameters<typeof simulateCases>[0]['district'];
  readonly units: readonly SimulatedUnit[];
  readonly duties: readonly Duty[];
  readonly now: number;
  readonly seed: number;
  /** Begins every case's id: no case of another tenant may have the same. */
  readonly prefix: string;
}

/** Where a case is to stand, and how many of them. */
interface Scene {
  readonly count: number;
  /** The event that a story is cut after. */
  readonly ends: (event: HistoryEvent) => boolean;
  /** Minutes before now at which that was. */
  readonly ago: readonly [number, number];
  /** Reported a second time, by another, some metres off. */
  readonly twice?: true;
}

const minute = 60_000;
const day = 86_400_000;
const hours = (count: number): number => count * 60;

const type = (name: string) => (event: HistoryEvent) => event.type === name;
const verified = (passed: boolean) => (event: HistoryEvent) =>
  event.type === 'verified' && event.data.passed === passed;

/** Some 120 open cases in every state, among them late ones, requests, orders, a dispute and problems reported twice. */
const SCENES: readonly Scene[] = [
  { count: 2, ends: type('coordination-opened'), ago: [5, 60] },
  { count: 3, ends: type('supervision-required'), ago: [2, 20] },
  { count: 4, ends: type('return-requested'), ago: [2, 40] },
  { count: 5, ends: type('extension-requested'), ago: [2, 40] },
  { count: 3, ends: type('deferral-requested'), ago: [2, 40] },
  { count: 4, ends: type('returned'), ago: [2, 25] },
  { count: 4, ends: verified(false), ago: [2, 25] },
  { count: 2, ends: type('check-sent'), ago: [5, 30] },
  { count: 12, ends: verified(true), ago: [2, 30] },
  { count: 9, ends: type('verification-sent'), ago: [2, 80] },
  { count: 11, ends: type('feedback'), ago: [2, 40] },
  { count: 8, ends: type('dispatched'), ago: [hours(10), hours(40)] },
  { count: 20, ends: type('dispatched'), ago: [2, hours(4)] },
  { count: 16, ends: type('filed'), ago: [1, 35] },
  { count: 3, ends: type('reported'), ago: [3, 25], twice: true },
  { count: 14, ends: type('reported'), ago: [1, 35] },
];

/** Enough stories for the rare scenes. */
const told = { days: 14, casesPerDay: 110 };

/**
 * The cases that a practice begins with: stories of the city's simulation, each cut where its scene wants it to stand and
 * moved in time as a whole, so that this has just happened. Every one is legal; the same seed gives the same.
 */
export function stagedCases(stage: Stage): CaseHistory[] {
  const random = randomOf(stage.seed);
  const stories = storiesOf(stage);
  const used = new Set<string>();
  return SCENES.flatMap((scene) => {
    const found: CaseHistory[] = [];
    for (const [id, events] of stories) {
      if (found.length >= scene.count) break;
      const end = events.findIndex(scene.ends);
      if (used.has(id) || end < 0 || !canMove(events.slice(0, end + 1))) continue;
      used.add(id);
      const [least, most] = scene.ago;
      const at = stage.now - Math.round((least + random() * (most - least)) * minute);
      const cut = moved(events.slice(0, end + 1), `${stage.prefix}-${id}`, at);
      found.push(cut);
    }
    return scene.twice === true ? found.flatMap((each) => [each, again(each, stage.now)]) : found;
  });
}

function storiesOf({ calendar, district, units, duties, now, seed }: Stage): [string, HistoryEvent[]][] {
  const byCase = new Map<string, HistoryEvent[]>();
  const span = { from: now - told.days * day, to: now, casesPerDay: told.casesPerDay };
  for (const line of simulateCases({ ...span, seed, district, units, duties, calendar })) {
    const event = parseEvent(line);
    const events = byCase.get(event.case);
    if (events === undefined) byCase.set(event.case, [event]);
    else events.push(event);
  }
  // A story may name another case, which is not there.
  return [...byCase].filter(([, events]) => !events.some((event) => event.type === 'merged'));
}

/** An instant in the data would have to move too; and what takes days would have begun before anybody remembers. */
function canMove(events: readonly HistoryEvent[]): boolean {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at > 4 * day) return false;
  return !events.some((event) => event.data.until !== undefined || event.type === 'joined');
}

function moved(events: readonly HistoryEvent[], id: string, endsAt: number): CaseHistory {
  const by = endsAt - (events.at(-1)?.at ?? endsAt);
  return { id, externalId: id, events: events.map((event) => ({ ...event, case: id, at: event.at + by })) };
}

/** The same problem as somebody else saw it, a minute later. */
function again({ id = '', events }: CaseHistory, now: number): CaseHistory {
  const twin = `${id}-2`;
  const [first] = events;
  if (first === undefined) return { id: twin, externalId: twin, events: [] };
  const at = Math.min(first.at + minute, now);
  return {
    id: twin,
    externalId: twin,
    events: [{ ...first, case: twin, at, data: { ...first.data, location: near(first.data.location) } }],
  };
}

function near(location: unknown): unknown {
  if (typeof location !== 'object' || location === null || !('lon' in location) || !('lat' in location))
    return location;
  return { lon: Number(location.lon) + 4e-5, lat: Number(location.lat) + 3e-5 };
}

/** Numbers in [0, 1) that follow from a seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
