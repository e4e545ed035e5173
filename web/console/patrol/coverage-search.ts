/** What the address of the coverage page says: an area and local dates, both included. */
export interface CoverageSearch {
  readonly area?: string;
  readonly from?: string;
  readonly to?: string;
}

const DATE = /^\d{4}-\d\d-\d\d$/;

export function readCoverageSearch(search: Record<string, unknown>): CoverageSearch {
  const { area, from, to } = search;
  return {
    ...(typeof area === 'string' && area !== '' ? { area } : {}),
    ...(isDate(from) && isDate(to) && from <= to ? { from, to } : {}),
  };
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value));
}

/** The last seven days up to a local date, where none are chosen. */
export function spanOf(search: CoverageSearch, today: string): { from: string; to: string } {
  if (search.from !== undefined && search.to !== undefined) return { from: search.from, to: search.to };
  return { from: new Date(Date.parse(today) - 6 * 86_400_000).toISOString().slice(0, 10), to: today };
}
