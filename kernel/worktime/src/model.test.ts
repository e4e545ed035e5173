import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from './calendar.js';
import type { Calendar, CalendarDefinition } from './types.js';

/**
 * A second, plain model of work time, which shares nothing with the first: it asks Intl for the wall clock of every minute
 * of a few days, looks up by those texts which minutes are open, and walks over them one by one.
 */
const MINUTE = 60_000;

interface Window {
  readonly zone: string;
  readonly from: number;
  /** The wall clock of each minute from `from` on, `YYYY-MM-DD HH:MM`. */
  readonly clock: readonly string[];
  /** The first minute at which the clock shows it. */
  readonly minutes: ReadonlyMap<string, number>;
  readonly dates: readonly string[];
  readonly dateFormat: Intl.DateTimeFormat;
}

function windowOf(zone: string, firstDate: string, days: number): Window {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const from = Date.parse(`${firstDate}T00:00:00Z`) - 1440 * MINUTE;
  const clock = Array.from({ length: (days + 3) * 1440 }, (_, index) => format.format(from + index * MINUTE));
  const dates = Array.from({ length: days + 4 }, (_, index) =>
    new Date(from + (index - 1) * 1440 * MINUTE).toISOString().slice(0, 10),
  );
  const minutes = new Map(clock.map((text, index) => [text, index] as const).reverse());
  const dateFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  return { zone, from, clock, minutes, dates, dateFormat };
}

/** The minute at which the clock shows date and time; what it skips is on by as much as the clock jumps. */
function minuteOf({ clock, minutes }: Window, date: string, time: string): number {
  const [day, wanted] = time === '24:00' ? [nextDate(date), '00:00'] : [date, time];
  const found = minutes.get(`${day} ${wanted}`);
  if (found !== undefined) return found;
  const after = clock.findIndex((text) => text > `${day} ${wanted}`);
  // Outside the window: before its first minute, or after its last.
  if (after <= 0) return after === 0 ? 0 : clock.length;
  const last = clock[after - 1] ?? '';
  return after - 1 + (Date.parse(`${day}T${wanted}Z`) - Date.parse(`${last.replace(' ', 'T')}Z`)) / MINUTE;
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + 1440 * MINUTE).toISOString().slice(0, 10);
}

function periodsOf(definition: CalendarDefinition, date: string): readonly string[] {
  const exception = definition.exceptions?.find((entry) => entry.date === date);
  if (exception !== undefined) return exception.periods;
  if (definition.workdays?.includes(date) !== true) {
    if (definition.holidays?.includes(date) === true) return [];
    if (definition.restWeekdays?.includes(new Date(date).getUTCDay() || 7) === true) return [];
  }
  const day = date.slice(5);
  const season = definition.seasons.find(({ from, to }) =>
    from <= to ? from <= day && day <= to : from <= day || day <= to,
  );
  return season?.periods ?? [];
}

/** Whether each minute of the window is open. */
function openMinutes(window: Window, definition: CalendarDefinition): boolean[] {
  const open = window.clock.map(() => false);
  for (const date of window.dates) {
    for (const period of periodsOf(definition, date)) {
      const [start = '', end = ''] = period.split('-');
      open.fill(true, minuteOf(window, date, start), Math.max(0, minuteOf(window, date, end)));
    }
  }
  return open;
}

class Model {
  readonly #open: boolean[];

  constructor(
    readonly window: Window,
    definition: CalendarDefinition,
  ) {
    this.#open = openMinutes(window, definition);
  }

  isOpen(t: number): boolean {
    return this.#open[Math.floor((t - this.window.from) / MINUTE)] ?? false;
  }

  elapsed(a: number, b: number): number {
    if (b < a) return 0 - this.elapsed(b, a);
    let sum = 0;
    for (let t = a; t < b; t = Math.min(b, t - (t % MINUTE) + MINUTE)) {
      if (this.isOpen(t)) sum += Math.min(b, t - (t % MINUTE) + MINUTE) - t;
    }
    return sum;
  }

  /** Null where the window is too short for an answer. */
  add(t: number, d: number): number | null {
    const end = this.window.from + this.window.clock.length * MINUTE;
    let left = Math.abs(d);
    let at = t;
    while (left > 0) {
      // The minute that follows t, or ends at it.
      const edge = d > 0 ? at - (at % MINUTE) + MINUTE : at - (at % MINUTE || MINUTE);
      if (edge < this.window.from || edge > end) return null;
      const used = this.isOpen(Math.min(at, edge)) ? Math.min(left, Math.abs(edge - at)) : 0;
      left -= used;
      at = left === 0 ? at + Math.sign(d) * used : edge;
    }
    return at;
  }
}

