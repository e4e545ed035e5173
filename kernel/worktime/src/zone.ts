import { DAY, dayNumber, HOUR } from './civil.js';
import { CalendarError, shown } from './errors.js';
import type { Instant, Milliseconds } from './types.js';

/** A stretch `[start, end)` of one offset: `local = UTC + offset`. Neighbours may have the same offset. */
export interface Segment {
  readonly start: Instant;
  readonly end: Instant;
  readonly offset: Milliseconds;
}

/** Offsets are looked up and kept by such pieces, so that one far-off date costs one piece. */
const CHUNK = 400 * DAY;
/**
 * Two changes of a zone's clock that undo each other must be further apart than this, else the scan misses both. The
 * closest ones in the IANA database are just under seven days apart (America/Recife, October 2000).
 */
const STEP = 5 * DAY;
/** So far ahead the database has nothing but rules of two changes a year, months apart. */
const RULES_ONLY = dayNumber(2100, 1, 1) * DAY;
const STEP_OF_RULES = 25 * DAY;
/** Zones change their clocks at whole seconds. */
const SECOND = 1000;
/** No zone was ever further from UTC. (Metlakatla's local mean time was +15:13:42 until 1867.) */
export const WIDEST_OFFSET = 16 * HOUR;

/** An IANA time zone: its offsets, found through Intl at a few instants a year and by bisection between them. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #chunks = new Map<number, Segment[]>();
  #last: Segment = { start: 0, end: 0, offset: 0 };

  constructor(readonly name: string) {
    this.#format = formatOf(name);
  }

  /** The stretch of one offset in which t lies. */
  segmentAt(t: Instant): Segment {
    const last = this.#last;
    if (t >= last.start && t < last.end) return last;
    const index = Math.floor(t / CHUNK);
    const segments = this.#chunks.get(index) ?? this.#scan(index);
    let found = segments.length - 1;
    while (found > 0 && (segments[found] as Segment).start > t) found--;
    this.#last = segments[found] as Segment;
    return this.#last;
  }

  offsetAt(t: Instant): Milliseconds {
    return this.segmentAt(t).offset;
  }

  /**
   * The instant at which the zone's clock shows `local` (milliseconds of the wall clock, counted as if it were UTC), as
   * Temporal's "compatible" has it: what a gap skips moves on by the gap's length, what comes twice is the earlier.
   */
  instantOf(local: Milliseconds): Instant {
    let segment = this.segmentAt(local - WIDEST_OFFSET);
    let before = segment;
    while (local >= segment.end + segment.offset) {
      before = segment;
      segment = this.segmentAt(segment.end);
    }
    const skipped = local < segment.start + segment.offset;
    return local - (skipped ? before : segment).offset;
  }

  #scan(index: number): Segment[] {
    const start = index * CHUNK;
    const end = start + CHUNK;
    const segments: Segment[] = [];
    let from = start;
    let offset = this.#ask(start);
    const step = start < RULES_ONLY ? STEP : STEP_OF_RULES;
    for (let at = start; at < end; at += step) {
      const next = Math.min(at + step, end);
      const target = this.#ask(next);
      let low = at;
      while (offset !== target) {
        const change = this.#bisect(low, next, offset);
        segments.push({ start: from, end: change, offset });
        from = change;
        low = change;
        offset = this.#ask(change);
      }
    }
    if (from < end) segments.push({ start: from, end, offset });
    this.#chunks.set(index, segments);
    return segments;
  }

  /** The first second after `low` at which the offset is no longer `offset`; it is another one at `high`. */
  #bisect(low: Instant, high: Instant, offset: Milliseconds): Instant {
    let same = low;
    let other = high;
    while (other - same > SECOND) {
      const middle = same + Math.floor((other - same) / 2 / SECOND) * SECOND;
      if (this.#ask(middle) === offset) same = middle;
      else other = middle;
    }
    return other;
  }

  /** The offset at a whole second, by asking Intl what the clock shows. */
  #ask(t: Instant): Milliseconds {
    const shownAs: Record<string, string> = {};
    for (const part of this.#format.formatToParts(t)) shownAs[part.type] = part.value;
    const year = shownAs.era === 'BC' ? 1 - Number(shownAs.year) : Number(shownAs.year);
    const day = dayNumber(year, Number(shownAs.month), Number(shownAs.day));
    const seconds = (Number(shownAs.hour) * 60 + Number(shownAs.minute)) * 60 + Number(shownAs.second);
    return day * DAY + seconds * SECOND - t;
  }
}

const zones = new Map<string, Zone>();

/** @throws CalendarError `unknown-time-zone` */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new Zone(name);
  zones.set(name, zone);
  return zone;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    // Newer engines take "+08:00" for a zone as well, older ones do not: it is no IANA name, so it is refused by all.
    if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError(timeZone);
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new CalendarError(
      'unknown-time-zone',
      { timeZone },
      `The time zone ${shown(timeZone)} is unknown: give an IANA name such as "Asia/Shanghai"`,
    );
  }
}
