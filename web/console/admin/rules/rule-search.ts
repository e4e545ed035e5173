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
  /** How posts and others are scored, instead of policies. */
  readonly tab?: 'cards';
}

export function readPolicySearch(search: Readonly<Record<string, unknown>>): PolicySearch {
  return {
    ...(typeof search.policy === 'string' && search.policy !== '' && { policy: search.policy }),
    ...(search.tab === 'cards' && { tab: 'cards' as const }),
  };
}

/** `/admin/catalogue?class=standard|kind|code` */
export interface CatalogueSearch {
  readonly class?: string;
}

export function readCatalogueSearch(search: Readonly<Record<string, unknown>>): CatalogueSearch {
  return typeof search.class === 'string' && search.class !== '' ? { class: search.class } : {};
}

/** `/admin/duties?find=06010&unit=xiyuan&row=d12` */
export interface DutySearch {
  readonly find?: string;
  readonly unit?: string;
  readonly row?: string;
}

export function readDutySearch(search: Readonly<Record<string, unknown>>): DutySearch {
  // A code that stands alone in an address is read as a number.
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  const [find, unit, row] = [text(search.find), text(search.unit), text(search.row)];
  return {
    ...(find === '' ? {} : { find }),
    ...(unit === '' ? {} : { unit }),
    ...(row === '' ? {} : { row }),
  };
}
