import type { IndicatorCounts, Trends } from '@bihuan/contracts';

/** The seven headline indicators (seeds, part 1, 六(五)), in the source's order. */
export const INDICATORS = ['coverage', 'filings', 'closing', 'dispatch', 'delay', 'repeat', 'falseFeedback'] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Which way is well: up, down, or neither. */
export const GOOD: Readonly<Record<Indicator, 'up' | 'down' | null>> = {
  coverage: 'up',
  filings: null,
  closing: 'up',
  dispatch: 'up',
  delay: 'down',
  repeat: 'down',
  falseFeedback: 'down',
};

/** The source's goal for cases resolved; shown where an indicator has one. */
export const GOAL: Readonly<Partial<Record<Indicator, number>>> = { closing: 0.85 };

/** A number of cases, or a share from 0 to 1; null where there is nothing to divide by, or nothing measured. */
export function weekValue(indicator: Indicator, week: Week): number | null {
  if (indicator !== 'coverage') return indicatorValue(indicator, week.counts);
  // Where nobody recorded a shift, nothing was measured.
  return week.patrol.shifts === 0 ? null : share(week.patrol.visited, week.patrol.cells);
}

/** The same of counts of cases, which patrols are none of. */
export function indicatorValue(indicator: Exclude<Indicator, 'coverage'>, counts: IndicatorCounts): number | null {
  const { filed, closed, undecided, promptly, dispatched, delayed, repeated, feedbacks, failed } = counts;
  switch (indicator) {
    case 'filings':
      return filed;
    case 'closing':
      return share(closed, filed);
    case 'dispatch':
      return share(promptly, filed - undecided);
    case 'delay':
      return share(delayed, dispatched);
    case 'repeat':
      return share(repeated, dispatched);
    case 'falseFeedback':
      return share(failed, feedbacks);
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export interface Week {
  /** Local date of its first day. */
  readonly from: string;
  readonly to: string;
  readonly counts: IndicatorCounts;
  readonly patrol: { readonly cells: number; readonly visited: number; readonly shifts: number };
}

/** Weeks of seven days that end with the last day given, oldest first; days too many for whole weeks are left out. */
export function weeksOf({ days, patrol }: Pick<Trends, 'days' | 'patrol'>): Week[] {
  const first = days.length % 7;
  return Array.from({ length: Math.floor(days.length / 7) }, (_, i) => {
    const week = days.slice(first + 7 * i, first + 7 * (i + 1));
    const [from, to] = [week[0]?.date ?? '', week.at(-1)?.date ?? ''];
    const { visited = 0, shifts = 0 } = patrol.weeks.find((one) => one.to === to) ?? {};
    return { from, to, counts: sumOf(week), patrol: { cells: patrol.cells, visited, shifts } };
  });
}

const NAMES = [
  'filed',
  'closed',
  'undecided',
  'promptly',
  'dispatched',
  'delayed',
  'repeated',
  'feedbacks',
  'failed',
] as const;

export function sumOf(some: readonly IndicatorCounts[]): IndicatorCounts {
  const sum = Object.fromEntries(NAMES.map((name) => [name, some.reduce((total, each) => total + each[name], 0)]));
  return sum as Record<(typeof NAMES)[number], number>;
}

/** "91.2%" or "412"; a dash where there is none. */
export function valueText(indicator: Indicator, value: number | null): string {
  if (value === null) return '—';
  return indicator === 'filings' ? String(value) : `${(value * 100).toFixed(1)}%`;
}

/** "+1.2" points of a share, "+12%" of a number; null where there is nothing to compare with. */
export function changeText(indicator: Indicator, now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null;
  if (indicator !== 'filings') return signed((now - before) * 100, 1);
  return before === 0 ? null : `${signed((now / before - 1) * 100, 0)}%`;
}

function signed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? `±${Math.abs(value).toFixed(digits)}` : value > 0 ? `+${text}` : text.replace('-', '−');
}
