import type { CalendarDefinition } from '@bihuan/worktime';

/** The statutory holidays and shifted workdays of a country, by local date (`YYYY-MM-DD`). */
export interface HolidayList {
  /** What a calendar's `holidays` calls it, e.g. `CN`. */
  readonly name: string;
  /** Days off → what they are called. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Rest days that are worked instead → what they are called (a screen shows it as it is). */
  readonly workdays: Readonly<Record<string, string>>;
  /** The whole years that the list knows, both included; outside them it says nothing. */
  readonly years: YearRange;
}

export interface YearRange {
  readonly from: number;
  readonly to: number;
}

/** A calendar as its file may write it: holidays by date, or the name of a list with the city's own days beside it. */
export type CalendarSource = Omit<CalendarDefinition, 'holidays'> & {
  readonly holidays?: readonly string[] | string;
  /** Days off besides those of the named list. */
  readonly ownHolidays?: readonly string[];
  /** Years whose holidays were entered here whole: they are known though no list has them. */
  readonly knownYears?: readonly number[];
};

export interface ResolvedCalendar {
  readonly definition: CalendarDefinition;
  /** The list that was used; null where the calendar gives its own dates. */
  readonly list: string | null;
  /**
   * The years for which holidays are known: what is computed outside them counts every holiday as worked, which is worth
   * a warning. Null where the calendar gives its own dates.
   */
  readonly years: YearRange | null;
  /**
   * Are a year's holidays known? From the list, or because the calendar says that it has them whole; of a calendar that
   * says nothing of years, because it has any.
   */
  knows(year: number): boolean;
}

export class HolidayListError extends Error {
  override readonly name = 'HolidayListError';
  readonly code = 'unknown-list';

  constructor(
    readonly list: string,
    readonly known: readonly string[],
  ) {
    const choice = known.length === 0 ? 'none is known' : `known are ${known.join(', ')}`;
    super(`There is no holiday list "${list}" (${choice}): name one of them, or list the dates`);
  }
}

/**
 * Puts a named list's dates and names in the place of its name. What the calendar says itself stays on top: its workdays
 * and exceptions outrank holidays as in every calendar, and its names replace the list's. Members of a wrong type are left
 * as they are, for the calendar's own check to name.
 * @param lists by the name that calendars use.
 * @throws HolidayListError
 */
export function resolveHolidays(
  source: CalendarSource,
  lists: Readonly<Record<string, HolidayList>>,
): ResolvedCalendar {
  if (isWrittenOut(source)) return { definition: source, list: null, years: null, knows: knowsOwn(source) };
  const name = String(source.holidays);
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list === undefined) throw new HolidayListError(name, Object.keys(lists));
  const definition: CalendarDefinition = {
    ...source,
    holidays: dates(list.holidays, source.ownHolidays),
    workdays: dates(list.workdays, source.workdays),
    names: names(list, source.names),
  };
  const entered = enteredYears(source);
  const { from, to } = list.years;
  return {
    definition,
    list: name,
    years: list.years,
    knows: (year) => (year >= from && year <= to) || entered.has(year),
  };
}

function knowsOwn(source: CalendarSource): (year: number) => boolean {
  const entered = enteredYears(source);
  if (entered.size > 0) return (year) => entered.has(year);
  const holidays: unknown = source?.holidays;
  const years = new Set(Array.isArray(holidays) ? holidays.map((date) => Number(String(date).slice(0, 4))) : []);
  return (year) => years.has(year);
}

function enteredYears(source: CalendarSource): ReadonlySet<number> {
  return new Set(Array.isArray(source?.knownYears) ? source.knownYears : []);
}

function isWrittenOut(source: CalendarSource): source is CalendarDefinition {
  return typeof source?.holidays !== 'string';
}

function dates(listed: Readonly<Record<string, string>>, own: readonly string[] = []): readonly string[] {
  return Array.isArray(own) ? [...new Set([...Object.keys(listed), ...own])].sort() : own;
}

function names(list: HolidayList, own: CalendarSource['names'] = {}): Readonly<Record<string, string>> {
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return own;
  const all = Object.entries({ ...list.workdays, ...list.holidays, ...own });
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
