import { type Policy, policyInForce } from '@bihuan/kit';
import { canonical } from './keyed.js';

export interface ChangedPeriod {
  /** The first day of it. */
  readonly from: string;
  /** The first day that is not of it; null: without end. */
  readonly to: string | null;
  /** The policies that govern it; null: none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The stretches of time that are judged by other settings after a change of the policies than before it. */
export function policyPeriods(before: readonly Policy[], after: readonly Policy[]): ChangedPeriod[] {
  const starts = [...new Set([...before, ...after].map((policy) => policy.validFrom))].sort();
  const pieces = starts.map((from, index) => ({ from, to: starts[index + 1] ?? null }));
  const changed: ChangedPeriod[] = [];
  for (const { from, to } of pieces) {
    const [was, is] = [policyInForce(before, from), policyInForce(after, from)];
    if (isSame(was, is)) continue;
    const last = changed.at(-1);
    const period = { from, to, before: was?.id ?? null, after: is?.id ?? null };
    if (last?.to === from && last.before === period.before && last.after === period.after) {
      changed[changed.length - 1] = { ...last, to };
    } else changed.push(period);
  }
  return changed;
}

/** Do they judge alike? Their first day does not matter within what they govern. */
function isSame(a: Policy | null, b: Policy | null): boolean {
  if (a === null || b === null) return a === b;
  return canonical({ ...a, validFrom: '' }) === canonical({ ...b, validFrom: '' });
}
