import { HOUR, MINUTE } from './civil.js';
import { CalendarError, shown } from './errors.js';
import type { Milliseconds } from './types.js';

/** A period by the wall clock: milliseconds since the date's 00:00. */
export interface Period {
  readonly start: Milliseconds;
  readonly end: Milliseconds;
}

const PERIOD = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/**
 * The periods of one day, sorted. Touching ones are legal, and an empty list is a closed day.
 *
 * @param member where the list stands, for the message
 * @throws CalendarError `bad-period`, `period-backwards`, `period-overlap`
 */
export function parsePeriods(list: readonly unknown[], member: string): Period[] {
  const sorted = list
    .map((value) => ({ text: value, period: parsePeriod(value, member) }))
    .sort((a, b) => a.period.start - b.period.start);
  for (const [index, { text, period }] of sorted.entries()) {
    const previous = sorted[index - 1];
    if (previous === undefined || previous.period.end <= period.start) continue;
    throw new CalendarError(
      'period-overlap',
      { member, period: String(text), other: String(previous.text) },
      `${member}: the period ${text} overlaps ${previous.text}: let it begin at or after the other's end`,
    );
  }
  return sorted.map((entry) => entry.period);
}

function parsePeriod(value: unknown, member: string): Period {
  const match = typeof value === 'string' ? PERIOD.exec(value) : null;
  if (match === null) {
    throw new CalendarError(
      'bad-period',
      { member, period: shown(value) },
      `${member}: ${shown(value)} is no period: write HH:MM-HH:MM, such as 08:30-11:30, up to 24:00`,
    );
  }
  const start = Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
  const end = match[3] === undefined ? 24 * HOUR : Number(match[3]) * HOUR + Number(match[4]) * MINUTE;
  if (start < end) return { start, end };
  throw new CalendarError(
    'period-backwards',
    { member, period: String(value) },
    `${member}: the period ${value} does not run forward: split one over midnight in two, such as 22:00-24:00 and 00:00-06:00`,
  );
}
