import { decimal, roundHalfAway, unitsAt } from './decimal.js';
import { byCodePoint } from './order.js';

/** How many there are of each thing that is counted; what is not counted for somebody is absent. */
export type Counts = Readonly<Record<string, number>>;

/** A figure of a card: one count over another, or over the most that any of the peers has. */
export interface Indicator {
  readonly id: string;
  readonly of: string;
  /** The count that it is a share of; `most`: volume, as a share of the peers' greatest. */
  readonly per: string;
  /** Less is better: the points are for what is missing to 1. */
  readonly inverse?: boolean;
}

/** How a card's points are made up. */
export interface Composite {
  /** Weights sum to exactly 1. */
  readonly parts: readonly { readonly indicator: string; readonly weight: number }[];
  /** Whoever has fewer of this count is shown and not ranked. */
  readonly sample: { readonly count: string; readonly atLeast: number };
  /** From the best down: from how many points on. What is below the last has the last. */
  readonly grades: readonly { readonly grade: string; readonly from: number }[];
  /** A trial's results rank nothing. */
  readonly trial: boolean;
}

export interface CardFigure {
  readonly id: string;
  readonly of: number;
  readonly per: number;
  /** 4 decimals, half away from zero; null where nothing stands below the line. */
  readonly rate: number | null;
}

export interface Card {
  readonly subject: string;
  readonly counts: Counts;
  readonly figures: readonly CardFigure[];
  /** Parts of the composite that had nothing to be a share of: their weights went to the others. */
  readonly without: readonly string[];
  /** 2 decimals, half away from zero. */
  readonly score: number | null;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly unranked: 'trial' | 'sample' | 'no-score' | null;
}

/** An exact fraction; the denominator is positive. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/**
 * The cards of peers, in rank order, those without a rank last by id. Everything stays an exact integer until it is printed: a
 * grade is given by the exact points. Of equal points more of the sample comes first, then the id.
 */
export function cards(
  subjects: readonly { readonly subject: string; readonly counts: Counts }[],
  indicators: readonly Indicator[],
  composite: Composite | null,
): Card[] {
  const most = new Map(
    indicators.map((each) => [each.id, Math.max(0, ...subjects.map(({ counts }) => counts[each.of] ?? 0))]),
  );
  const made = subjects.map(({ subject, counts }) => {
    const figures = indicators.flatMap((each) => figureOf(each, counts, most.get(each.id) ?? 0));
    const points = composite === null ? null : pointsOf(composite, indicators, figures);
    const sample = composite === null ? 0 : (counts[composite.sample.count] ?? 0);
    return { subject, counts, figures, points, sample, without: withoutOf(composite, figures) };
  });
  const order = [...made].sort((a, b) => {
    if (a.points !== null && b.points !== null) {
      const [left, right] = [a.points.over * b.points.under, b.points.over * a.points.under];
      if (left !== right) return left > right ? -1 : 1;
      if (a.sample !== b.sample) return b.sample - a.sample;
    }
    return byCodePoint(a.subject, b.subject);
  });
  const all = order.map(({ points, sample, ...card }): Card => {
    const unranked = unrankedBy(composite, points, sample);
    return {
      ...card,
      score: points === null ? null : roundHalfAway(100n * points.over, points.under, 2),
      grade: points === null || composite === null ? null : gradeOf(composite, points),
      rank: null,
      unranked,
    };
  });
  const ranked = all.filter((card) => card.unranked === null).map((card, i) => ({ ...card, rank: i + 1 }));
  const others = all.filter((card) => card.unranked !== null).sort((a, b) => byCodePoint(a.subject, b.subject));
  return [...ranked, ...others];
}

function figureOf({ id, of, per }: Indicator, counts: Counts, most: number): CardFigure[] {
  const over = counts[of];
  const under = per === 'most' ? most : counts[per];
  if (over === undefined || under === undefined) return [];
  return [{ id, of: over, per: under, rate: under === 0 ? null : roundHalfAway(BigInt(over), BigInt(under), 4) }];
}

function withoutOf(composite: Composite | null, figures: readonly CardFigure[]): string[] {
  const parts = composite?.parts ?? [];
  return parts.map((part) => part.indicator).filter((id) => (figures.find((each) => each.id === id)?.per ?? 0) === 0);
}

/** The weighted mean of the parts that have something to be a share of, exactly; null where none has. */
function pointsOf(
  composite: Composite,
  indicators: readonly Indicator[],
  figures: readonly CardFigure[],
): Fraction | null {
  const scale = Math.max(...composite.parts.map(({ weight }) => decimal(weight).scale), 0);
  let [sum, weights]: [Fraction, bigint] = [{ over: 0n, under: 1n }, 0n];
  for (const { indicator, weight } of composite.parts) {
    const figure = figures.find((each) => each.id === indicator);
    if (figure === undefined || figure.per === 0) continue;
    const inverse = indicators.find((each) => each.id === indicator)?.inverse === true;
    const over = BigInt(Math.min(Math.max(inverse ? figure.per - figure.of : figure.of, 0), figure.per));
    const units = unitsAt(decimal(weight), scale);
    const under = BigInt(figure.per);
    sum = { over: sum.over * under + units * over * sum.under, under: sum.under * under };
    weights += units;
  }
  return weights === 0n ? null : { over: sum.over, under: sum.under * weights };
}

function gradeOf({ grades }: Composite, { over, under }: Fraction): string | null {
  const reached = grades.find(({ from }) => {
    const { units, scale } = decimal(from);
    return 100n * over * 10n ** BigInt(scale) >= units * under;
  });
  return reached?.grade ?? null;
}

function unrankedBy(composite: Composite | null, points: Fraction | null, sample: number): Card['unranked'] {
  if (composite === null || points === null) return 'no-score';
  if (composite.trial) return 'trial';
  return sample < composite.sample.atLeast ? 'sample' : null;
}
