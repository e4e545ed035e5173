import { parseDate } from './civil.js';
import { CalendarError, type CalendarErrorCode, shown } from './errors.js';
import { type Period, parsePeriods } from './period.js';
import { parseSeasonDate, type Season, spreadSeasons } from './season.js';
import type { CalendarDefinition } from './types.js';
import { type Zone, zoneOf } from './zone.js';

/** A definition that was checked, with its texts read. Dates are day numbers. */
export interface Reading {
  readonly definition: CalendarDefinition;
  readonly zone: Zone;
  /** The periods of each place in the leap year. */
  readonly seasonPeriods: readonly (readonly Period[])[];
  readonly restWeekdays: ReadonlySet<number>;
  readonly holidays: ReadonlySet<number>;
  readonly workdays: ReadonlySet<number>;
  readonly exceptions: ReadonlyMap<number, readonly Period[]>;
  readonly names: ReadonlyMap<number, string>;
}

/**
 * Checks a calendar that came from outside. Members that the type does not know are ignored.
 *
 * @throws CalendarError naming the member, date or period and the remedy
 */
export function readDefinition(value: unknown): Reading {
  const source = object(value, 'calendar');
  const id = source.id;
  if (typeof id !== 'string' || id === '') throw wrongType('id', id, 'a text, such as "city-2010"');
  const timeZone = source.timeZone;
  if (typeof timeZone !== 'string') throw wrongType('timeZone', timeZone, 'an IANA name, such as "Asia/Shanghai"');
  const zone = zoneOf(timeZone);
  const reading = {
    zone,
    seasonPeriods: spreadSeasons(list(source.seasons, 'seasons').map(readSeason)),
    restWeekdays: new Set(optionalList(source.restWeekdays, 'restWeekdays').map(readWeekday)),
    holidays: readDates(resolved(source.holidays), 'holidays'),
    workdays: readDates(source.workdays, 'workdays'),
    exceptions: readExceptions(source.exceptions),
    names: readNames(source.names),
  };
  checkDayMinutes(source.dayMinutes);
  return { ...reading, definition: known(source) };
}

function readSeason(value: unknown, index: number): Season {
  const member = `seasons[${index}]`;
  const source = object(value, member);
  return {
    from: parseSeasonDate(source.from, `${member}.from`),
    to: parseSeasonDate(source.to, `${member}.to`),
    periods: parsePeriods(list(source.periods, `${member}.periods`), `${member}.periods`),
  };
}

function readWeekday(value: unknown, index: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7) return value;
  throw new CalendarError(
    'bad-weekday',
    { member: `restWeekdays[${index}]`, value: shown(value) },
    `restWeekdays[${index}]: ${shown(value)} is no weekday: write 1 for Monday to 7 for Sunday`,
  );
}

/** A list's name stands for dates that only a maintained table knows, which is not the kernel's to look up. */
function resolved(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  throw new CalendarError(
    'holidays-unresolved',
    { holidays: value },
    `holidays: ${shown(value)} is the name of a list: put its dates in holidays and workdays before compiling the calendar`,
  );
}

function readDates(value: unknown, member: string): Set<number> {
  return new Set(optionalList(value, member).map((date, index) => readDate(date, `${member}[${index}]`)));
}

function readDate(value: unknown, member: string): number {
  const day = typeof value === 'string' ? parseDate(value) : null;
  if (day !== null) return day;
  throw new CalendarError(
    'bad-date',
    { member, date: typeof value === 'string' ? value : shown(value) },
    `${member}: ${shown(value)} is no date that exists: write YYYY-MM-DD, such as 2010-04-05`,
  );
}

function readExceptions(value: unknown): Map<number, readonly Period[]> {
  const exceptions = new Map<number, readonly Period[]>();
  for (const [index, entry] of optionalList(value, 'exceptions').entries()) {
    const member = `exceptions[${index}]`;
    const source = object(entry, member);
    const day = readDate(source.date, `${member}.date`);
    if (exceptions.has(day)) {
      const date = String(source.date);
      throw new CalendarError(
        'duplicate-exception',
        { member, date },
        `${member}: ${date} has an exception already: put all its periods in one`,
      );
    }
    exceptions.set(day, parsePeriods(list(source.periods, `${member}.periods`), `${member}.periods`));
  }
  return exceptions;
}

function readNames(value: unknown): Map<number, string> {
  const names = new Map<number, string>();
  if (value === undefined) return names;
  for (const [date, name] of Object.entries(object(value, 'names'))) {
    if (typeof name !== 'string') throw wrongType(`names.${date}`, name, 'a text, such as "清明节"');
    names.set(readDate(date, 'names'), name);
  }
  return names;
}

function checkDayMinutes(value: unknown): void {
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value > 0)) return;
  throw new CalendarError(
    'bad-day-minutes',
    { value: shown(value) },
    `dayMinutes: ${shown(value)} is no number above 0: give the minutes of a working day, or leave it out`,
  );
}

function object(value: unknown, member: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrongType(member, value, 'an object');
}

function list(value: unknown, member: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrongType(member, value, 'a list');
}

function optionalList(value: unknown, member: string): readonly unknown[] {
  return value === undefined ? [] : list(value, member);
}

function wrongType(member: string, value: unknown, wanted: string): CalendarError {
  const code: CalendarErrorCode = 'wrong-type';
  return new CalendarError(code, { member, value: shown(value) }, `${member}: must be ${wanted}, not ${shown(value)}`);
}

const MEMBERS: readonly (keyof CalendarDefinition)[] = [
  'id',
  'timeZone',
  'seasons',
  'restWeekdays',
  'holidays',
  'workdays',
  'exceptions',
  'names',
  'dayMinutes',
];

/** The checked definition as its own frozen copy: what its author changes afterwards does not change the calendar. */
function known(source: Record<string, unknown>): CalendarDefinition {
  const members = MEMBERS.filter((member) => source[member] !== undefined).map((member) => [member, source[member]]);
  return frozenCopy(Object.fromEntries(members)) as CalendarDefinition;
}

function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  if (typeof value !== 'object' || value === null) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, frozenCopy(member)])));
}
