/** `/admin/calendar?year=2027` */
export interface CalendarSearch {
  readonly year?: number;
}

export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  const year = Number(search.year);
  return Number.isInteger(year) && year >= 1970 && year <= 2100 ? { year } : {};
}

/** `/admin/policies?policy=formal-2010` */
export interface PolicySearch {
  readonly policy?: string;
}

export function readPolicySearch(search: Readonly<Record<string, unknown>>): PolicySearch {
  return typeof search.policy === 'string' && search.policy !== '' ? { policy: search.policy } : {};
}
