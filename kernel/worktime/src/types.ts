/** UTC milliseconds since 1970. */
export type Instant = number;

/** Milliseconds; may be negative where a direction matters. */
export type Milliseconds = number;

/** A calendar as people write it (20-clock-and-score §1): JSON without functions. */
export interface CalendarDefinition {
  readonly id: string;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly seasons: readonly SeasonDefinition[];
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly restWeekdays?: readonly number[];
  /** `YYYY-MM-DD` dates. The name of a list ("CN") must be resolved before it gets here. */
  readonly holidays?: readonly string[];
  readonly workdays?: readonly string[];
  readonly exceptions?: readonly { readonly date: string; readonly periods: readonly string[] }[];
  /** What a date is called, e.g. `{"2010-04-05": "清明节"}`. */
  readonly names?: Readonly<Record<string, string>>;
  /** Minutes of one working day, for `{ workdays }`. Without it workdays are refused. */
  readonly dayMinutes?: number;
}

export interface SeasonDefinition {
  /** `MM-DD`, included. */
  readonly from: string;
  /** `MM-DD`, included; before `from` where the season wraps the year's end. */
  readonly to: string;
  /** `HH:MM-HH:MM`, wall clock. */
  readonly periods: readonly string[];
}

export type Duration =
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly workdays: number }
  | { readonly urgentHours: number };

export type DurationUnit = 'minutes' | 'hours' | 'workdays' | 'urgentHours';

/** Half-open `[start, end)`. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Why a piece of time does not count. */
export type ClosedReason =
  /** A weekday of rest. */
  | 'rest'
  /** A holiday; `name` where the calendar knows it. */
  | 'holiday'
  /** Before the day's first period. */
  | 'before'
  /** Between two periods of one day (lunch). */
  | 'break'
  /** After the day's last period. */
  | 'after'
  /** An exception or a season that leaves the day without any period. */
  | 'closed';

/** A piece of a span that a timeline explains: either counted or closed for a reason. */
export interface Slice extends Interval {
  readonly counted: boolean;
  /** Null where counted. */
  readonly reason: ClosedReason | null;
  /** The local date (`YYYY-MM-DD`) the slice lies in; a slice never spans two dates of different reasons. */
  readonly date: string;
  /** The date's name in the calendar, if it has one. */
  readonly name?: string;
}

/** Time that can be counted: work time of a calendar, or all time. */
export interface Timeline {
  readonly kind: 'work' | 'natural';
  readonly timeZone: string;
  /** Open milliseconds in `[a, b)`; negative where b < a. */
  elapsed(a: Instant, b: Instant): Milliseconds;
  /**
   * d > 0: the earliest u ≥ t with elapsed(t, u) = d. d < 0: the latest u ≤ t with elapsed(u, t) = -d. 0: t.
   * @throws CalendarError `no-open-time` when 3,653 days pass without any open time.
   */
  add(t: Instant, d: Milliseconds): Instant;
  isOpen(t: Instant): boolean;
  /** The next instant after t at which open turns to closed or back; null when there is none within ten years. */
  nextChange(t: Instant): Instant | null;
  /** The slices of `[a, b)`, in order, that partition it; the counted ones sum to `elapsed(a, b)`. a ≤ b. */
  explain(a: Instant, b: Instant): Slice[];
  /** The length of a duration on this timeline, rounded to the millisecond half away from zero.
   * @throws DurationError where the unit does not fit the timeline. */
  length(duration: Duration): Milliseconds;
}

export interface Calendar extends Timeline {
  readonly kind: 'work';
  readonly definition: CalendarDefinition;
}
