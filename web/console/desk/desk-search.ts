import type { CaseFilter } from '../../client/index.js';

/** What the desk's address says: which queue, and what of it. */
export interface DeskSearch {
  readonly queue?: 'open' | 'all';
  readonly light?: 'green' | 'yellow' | 'red';
  readonly state?: string;
  readonly severity?: 'general' | 'urgent' | 'special';
  readonly q?: string;
  /** An area's path. */
  readonly area?: string;
  readonly unit?: string;
}

const QUEUES = ['open', 'all'] as const;
const LIGHTS = ['green', 'yellow', 'red'] as const;
const SEVERITIES = ['general', 'urgent', 'special'] as const;

/** Reads an address that anybody may have typed: what does not fit is left out. */
export function readDeskSearch(raw: Readonly<Record<string, unknown>>): DeskSearch {
  const queue = oneOf(QUEUES, raw.queue);
  const light = oneOf(LIGHTS, raw.light);
  const severity = oneOf(SEVERITIES, raw.severity);
  const state = textOf(raw.state);
  const q = textOf(raw.q);
  const area = textOf(raw.area);
  const unit = textOf(raw.unit);
  return {
    ...(queue && { queue }),
    ...(light && { light }),
    ...(state && { state }),
    ...(severity && { severity }),
    ...(q && { q }),
    ...(area && { area }),
    ...(unit && { unit }),
  };
}

export function filterOf(search: DeskSearch): CaseFilter {
  return { ...search, queue: search.queue ?? 'desk' };
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((each) => each === value);
}

/** The router reads a number out of `?q=2026`. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
