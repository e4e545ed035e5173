/**
 * Time for the reference model: is this tick open, and what does a walk over the ticks count? Deliberately slow and
 * plain; it shares nothing with the kernel's compiled calendars. Only the fixed offset +08:00 is known here.
 */

export interface ModelCalendar {
  readonly id: string;
  readonly timeZone: string;
  readonly seasons: readonly { readonly from: string; readonly to: string; readonly periods: readonly string[] }[];
  readonly restWeekdays: readonly number[];
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly exceptions: readonly { readonly date: string; readonly periods: readonly string[] }[];
  readonly dayMinutes: number;
}

/** One severity's time, cut into ticks: every instant that meets it must be a multiple of `tick`. */
export interface Ticks {
  readonly tick: number;
  /** Is the tick that begins at t open? */
  open(t: number): boolean;
}

export interface Span {
  readonly from: number;
  /** Infinity while nothing has ended it. */
  readonly to: number;
}

/** A clock runs in its legs, except where one of its pauses lies. */
export interface ModelClock {
  readonly start: number;
  readonly legs: readonly Span[];
  readonly pauses: readonly Span[];
}

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFSET = 8 * 60 * MINUTE;

/** All time counts (urgent cases). */
export function naturalTicks(tick: number): Ticks {
  return { tick, open: () => true };
}

/** Work time of a calendar in +08:00. */
export function workTicks(calendar: ModelCalendar, tick: number): Ticks {
  const days = new Map<number, boolean[]>();
  let today = Number.NaN;
  let minutes: boolean[] = [];
  return {
    tick,
    open(t) {
      const local = t + OFFSET;
      const day = Math.floor(local / DAY);
      if (day !== today) {
        minutes = days.get(day) ?? openMinutes(calendar, day);
        days.set(day, minutes);
        today = day;
      }
      return minutes[Math.floor((local - day * DAY) / MINUTE)] === true;
    },
  };
}

function openMinutes(calendar: ModelCalendar, day: number): boolean[] {
  const periods = periodsOf(calendar, day).map((period) => period.split('-').map(minuteOfDay));
  return Array.from({ length: 24 * 60 }, (_, minute) =>
    periods.some(([from = 0, to = 0]) => from <= minute && minute < to),
  );
}

/** exceptions > workdays > holidays > rest weekdays > the season's periods. */
function periodsOf(calendar: ModelCalendar, day: number): readonly string[] {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const monthDay = date.slice(5);
  const weekday = ((day + 3) % 7) + 1; // day 0 was a Thursday
  const exception = calendar.exceptions.find((each) => each.date === date);
  if (exception) return exception.periods;
  const season = calendar.seasons.find(({ from, to }) =>
    from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to,
  );
  if (!season) throw new Error(`no season for ${date}`);
  if (calendar.workdays.includes(date)) return season.periods;
  if (calendar.holidays.includes(date)) return [];
  if (calendar.restWeekdays.includes(weekday)) return [];
  return season.periods;
}

function minuteOfDay(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function holds(spans: readonly Span[], t: number): boolean {
  for (const span of spans) if (span.from <= t && t < span.to) return true;
  return false;
}

/** Is the clock running at t (whether or not work time is open then)? */
export function runs(clock: ModelClock, t: number): boolean {
  return holds(clock.legs, t) && !holds(clock.pauses, t);
}

/** Milliseconds that the clock has counted before t. */
export function used(time: Ticks, clock: ModelClock, t: number): number {
  let sum = 0;
  for (let at = clock.start; at < t; at += time.tick) if (time.open(at) && runs(clock, at)) sum += time.tick;
  return sum;
}

/**
 * The earliest instant at which the clock, left to itself, has counted `amount`; null where it stops before, or does not
 * get there by `limit`.
 */
export function reaches(
  time: Ticks,
  clock: ModelClock,
  amount: number,
  limit = Number.POSITIVE_INFINITY,
): number | null {
  if (amount <= 0) return clock.start;
  const end = Math.max(clock.start, ...clock.legs.map((leg) => Math.min(leg.to, leg.from + 4000 * DAY)));
  let sum = 0;
  for (let at = clock.start; at < Math.min(end, limit); at += time.tick) {
    if (!time.open(at) || !runs(clock, at)) continue;
    if (sum + time.tick >= amount) return at + (amount - sum);
    sum += time.tick;
  }
  return null;
}

/** add(t, d) for d ≥ 0. */
export function after(time: Ticks, t: number, d: number): number {
  const due = reaches(time, { start: t, legs: [{ from: t, to: Number.POSITIVE_INFINITY }], pauses: [] }, d);
  if (due === null) throw new Error('no open time within ten years');
  return due;
}
