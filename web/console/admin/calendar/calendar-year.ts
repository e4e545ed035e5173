import type { CalendarSource, HolidayList } from '@bihuan/kit';

type Lists = Readonly<Record<string, HolidayList>>;

/** What a date is: a work day by its season, a weekday of rest, a holiday, a shifted workday, or a day with hours of its own. */
export type DayKind = 'work' | 'rest' | 'holiday' | 'shifted' | 'own';

export interface CalendarDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly kind: DayKind;
  /** `08:30-11:30`; empty where it is closed. */
  readonly periods: readonly string[];
  readonly name: string | null;
  /** The calendar's named list says so, not the city. */
  readonly listed: boolean;
}

export interface CalendarMonth {
  /** 1–12 */
  readonly month: number;
  readonly days: readonly CalendarDay[];
}

/** A calendar as it says of each date. The order is the kernel's: exceptions, workdays, holidays, weekdays of rest, season. */
export class YearReader {
  readonly #source: CalendarSource;
  readonly #list: HolidayList | null;
  readonly #holidays: ReadonlySet<string>;
  readonly #workdays: ReadonlySet<string>;
  readonly #exceptions: ReadonlyMap<string, readonly string[]>;

  constructor(source: CalendarSource, lists: Lists) {
    this.#source = source;
    this.#list = typeof source.holidays === 'string' ? (lists[source.holidays] ?? null) : null;
    this.#holidays = new Set(Array.isArray(source.holidays) ? source.holidays : (source.ownHolidays ?? []));
    this.#workdays = new Set(source.workdays ?? []);
    this.#exceptions = new Map(source.exceptions?.map(({ date, periods }) => [date, periods]));
  }

