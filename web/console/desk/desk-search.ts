import type { CaseFilter } from '../../client/index.js';

/** What the desk's address says: which queue, and what of it. */
export interface DeskSearch {
  readonly queue?: 'open' | 'all';
  /** Path of an area: an own street, for instance. */
  readonly area?: string;
  readonly light?: 'green' | 'yellow' | 'red';
  /** One state, or several with commas between them. */
  readonly state?: string;
  readonly severity?: 'general' | 'urgent' | 'special';
  readonly source?: NonNullable<CaseFilter['source']>;
  /** One mark, or several with commas between them. */
  readonly mark?: string;
  /** Due by then, and not stopped. */
  readonly due?: 'today';
  readonly unit?: string;
  readonly kind?: 'component' | 'event';
  readonly class?: string;
  readonly sort?: 'reported' | 'state';
  readonly q?: string;
}

const QUEUES = ['open', 'all'] as const;
const LIGHTS = ['green', 'yellow', 'red'] as const;
const SEVERITIES = ['general', 'urgent', 'special'] as const;
export const FILTER_SOURCES = [
  'collector',
  'hotline',
  'citizen',
  'video',
  'department',
  'media',
  'open311',
  'import',
] as const;
export const DUES = ['today'] as const;
export const KINDS = ['component', 'event'] as const;
export const SORTS = ['reported', 'state'] as const;

/** Reads an address that anybody may have typed: what does not fit is left out. */
export function readDeskSearch(raw: Readonly<Record<string, unknown>>): DeskSearch {
  return without({
    queue: oneOf(QUEUES, raw.queue),
    area: textOf(raw.area),
    light: oneOf(LIGHTS, raw.light),
    state: textOf(raw.state),
    severity: oneOf(SEVERITIES, raw.severity),
    source: oneOf(FILTER_SOURCES, raw.source),
    mark: textOf(raw.mark),
    due: oneOf(DUES, raw.due),
    unit: textOf(raw.unit),
    kind: oneOf(KINDS, raw.kind),
    class: textOf(raw.class),
    sort: oneOf(SORTS, raw.sort),
    q: textOf(raw.q),
  });
}

export function filterOf(search: DeskSearch): CaseFilter {
  return { ...search, queue: search.queue ?? 'desk' };
}

/** A search with some of it changed; undefined takes a part away. */
export type DeskChange = { readonly [K in keyof DeskSearch]?: DeskSearch[K] | undefined };

export function changed(search: DeskSearch, change: DeskChange): DeskSearch {
  return without({ ...search, ...change });
}

/** The parts that narrow the queue; the order and the area, which the header holds, are none. */
export function narrowed(search: DeskSearch): (keyof DeskSearch)[] {
  return (Object.keys(search) as (keyof DeskSearch)[]).filter((key) => !['queue', 'sort', 'area'].includes(key));
}

/** As an address writes it, its parts always in one order: equal searches are equal texts. */
export function queryOf(search: DeskSearch): string {
  const pairs = Object.entries(readDeskSearch({ ...search })).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(pairs).toString();
}

export function searchOf(query: string): DeskSearch {
  return readDeskSearch(Object.fromEntries(new URLSearchParams(query)));
}

function without(parts: DeskChange): DeskSearch {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((each) => each === value);
}

/** The router reads a number out of `?q=2026`. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
