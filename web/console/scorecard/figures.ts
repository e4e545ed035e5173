import type { Scorecard, ScorecardRuns } from '@bihuan/contracts';

export type Run = ScorecardRuns['runs'][number];
export type UnitFigures = Scorecard['units'][number];
export type AreaFigures = Scorecard['area'];

interface Figure {
  readonly key: string;
  /** Also in the area's sum. */
  readonly summed: boolean;
  /** A share shown in per cent, or the score itself. */
  readonly share?: true;
  /** The runs behind it. */
  readonly of: (run: Run) => boolean;
}

/** Runs that the period counts: whatever of them is then set aside. */
const dispatched = (run: Run) => run.set === 'should' || run.set === 'pending' || run.set === 'deferral-recognised';
const should = (run: Run) => run.set === 'should';

/** Every figure of a row with the runs that make it, in the order in which they are read. */
export const FIGURES = [
  { key: 'score', summed: true, of: should },
  { key: 'timelyRate', summed: true, share: true, of: (run) => should(run) && run.timely },
  { key: 'resolvedRate', summed: true, share: true, of: (run) => should(run) && run.resolved },
  { key: 'should', summed: true, of: should },
  { key: 'resolved', summed: true, of: (run) => should(run) && run.resolved },
  { key: 'timely', summed: true, of: (run) => should(run) && run.timely },
  { key: 'dispatched', summed: true, of: dispatched },
  { key: 'pending', summed: true, of: (run) => run.set === 'pending' },
  { key: 'deferred', summed: false, of: (run) => dispatched(run) && run.deferred },
  { key: 'extended', summed: false, of: (run) => dispatched(run) && run.extended },
  { key: 'returned', summed: false, of: (run) => dispatched(run) && run.returned },
  { key: 'repeat', summed: false, of: (run) => dispatched(run) && run.repeat },
  { key: 'returnedAway', summed: true, of: (run) => run.set === 'returned-away' },
  { key: 'unlimited', summed: true, of: (run) => run.set === 'unlimited' },
] as const satisfies readonly Figure[];

export type FigureKey = (typeof FIGURES)[number]['key'];

export function figureOf(key: FigureKey): Figure {
  const figure = FIGURES.find((each) => each.key === key);
  if (figure === undefined) throw new Error(`no figure "${key}"`);
  return figure;
}

/** Seeds, part 1, 六(五): at least 85 % of what should be is resolved. */
export const RESOLVED_GOAL = 0.85;

export function figureText(key: FigureKey, value: number | null): string {
  if (value === null) return '—';
  if (key === 'score') return value.toFixed(2);
  return key === 'timelyRate' || key === 'resolvedRate' ? `${(value * 100).toFixed(2)}%` : String(value);
}
