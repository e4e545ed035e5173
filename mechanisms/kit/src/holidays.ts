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

/** A calendar as its file may write it: holidays by date, or the name of a list. */
export type CalendarSource = Omit<CalendarDefinition, 'holidays'> & {
  readonly holidays?: readonly string[] | string;
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
  if (isWrittenOut(source)) return { definition: source, list: null, years: null };
  const name = String(source.holidays);
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list === undefined) throw new HolidayListError(name, Object.keys(lists));
  const definition: CalendarDefinition = {
    ...source,
    holidays: Object.keys(list.holidays).sort(),
    workdays: dates(list.workdays, source.workdays),
    names: names(list, source.names),
  };
  return { definition, list: name, years: list.years };
}

function isWrittenOut(source: CalendarSource): source is CalendarDefinition {
  return typeof source?.holidays !== 'string';
}

function dates(listed: HolidayList['workdays'], own: CalendarSource['workdays'] = []): readonly string[] {
  return Array.isArray(own) ? [...new Set([...Object.keys(listed), ...own])].sort() : own;
}

function names(list: HolidayList, own: CalendarSource['names'] = {}): Readonly<Record<string, string>> {
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return own;
  const all = Object.entries({ ...list.workdays, ...list.holidays, ...own });
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