  months(year: number): CalendarMonth[] {
    return Array.from({ length: 12 }, (_, index) => ({ month: index + 1, days: this.#days(year, index + 1) }));
  }

  day(date: string): CalendarDay {
    const list = this.#list;
    const name = this.#source.names?.[date] ?? list?.holidays[date] ?? list?.workdays[date] ?? null;
    const own = this.#exceptions.get(date);
    if (own !== undefined) return { date, kind: 'own', periods: own, name, listed: false };
    const season = this.seasonOf(date);
    const shiftedByList = list !== null && date in list.workdays;
    if (shiftedByList || this.#workdays.has(date)) {
      return { date, kind: 'shifted', periods: season, name, listed: shiftedByList && !this.#workdays.has(date) };
    }
    const offByList = list !== null && date in list.holidays;
    if (offByList || this.#holidays.has(date)) {
      return { date, kind: 'holiday', periods: [], name, listed: offByList && !this.#holidays.has(date) };
    }
    const rest = (this.#source.restWeekdays ?? []).includes(weekdayOf(date));
    return { date, kind: rest ? 'rest' : 'work', periods: rest ? [] : season, name, listed: false };
  }

  /** The periods of the season in which a date lies; none where it lies in no season. */
  seasonOf(date: string): readonly string[] {
    const place = date.slice(5);
    return this.#source.seasons.find(({ from, to }) => inSeason(place, from, to))?.periods ?? [];
  }

  #days(year: number, month: number): CalendarDay[] {
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return Array.from({ length }, (_, index) => this.day(dateOf(year, month, index + 1)));
  }
}

/** Both ends included; over the year's end where it goes backwards. */
function inSeason(place: string, from: string, to: string): boolean {
  return from <= to ? place >= from && place <= to : place >= from || place <= to;
}

export function dateOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function plusDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** All dates between two, both included, whichever comes first. */
export function datesBetween(a: string, b: string): string[] {
  const [first, last] = a <= b ? [a, b] : [b, a];
  const dates: string[] = [];
  for (let date = first; date <= last && dates.length < 400; date = plusDays(date, 1)) dates.push(date);
  return dates;
}

export type DayChoice =
  /** As weekday, season and list say. */
  | { readonly kind: 'usual' }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'shifted'; readonly name: string }
  | { readonly kind: 'own'; readonly name: string; readonly periods: readonly string[] };

/** The calendar in which some dates are what somebody chose. What the city said of them before is gone. */
export function chooseDays(
  source: CalendarSource,
  lists: Lists,
  dates: readonly string[],
  choice: DayChoice,
): CalendarSource {
  const cleared = clearDays(source, dates);
  const named = choice.kind === 'usual' || choice.name === '' ? [] : dates.map((date) => [date, choice.name] as const);
  const next = { ...cleared, names: sorted({ ...cleared.names, ...Object.fromEntries(named) }) };
  switch (choice.kind) {
    case 'usual':
      return trimmed(next);
    case 'shifted':
      return trimmed({ ...next, workdays: union(next.workdays, dates) });
    case 'own':
      return trimmed({ ...next, exceptions: withExceptions(next, dates, choice.periods) });
    case 'holiday':
      return trimmed(offOn(next, lists, dates));
  }
}

/** A worked day of the list outranks every holiday: only an exception without hours closes it. */
function offOn(source: CalendarSource, lists: Lists, dates: readonly string[]): CalendarSource {
  if (typeof source.holidays !== 'string') return { ...source, holidays: union(source.holidays, dates) };
  const list = lists[source.holidays];
  const worked = dates.filter((date) => list !== undefined && date in list.workdays);
  const own = dates.filter((date) => !worked.includes(date) && !(list !== undefined && date in list.holidays));
  return {
    ...source,
    ownHolidays: union(source.ownHolidays, own),
    exceptions: withExceptions(source, worked, []),
  };
}

function clearDays(source: CalendarSource, dates: readonly string[]): CalendarSource {
  const gone = new Set(dates);
  const without = (list: readonly string[] | undefined) => list?.filter((date) => !gone.has(date)) ?? [];
  return {
    ...source,
    ...(Array.isArray(source.holidays) ? { holidays: without(source.holidays) } : {}),
    ownHolidays: without(source.ownHolidays),
    workdays: without(source.workdays),
    exceptions: source.exceptions?.filter(({ date }) => !gone.has(date)) ?? [],
    names: Object.fromEntries(Object.entries(source.names ?? {}).filter(([date]) => !gone.has(date))),
  };
}

function withExceptions(source: CalendarSource, dates: readonly string[], periods: readonly string[]) {
  const added = dates.map((date) => ({ date, periods }));
  return [...(source.exceptions ?? []), ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function union(list: readonly string[] | undefined, dates: readonly string[]): string[] {
  return [...new Set([...(list ?? []), ...dates])].sort();
}

function sorted(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Without members that say nothing, so that a calendar changed and changed back is the same. */
export function trimmed(source: CalendarSource): CalendarSource {
  const says = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : typeof value !== 'object' || Object.keys(value ?? {}).length > 0;
  const optional = new Set(['ownHolidays', 'workdays', 'exceptions', 'names', 'knownYears']);
  return Object.fromEntries(
    Object.entries(source).filter(([member, value]) => !optional.has(member) || says(value)),
  ) as unknown as CalendarSource;
}

/**
 * The city's own days of one year set on the same dates of another. A list's days stay behind: next year they are others.
 * What the other year already says stays. 29 February goes nowhere.
 */
export function copyYear(source: CalendarSource, lists: Lists, from: number, to: number): CalendarSource {
  const reader = new YearReader(source, lists);
  let next = source;
  for (const { days } of reader.months(from)) {
    for (const day of days) {
      const choice = choiceOf(day);
      const date = `${String(to).padStart(4, '0')}${day.date.slice(4)}`;
      if (choice === null || !isReal(date) || choiceOf(new YearReader(next, lists).day(date)) !== null) continue;
      next = chooseDays(next, lists, [date], choice);
    }
  }
  return next;
}

/** What the city itself says of a day; null: nothing. */
function choiceOf(day: CalendarDay): DayChoice | null {
  if (day.listed || day.kind === 'work' || day.kind === 'rest') return null;
  const name = day.name ?? '';
  return day.kind === 'own' ? { kind: 'own', name, periods: day.periods } : { kind: day.kind, name };
}

function isReal(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

/** Are a year's holidays known, from the list or because the calendar says that it has them whole? */
export function knowsYear(source: CalendarSource, lists: Lists, year: number): 'list' | 'own' | null {
  if (source.knownYears?.includes(year)) return 'own';
  if (typeof source.holidays !== 'string') {
    return source.knownYears === undefined && source.holidays?.some((date) => date.startsWith(`${year}-`))
      ? 'own'
      : null;
  }
  const years = lists[source.holidays]?.years;
  return years !== undefined && year >= years.from && year <= years.to ? 'list' : null;
}

export function setKnown(source: CalendarSource, year: number, known: boolean): CalendarSource {
  const others = (source.knownYears ?? []).filter((each) => each !== year);
  return trimmed({ ...source, knownYears: known ? [...others, year].sort() : others });
}
