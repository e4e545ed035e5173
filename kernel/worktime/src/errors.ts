/** What makes a calendar unusable, or a search in one fail. Screens phrase the code; `message` is for people at a terminal. */
export type CalendarErrorCode =
  | 'wrong-type'
  | 'unknown-time-zone'
  | 'bad-date'
  | 'bad-season-date'
  | 'season-gap'
  | 'season-overlap'
  | 'bad-period'
  | 'period-backwards'
  | 'period-overlap'
  | 'duplicate-exception'
  | 'bad-weekday'
  | 'holidays-unresolved'
  | 'bad-day-minutes'
  | 'no-open-time';

export type DurationErrorCode =
  | 'not-a-duration'
  | 'no-unit'
  | 'several-units'
  | 'bad-amount'
  | 'unit-refused'
  | 'no-day-minutes'
  | 'too-long';

export type InstantErrorCode = 'bad-format' | 'impossible-date' | 'impossible-time' | 'out-of-range' | 'backwards-span';

export type ErrorParams = Readonly<Record<string, string | number>>;

export class CalendarError extends Error {
  override readonly name = 'CalendarError';

  constructor(
    readonly code: CalendarErrorCode,
    readonly params: ErrorParams,
    message: string,
  ) {
    super(message);
  }
}

export class DurationError extends Error {
  override readonly name = 'DurationError';

  constructor(
    readonly code: DurationErrorCode,
    readonly params: ErrorParams,
    message: string,
  ) {
    super(message);
  }
}

export class InstantError extends Error {
  override readonly name = 'InstantError';

  constructor(
    readonly code: InstantErrorCode,
    readonly params: ErrorParams,
    message: string,
  ) {
    super(message);
  }
}

const SHOWN = 60;

/** A value as a message shows it: short, and never a failure of its own. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : kindOf(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function kindOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
