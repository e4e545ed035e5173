import type { Policy } from '@bihuan/kit';

export interface PolicySpan {
  readonly id: string;
  /** The first day on which it holds. */
  readonly from: string;
  /** The last day; null: until another follows. */
  readonly until: string | null;
  readonly state: 'past' | 'present' | 'future';
}

/** Policies on the line of time: each holds until the day before the next one's first. */
export function policyLine(policies: readonly Pick<Policy, 'id' | 'validFrom'>[], today: string): PolicySpan[] {
  const ordered = [...policies].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return ordered.map(({ id, validFrom }, index) => {
    const next = ordered[index + 1]?.validFrom;
    const until = next === undefined ? null : dayBefore(next);
    const state = validFrom > today ? 'future' : until !== null && until < today ? 'past' : 'present';
    return { id, from: validFrom, until, state };
  });
}

function dayBefore(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}

/** An id for a policy that begins on a day: `policy-2027`, with the month where the year has one already. */
export function idFor(date: string, taken: ReadonlySet<string>): string {
  const tries = [`policy-${date.slice(0, 4)}`, `policy-${date.slice(0, 7)}`, `policy-${date}`];
  return tries.find((id) => !taken.has(id)) ?? `policy-${date}-${taken.size}`;
}
