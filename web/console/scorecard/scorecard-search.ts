/** What the scorecard's address says. `at` names the period: `2026-09`, `2026-Q3`, `2026`, or `2026-09-01_2026-09-15` (both included). */
export interface ScorecardSearch {
  readonly span?: Span;
  readonly at?: string;
  /** Local date and time, `2026-09-15T17:00`. */
  readonly asOf?: string;
  readonly policy?: string;
  /** Whose cards: of a kind; absent: the units. */
  readonly whom?: Whom;
  /** An area's path, and by what the cases came. */
  readonly area?: string;
  readonly source?: string;
}

/** Whose cards there are beside the units', in the order of the switch; a test holds it to the mechanism's kinds. */
export const WHOM = [
  'streets',
  'departments',
  'receivers',
  'duty-officers',
  'dispatchers',
  'collectors',
  'contractors',
  'grid-leaders',
  'windows',
] as const;
export type Whom = (typeof WHOM)[number];

export const SPANS = ['month', 'quarter', 'year', 'custom'] as const;
export type Span = (typeof SPANS)[number];

const SHAPES: Readonly<Record<Span, RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
  custom: /^\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d$/,
};

export function readScorecardSearch(raw: Readonly<Record<string, unknown>>): ScorecardSearch {
  const span = SPANS.find((each) => each === raw.span) ?? 'month';
  // The router reads a number out of `?at=2026`.
  const at = typeof raw.at === 'number' ? String(raw.at) : raw.at;
  const asOf = raw.asOf;
  const policy = raw.policy;
  const { whom, area, source } = raw;
  return {
    ...(span !== 'month' && { span }),
    ...(typeof at === 'string' && SHAPES[span].test(at) && { at }),
    ...(typeof asOf === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(asOf) && { asOf }),
    ...(typeof policy === 'string' && policy !== '' && { policy }),
    ...(WHOM.some((id) => id === whom) && { whom: whom as Whom }),
    ...((typeof area === 'string' || typeof area === 'number') && area !== '' && { area: String(area) }),
    ...(typeof source === 'string' && source !== '' && { source }),
  };
}
