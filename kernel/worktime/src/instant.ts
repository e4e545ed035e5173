import { DAY, dateText, dayNumber, daysInMonth, HOUR, MINUTE, pad } from './civil.js';
import { InstantError, type InstantErrorCode, shown } from './errors.js';
import { checkInstant, END, FIRST } from './range.js';
import type { Instant, Milliseconds } from './types.js';
import { type Zone, zoneOf } from './zone.js';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|([+-])(\d{2}):(\d{2}))$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/;

/**
 * Reads an ISO 8601 date and time with its offset: `2010-04-01T09:00:00+08:00`, or `Z`. Seconds and their fraction may
 * be left out; digits past the millisecond are cut off, never rounded up, so that nothing becomes later than it was
 * written. What is not of this form, 24:00 and dates that do not exist are refused.
 *
 * @throws InstantError
 */
export function parseInstant(text: string): Instant {
  const match = INSTANT.exec(text);
  if (match === null) {
    throw refusal('bad-format', text, 'write a date, a time and an offset, such as 2010-04-01T09:00:00+08:00');
  }
  const local = readDate(text, match[1] ?? '') + readTime(text, match[2] ?? '');
  const offset = match[3] === undefined ? 0 : readOffset(text, match[3], Number(match[4]), Number(match[5]));
  const instant = local - offset;
  if (instant < FIRST || instant >= END) throw refusal('out-of-range', text, 'give one in the years 1 to 9999 of UTC');
  return instant;
}

/**
 * The instant at which the zone's clock shows `2010-04-01T09:00` (seconds and their fraction may follow). What the clock
 * skips moves on by the gap's length; what it shows twice is the earlier.
 *
 * @throws InstantError
 */
export function parseLocal(text: string, timeZone: string): Instant {
  const match = LOCAL.exec(text);
  if (match === null)
    throw refusal('bad-format', text, 'write a date and a time without an offset: 2010-04-01T09:00:00');
  const local = readDate(text, match[1] ?? '') + readTime(text, match[2] ?? '');
  const instant = zoneOf(timeZone).instantOf(local);
  if (instant < FIRST || instant >= END) throw refusal('out-of-range', text, 'give one in the years 1 to 9999 of UTC');
  return instant;
}

/** The milliseconds of a date; `text` is the whole that a refusal names. */
function readDate(text: string, date: string): Milliseconds {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  if (year < 1) throw refusal('out-of-range', text, 'years begin with 0001');
  if (day < 1 || day > daysInMonth(year, month)) throw refusal('impossible-date', text, `there is no date ${date}`);
  return dayNumber(year, month, day) * DAY;
}

function readTime(text: string, time: string): Milliseconds {
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3, 5));
  const second = Number(time.slice(6, 8));
  if (hour > 23 || minute > 59 || second > 59) {
    throw refusal('impossible-time', text, 'times run from 00:00:00 to 23:59:59; midnight is 00:00 of the next date');
  }
  return hour * HOUR + minute * MINUTE + second * 1000 + Number(time.slice(9, 12).padEnd(3, '0'));
}

function readOffset(text: string, sign: string, hours: number, minutes: number): Milliseconds {
  if (hours > 23 || minutes > 59) throw refusal('impossible-time', text, 'offsets run from -23:59 to +23:59');
  const size = hours * HOUR + minutes * MINUTE;
  return sign === '-' ? -size : size;
}

function refusal(code: InstantErrorCode, text: string, remedy: string): InstantError {
  return new InstantError(code, { text }, `${shown(text)} is no instant: ${remedy}`);
}

/**
 * `2010-04-01T09:00:00+08:00`, with milliseconds only where there are any. Always read back by `parseInstant` as the same
 * instant: an offset with seconds (local mean times before 1900 or so) is cut to the minute and the time shown is that
 * of the cut offset, and what lies outside the years 1 to 9999 by the zone's clock is shown in UTC.
 */
export function formatInstant(t: Instant, timeZone: string): string {
  checkInstant(t);
  return writerOf(timeZone).format(t);
}

/** The date that the zone's clock shows, `YYYY-MM-DD`. */
export function localDate(t: Instant, timeZone: string): string {
  checkInstant(t);
  const zone = zoneOf(timeZone);
  return dateText(Math.floor((t + zone.offsetAt(t)) / DAY));
}

/** One zone's writer; it keeps the last date and offset written, since lines come in the order of time more or less. */
class Writer {
  #day = Number.NaN;
  #date = '';
  #offset = Number.NaN;
  #suffix = '';

  constructor(readonly zone: Zone) {}

  format(t: Instant): string {
    const offset = Math.trunc(this.zone.offsetAt(t) / MINUTE) * MINUTE;
    const local = t + offset;
    if (local < FIRST || local >= END) return writerOf('UTC').format(t);
    const day = Math.floor(local / DAY);
    if (day !== this.#day) {
      this.#day = day;
      this.#date = dateText(day);
    }
    if (offset !== this.#offset) {
      this.#offset = offset;
      this.#suffix = offsetText(offset);
    }
    return `${this.#date}T${timeText(local - day * DAY)}${this.#suffix}`;
  }
}

const TWO = Array.from({ length: 60 }, (_, n) => pad(n));

function timeText(ms: Milliseconds): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const text = `${TWO[Math.floor(minutes / 60)]}:${TWO[minutes % 60]}:${TWO[seconds % 60]}`;
  const rest = ms - seconds * 1000;
  return rest === 0 ? text : `${text}.${pad(rest, 3)}`;
}

function offsetText(offset: Milliseconds): string {
  const minutes = Math.abs(offset) / MINUTE;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

const writers = new Map<string, Writer>();

function writerOf(timeZone: string): Writer {
  const known = writers.get(timeZone);
  if (known !== undefined) return known;
  const writer = new Writer(zoneOf(timeZone));
  writers.set(timeZone, writer);
  return writer;
}
