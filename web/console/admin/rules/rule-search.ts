/** `/admin/calendar?year=2027` */
export interface CalendarSearch {
  readonly year?: number;
}

export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  const year = Number(search.year);
  return Number.isInteger(year) && year >= 1970 && year <= 2100 ? { year } : {};
}
