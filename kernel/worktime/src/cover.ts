import { civilOf, DAY } from './civil.js';
import type { Reading } from './definition.js';
import { countBelow, countUpTo } from './sorted.js';
import type { Instant, Interval, Milliseconds } from './types.js';
import { compileYear, openBefore, startOfYear, totalOf, type YearTable } from './year.js';

/** So long without open time ends a search: ten years. */
export const SEARCH_LIMIT: Milliseconds = 3653 * DAY;

const FIRST_YEAR = 1;
const LAST_YEAR = 9999;
/** So many years' intervals are kept (some 15 kB each); the sums of all years are. */
const KEPT_TABLES = 256;

/**
 * The open time of the years asked for so far, an unbroken row of them: the sums at the years' beginnings, and the
 * intervals of each year. It grows to the side that is asked for; what was worked out once is not worked out again.
 *
 * Work time is measured on one scale, `workAt`, of which only differences mean anything. A reading w of it is shown for a
 * whole closed stretch: `earliestAt(w)` is the stretch's beginning, `latestAt(w)` its end.
 */
export class Cover {
  /** `workAt` each covered year's beginning, by year, and that of the one after the last. */
  readonly #before = new Float64Array(LAST_YEAR + 2);
  readonly #tables = new Map<number, YearTable>();
  #first = 0;
  /** The year after the last one covered; nothing is covered while it is 0. */
  #next = 0;
  #opens = Number.NaN;
  #closes = Number.NaN;
  readonly #longGaps: Interval[] = [];

  constructor(readonly reading: Reading) {}

  get from(): Instant {
    return startOfYear(this.#first);
  }

  get to(): Instant {
    return startOfYear(this.#next);
  }

  /** The first open instant covered; NaN where there is none. */
  get opens(): Instant {
    return this.#opens;
  }

  /** The end of the last open interval covered; NaN where there is none. */
  get closes(): Instant {
    return this.#closes;
  }

  /** Closed stretches of `SEARCH_LIMIT` or more between two open intervals that are covered, in order of time. */
  get longGaps(): readonly Interval[] {
    return this.#longGaps;
  }

  /** Covers t, and the years between it and what is covered already. */
  reach(t: Instant): void {
    const year = yearOf(t);
    if (this.#next === 0) {
      this.#first = year;
      this.#next = year;
    }
    while (this.#next <= year) this.#append();
    while (this.#first > year) this.#prepend();
  }

  /** Covers a year more; false where there is none. */
  growLater(): boolean {
    if (this.#next > LAST_YEAR) return false;
    this.#append();
    return true;
  }

  growEarlier(): boolean {
    if (this.#first === FIRST_YEAR) return false;
    this.#prepend();
    return true;
  }

  workAt(t: Instant): Milliseconds {
    this.reach(t);
    const year = yearOf(t);
    return (this.#before[year] as number) + openBefore(this.#table(year), t);
  }

  /** The earliest instant covered at which `workAt` is w; null where that lies at or before the covered years' beginning. */
  earliestAt(w: Milliseconds): Instant | null {
    const year = countBelow(this.#before, w, this.#first, this.#next + 1) - 1;
    if (year < this.#first || year === this.#next) return null;
    const table = this.#table(year);
    const work = w - (this.#before[year] as number);
    const index = countBelow(table.before, work) - 1;
    return (table.starts[index] as number) + work - (table.before[index] as number);
  }

  /** The latest instant covered at which `workAt` is w; null where that lies at or past the covered years' end. */
  latestAt(w: Milliseconds): Instant | null {
    const year = countUpTo(this.#before, w, this.#first, this.#next + 1) - 1;
    if (year < this.#first || year === this.#next) return null;
    const table = this.#table(year);
    const work = w - (this.#before[year] as number);
    const index = countUpTo(table.before, work) - 1;
    return (table.starts[index] as number) + work - (table.before[index] as number);
  }

  #table(year: number): YearTable {
    const known = this.#tables.get(year);
    if (known !== undefined) return known;
    if (this.#tables.size >= KEPT_TABLES) this.#tables.clear();
    const table = compileYear(this.reading, year);
    this.#tables.set(year, table);
    return table;
  }

  /** The end of the open interval in which t lies; null where it is not over at the covered years' end. */
  closesAfter(t: Instant): Instant | null {
    let end = t;
    for (let year = yearOf(t); year < this.#next; year++) {
      const { starts, ends } = this.#table(year);
      const index = countUpTo(starts, end) - 1;
      const goesOn = index >= 0 && (ends[index] as number) > end;
      if (!goesOn) return end;
      end = ends[index] as number;
      if (end < startOfYear(year + 1)) return end;
    }
    return null;
  }

  /** The open intervals of `[a, b)`, cut off at its ends. */
  openWithin(a: Instant, b: Instant): Interval[] {
    const found: Interval[] = [];
    for (let year = yearOf(a); startOfYear(year) < b; year++) {
      const { starts, ends } = this.#table(year);
      for (let index = countUpTo(ends, a); index < starts.length; index++) {
        const start = Math.max(starts[index] as number, a);
        if (start >= b) break;
        const end = Math.min(ends[index] as number, b);
        const last = found.at(-1);
        if (last?.end === start) found[found.length - 1] = { start: last.start, end };
        else found.push({ start, end });
      }
    }
    return found;
  }

  #append(): void {
    const year = this.#next;
    const table = this.#table(year);
    this.#before[year + 1] = (this.#before[year] as number) + totalOf(table);
    this.#next = year + 1;
    const [opens] = table.starts;
    if (opens === undefined) return;
    if (opens - this.#closes >= SEARCH_LIMIT) this.#longGaps.push({ start: this.#closes, end: opens });
    if (Number.isNaN(this.#opens)) this.#opens = opens;
    this.#closes = table.ends.at(-1) ?? opens;
  }

  #prepend(): void {
    const year = this.#first - 1;
    const table = this.#table(year);
    this.#before[year] = (this.#before[year + 1] as number) - totalOf(table);
    this.#first = year;
    const [opens] = table.starts;
    if (opens === undefined) return;
    const closes = table.ends.at(-1) ?? opens;
    if (this.#opens - closes >= SEARCH_LIMIT) this.#longGaps.unshift({ start: closes, end: this.#opens });
    if (Number.isNaN(this.#closes)) this.#closes = closes;
    this.#opens = opens;
  }
}

export function yearOf(t: Instant): number {
  return civilOf(Math.floor(t / DAY)).year;
}
