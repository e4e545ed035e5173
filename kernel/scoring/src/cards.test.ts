import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Composite, cards, type Indicator } from './cards.js';

const INDICATORS: readonly Indicator[] = [
  { id: 'valid', of: 'filed', per: 'reports' },
  { id: 'missed', of: 'missed', per: 'beat', inverse: true },
  { id: 'volume', of: 'reports', per: 'most' },
];

const COMPOSITE: Composite = {
  parts: [
    { indicator: 'valid', weight: 0.4 },
    { indicator: 'missed', weight: 0.2 },
    { indicator: 'volume', weight: 0.4 },
  ],
  sample: { count: 'reports', atLeast: 5 },
  grades: [
    { grade: 'A', from: 90 },
    { grade: 'B', from: 75 },
    { grade: 'E', from: 0 },
  ],
  trial: false,
};

const subject = (id: string, counts: Record<string, number>) => ({ subject: id, counts });

describe('cards', () => {
  it('weigh the parts, turn what is better when it is less, and measure volume by the peers’ most', () => {
    const [first, second] = cards(
      [
        subject('a', { reports: 10, filed: 5, beat: 4, missed: 1 }),
        subject('b', { reports: 20, filed: 20, beat: 10, missed: 0 }),
      ],
      INDICATORS,
      COMPOSITE,
    );
    expect(first).toMatchObject({ subject: 'b', score: 100, grade: 'A', rank: 1, without: [] });
    // 0.4 × 1/2 + 0.2 × 3/4 + 0.4 × 1/2
    expect(second).toMatchObject({ subject: 'a', score: 55, grade: 'E', rank: 2 });
    expect(second?.figures).toContainEqual({ id: 'missed', of: 1, per: 4, rate: 0.25 });
  });

  it('leave a part out that is a share of nothing, or that nobody counts, and give its weight to the others', () => {
    const [card] = cards([subject('a', { reports: 10, filed: 5 })], INDICATORS, COMPOSITE);
    // (0.4 × 1/2 + 0.4 × 1) / 0.8
    expect(card).toMatchObject({ score: 75, grade: 'B', without: ['missed'] });
    expect(card?.figures.map(({ id }) => id)).toEqual(['valid', 'volume']);
    expect(cards([subject('a', { reports: 0, filed: 0 })], INDICATORS, COMPOSITE)[0]).toMatchObject({
      score: null,
      grade: null,
      rank: null,
      unranked: 'no-score',
    });
  });

  it('show and do not rank who has too few, and nobody in a trial', () => {
    const some = [subject('few', { reports: 4, filed: 4 }), subject('many', { reports: 5, filed: 1 })];
    const made = cards(some, INDICATORS, COMPOSITE);
    expect(made.map((card) => [card.subject, card.rank, card.unranked])).toEqual([
      ['many', 1, null],
      ['few', null, 'sample'],
    ]);
    expect(made[1]?.score).toBe(90);
    const trial = cards(some, INDICATORS, { ...COMPOSITE, trial: true });
    expect(trial.map(({ rank, unranked }) => [rank, unranked])).toEqual([
      [null, 'trial'],
      [null, 'trial'],
    ]);
  });

  it('grade by the exact points, not by the printed ones', () => {
    const rule = { ...COMPOSITE, parts: [{ indicator: 'valid', weight: 1 }] };
    const grade = (filed: number, reports: number) => cards([subject('a', { reports, filed })], INDICATORS, rule)[0];
    expect(grade(90, 100)).toMatchObject({ score: 90, grade: 'A' });
    expect(grade(899_999, 1_000_000)).toMatchObject({ score: 90, grade: 'B' });
  });

  it('rank by the exact points, then by the sample, then by id, whatever the order they come in', () => {
    const rule = { ...COMPOSITE, parts: [{ indicator: 'valid', weight: 1 }], sample: { count: 'reports', atLeast: 0 } };
    const count = fc.integer({ min: 1, max: 40 });
    const all = fc.uniqueArray(
      fc.record({ subject: fc.string({ minLength: 1, maxLength: 3 }), reports: count, filed: count }),
      { selector: (each) => each.subject, maxLength: 12 },
    );
    fc.assert(
      fc.property(all, fc.integer(), (some, turn) => {
        const subjects = some.map((each) =>
          subject(each.subject, { reports: each.reports, filed: Math.min(each.filed, each.reports) }),
        );
        const made = cards(subjects, INDICATORS, rule);
        const turned = [...subjects.slice(turn % (subjects.length || 1)), ...subjects].slice(0, subjects.length);
        if (new Set(turned).size === subjects.length) expect(cards(turned, INDICATORS, rule)).toEqual(made);
        for (const [i, card] of made.entries()) {
          const next = made[i + 1];
          expect(card.rank).toBe(i + 1);
          if (next === undefined) continue;
          const [a, b] = [card.counts, next.counts];
          const difference = (a.filed ?? 0) * (b.reports ?? 1) - (b.filed ?? 0) * (a.reports ?? 1);
          expect(difference).toBeGreaterThanOrEqual(0);
          if (difference === 0) expect(a.reports).toBeGreaterThanOrEqual(b.reports ?? 0);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
