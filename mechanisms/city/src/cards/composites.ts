import type { CompositeBody } from '@bihuan/kit';
import { cardKind } from './kinds.js';

const GRADES = [
  { grade: 'A', from: 90 },
  { grade: 'B', from: 75 },
  { grade: 'C', from: 60 },
  { grade: 'D', from: 40 },
  { grade: 'E', from: 0 },
];

type Part = readonly [indicator: string, weight: number];

function composite(card: string, sample: readonly [count: string, atLeast: number], parts: readonly Part[]) {
  return {
    id: `${card}-2010`,
    card,
    validFrom: '2010-01-01',
    validUntil: null,
    phase: 'formal',
    parts: parts.map(([indicator, weight]) => ({ indicator, weight })),
    sample: { count: sample[0], atLeast: sample[1] },
    grades: GRADES,
  } as const satisfies CompositeBody;
}

const collecting: readonly Part[] = [
  ['validReports', 0.4],
  ['missedReports', 0.2],
  ['promptChecks', 0.2],
  ['promptVerifications', 0.2],
];

/**
 * What cards' points are made of until a city says otherwise. Collectors, duty officers and dispatchers have the weights that are in
 * use; receivers theirs with what a receiver does here in place of sending (which duty officer and dispatcher do); the others
 * and all samples are ours.
 */
export const DEFAULT_COMPOSITES: readonly CompositeBody[] = [
  composite(
    'receivers',
    ['reports', 20],
    [
      ['reportVolume', 0.25],
      ['validReports', 0.4],
      ['exactReports', 0.35],
    ],
  ),
  composite(
    'duty-officers',
    ['filings', 20],
    [
      ['promptFilings', 0.25],
      ['rightFilings', 0.4],
      ['promptClosings', 0.35],
    ],
  ),
  composite(
    'dispatchers',
    ['dispatches', 20],
    [
      ['dispatchVolume', 0.2],
      ['promptDispatches', 0.4],
      ['rightDispatches', 0.4],
    ],
  ),
  composite('collectors', ['reports', 10], collecting),
  composite('contractors', ['reports', 30], collecting),
  composite(
    'grid-leaders',
    ['reports', 3],
    [
      ['validReports', 0.6],
      ['reportVolume', 0.4],
    ],
  ),
  composite(
    'departments',
    ['should', 5],
    [
      ['timelyRate', 0.6],
      ['handlingVolume', 0.4],
    ],
  ),
];

/** The kinds of cards whose points a city makes up itself. */
export function hasComposite(card: string): boolean {
  const kind = cardKind(card);
  return kind !== undefined && kind.byPolicy !== true && kind.indicators.length > 0;
}
