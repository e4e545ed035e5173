import { DAY } from './civil.js';
import { type Cover, SEARCH_LIMIT } from './cover.js';
import { CalendarError, InstantError } from './errors.js';
import { formatInstant } from './instant.js';
import { END, FIRST } from './range.js';
import type { Instant, Milliseconds } from './types.js';

/** The earliest u ≥ t with `need` > 0 open milliseconds from t to u. */
export function addForward(cover: Cover, t: Instant, need: Milliseconds): Instant {
  if (need > END - t) throw outOfRange(t, need);
  const work = cover.workAt(t);
  do {
    const opens = cover.latestAt(work);
    if ((opens ?? cover.to) - t >= SEARCH_LIMIT) throw noOpenTime(cover, t, 'after');
    const found = cover.earliestAt(work + need);
    // Between t and what was found, or the covered years' end, there may be open time only after too long a search.
    const gap = cover.longGaps.find(({ start, end }) => start >= t && end <= (found ?? END));
    if (gap !== undefined) throw noOpenTime(cover, gap.start, 'after');
    if (found !== null && found < END) return found;
    if (opens !== null && cover.to - cover.closes >= SEARCH_LIMIT) throw noOpenTime(cover, cover.closes, 'after');
  } while (cover.growLater());
  throw outOfRange(t, need);
}

/** The latest u ≤ t with `need` > 0 open milliseconds from u to t. */
export function addBackward(cover: Cover, t: Instant, need: Milliseconds): Instant {
  if (need > t - FIRST) throw outOfRange(t, -need);
  const work = cover.workAt(t);
  do {
    const closed = cover.earliestAt(work);
    if (t - (closed ?? cover.from) >= SEARCH_LIMIT) throw noOpenTime(cover, t, 'before');
    const found = cover.latestAt(work - need);
    const gap = cover.longGaps.findLast(({ start, end }) => end <= t && start >= (found ?? FIRST));
    if (gap !== undefined) throw noOpenTime(cover, gap.end, 'before');
    if (found !== null) return found;
    if (closed !== null && cover.opens - cover.from >= SEARCH_LIMIT) throw noOpenTime(cover, cover.opens, 'before');
  } while (cover.growEarlier());
  throw outOfRange(t, -need);
}

/** The next instant after t at which open turns to closed or back; null where that is ten years off or more. */
export function changeAfter(cover: Cover, t: Instant): Instant | null {
  const work = cover.workAt(t);
  do {
    const opens = cover.latestAt(work);
    const change = opens === t ? cover.closesAfter(t) : opens;
    if (change !== null) return change - t < SEARCH_LIMIT ? change : null;
  } while (cover.to - t < SEARCH_LIMIT && cover.growLater());
  return null;
}

function noOpenTime(cover: Cover, from: Instant, direction: 'before' | 'after'): CalendarError {
  const { id, timeZone } = cover.reading.definition;
  const days = SEARCH_LIMIT / DAY;
  return new CalendarError(
    'no-open-time',
    { calendar: id, from, direction, days },
    `The calendar "${id}" has no open time in the ${days} days ${direction} ${formatInstant(from, timeZone)}: give its seasons periods, or work some of its dates`,
  );
}

function outOfRange(t: Instant, d: Milliseconds): InstantError {
  return new InstantError(
    'out-of-range',
    { value: t, added: d },
    `${d} ms of open time from ${t} lead out of the years 1 to 9999: ask for less`,
  );
}