const WINDOWS = [
  windowOf('Asia/Shanghai', '2010-02-12', 10),
  windowOf('Asia/Shanghai', '2009-12-30', 4),
  windowOf('America/New_York', '2010-03-13', 3),
  windowOf('America/New_York', '2010-11-06', 3),
  windowOf('Europe/Berlin', '2012-02-27', 4),
  windowOf('Australia/Lord_Howe', '2010-10-02', 3),
  windowOf('Australia/Lord_Howe', '2010-04-03', 3),
  windowOf('Africa/Casablanca', '2019-06-08', 3),
  windowOf('America/Sao_Paulo', '2018-11-03', 3),
  windowOf('America/Sao_Paulo', '2018-02-17', 3),
  windowOf('Pacific/Apia', '2011-12-29', 4),
];

function windowAt(place: number): Window {
  const window = WINDOWS[place];
  if (window === undefined) throw new Error(`no window ${place}`);
  return window;
}

/** Up to four periods of one day; ten minutes' grain, so that they often touch, and meet what the clock skips. */
const periods = fc
  .uniqueArray(fc.integer({ min: 0, max: 144 }), { maxLength: 8 })
  .chain((marks) => fc.tuple(fc.constant(marks.sort((a, b) => a - b)), fc.boolean()))
  .map(([marks, touching]) => {
    const step = touching ? 1 : 2;
    const list: string[] = [];
    for (let index = 0; index + 1 < marks.length; index += step) {
      list.push(`${clockOf(marks[index] ?? 0)}-${clockOf(marks[index + 1] ?? 0)}`);
    }
    return list;
  });

function clockOf(tenMinutes: number): string {
  return `${String(Math.floor(tenMinutes / 6)).padStart(2, '0')}:${tenMinutes % 6}0`;
}

const cases = fc.integer({ min: 0, max: WINDOWS.length - 1 }).chain((place) => {
  const window = windowAt(place);
  const date = fc.constantFrom(...window.dates);
  const dates = fc.uniqueArray(date, { maxLength: 3 });
  const definition = fc.record({
    id: fc.constant('random'),
    timeZone: fc.constant(window.zone),
    seasons: fc
      .record({ change: fc.constantFrom(...window.dates), winter: periods, summer: periods })
      .map(({ change, winter, summer }) => seasonsFrom(change, winter, summer)),
    restWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
    holidays: dates,
    workdays: dates,
    exceptions: fc.uniqueArray(fc.record({ date, periods }), { maxLength: 2, selector: (entry) => entry.date }),
  });
  const length = window.clock.length * MINUTE;
  // Two days are left at each end, for what the neighbours of the window's dates send into it.
  const instant = fc
    .oneof(
      fc.integer({ min: 2880 * MINUTE, max: length - 2880 * MINUTE }),
      fc.integer({ min: 288, max: length / MINUTE / 10 - 288 }).map((tens) => tens * 10 * MINUTE),
    )
    .map((since) => window.from + Math.min(since, length));
  const amount = fc.oneof(
    fc.integer({ min: -600 * MINUTE, max: 600 * MINUTE }),
    fc.integer({ min: -120, max: 120 }).map((tens) => tens * 10 * MINUTE),
  );
  return fc.record({ place: fc.constant(place), definition, a: instant, b: instant, d: amount, e: amount });
});

/** Two seasons, the second of which begins at the date. */
function seasonsFrom(change: string, first: string[], second: string[]): CalendarDefinition['seasons'] {
  const begins = change.slice(5);
  const before = new Date(Date.parse(`2000-${begins}T00:00Z`) - 1440 * MINUTE).toISOString().slice(5, 10);
  const half = begins < '07-01' ? '07-01' : '02-01';
  const beforeHalf = half === '07-01' ? '06-30' : '01-31';
  return [
    { from: begins, to: beforeHalf, periods: second },
    { from: half, to: before, periods: first },
  ];
}

const RUNS = { seed: 20100401, numRuns: 500 };

/** What add gives, or null where it gives up for want of open time. */
function tryAdd(calendar: Calendar, t: number, d: number): number | null {
  try {
    return calendar.add(t, d);
  } catch (error) {
    if (error instanceof Error && error.name === 'CalendarError') return null;
    throw error;
  }
}

describe('against a walk over the minutes', () => {
  it('elapsed, isOpen and nextChange agree', () => {
    fc.assert(
      fc.property(cases, ({ place, definition, a, b }) => {
        const window = windowAt(place);
        const model = new Model(window, definition);
        const calendar = compileCalendar(definition);
        expect(calendar.elapsed(a, b)).toBe(model.elapsed(a, b));
        expect(calendar.isOpen(a)).toBe(model.isOpen(a));
        const change = calendar.nextChange(a) ?? Number.POSITIVE_INFINITY;
        for (let t = a; t < Math.min(change, Math.max(a, b)); t += MINUTE) {
          expect(model.isOpen(t)).toBe(model.isOpen(a));
        }
        if (change < Math.max(a, b)) expect(model.isOpen(change)).toBe(!model.isOpen(a));
      }),
      RUNS,
    );
  });

  it('add agrees, forward and back', () => {
    let compared = 0;
    fc.assert(
      fc.property(cases, ({ place, definition, a, d }) => {
        const window = windowAt(place);
        const expected = new Model(window, definition).add(a, d);
        // The last day at each end may owe something to dates outside the window.
        const margin = 1440 * MINUTE;
        const end = window.from + window.clock.length * MINUTE;
        if (expected === null || expected < window.from + margin || expected > end - margin) return;
        compared++;
        expect(compileCalendar(definition).add(a, d)).toBe(expected);
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(RUNS.numRuns / 3);
  });
});

describe('properties', () => {
  it('elapsed(t, add(t, d)) = d, and nothing nearer does', () => {
    fc.assert(
      fc.property(cases, ({ definition, a, d }) => {
        const calendar = compileCalendar(definition);
        const u = tryAdd(calendar, a, d);
        if (u === null) return;
        expect(calendar.elapsed(a, u)).toBe(d);
        const nearer = u - Math.sign(d);
        if (d !== 0) expect(calendar.elapsed(a, nearer)).toBe(d - Math.sign(d));
      }),
      RUNS,
    );
  });

  it('add never goes backwards with its length', () => {
    fc.assert(
      fc.property(cases, ({ definition, a, d, e }) => {
        const calendar = compileCalendar(definition);
        const [low, high] = [tryAdd(calendar, a, Math.min(d, e)), tryAdd(calendar, a, Math.max(d, e))];
        if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
      }),
      RUNS,
    );
  });

  it('elapsed adds up and changes its sign', () => {
    fc.assert(
      fc.property(cases, ({ definition, a, b, d }) => {
        const calendar = compileCalendar(definition);
        const c = a + d;
        expect(calendar.elapsed(a, b) + calendar.elapsed(b, c)).toBe(calendar.elapsed(a, c));
        expect(calendar.elapsed(b, a)).toBe(0 - calendar.elapsed(a, b));
      }),
      RUNS,
    );
  });

  it('what is explained parts the span, each gap with its reason, and sums to elapsed', () => {
    fc.assert(
      fc.property(cases, ({ place, definition, a, b }) => {
        const calendar = compileCalendar(definition);
        const [from, to] = a < b ? [a, b] : [b, a];
        const slices = calendar.explain(from, to);
        const date = windowAt(place).dateFormat;
        let at = from;
        let counted = 0;
        for (const [index, slice] of slices.entries()) {
          expect(slice.start).toBe(at);
          expect(slice.end).toBeGreaterThan(slice.start);
          expect(slice.counted).toBe(slice.reason === null);
          expect(calendar.elapsed(slice.start, slice.end)).toBe(slice.counted ? slice.end - slice.start : 0);
          expect(date.format(slice.start)).toBe(slice.date);
          expect(date.format(slice.end - 1)).toBe(slice.date);
          const next = slices[index + 1];
          if (next?.date === slice.date) expect(next.counted).toBe(!slice.counted);
          if (slice.counted) counted += slice.end - slice.start;
          at = slice.end;
        }
        expect(at).toBe(to);
        expect(counted).toBe(calendar.elapsed(from, to));
      }),
      RUNS,
    );
  });

  it('what was asked before makes no difference', () => {
    const years = fc.array(fc.integer({ min: 1900, max: 2100 }), { maxLength: 3 });
    fc.assert(
      fc.property(cases, years, ({ definition, a, b, d }, asked) => {
        const fresh = compileCalendar(definition);
        const used = compileCalendar(definition);
        for (const year of asked) used.isOpen(Date.UTC(year, 5, 1));
        expect(used.elapsed(a, b)).toBe(fresh.elapsed(a, b));
        expect(tryAdd(used, a, d)).toBe(tryAdd(fresh, a, d));
        expect(used.nextChange(a)).toBe(fresh.nextChange(a));
      }),
      { seed: 20100401, numRuns: 40 },
    );
  });
});
