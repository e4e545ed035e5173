import type { CountedRun } from './types.js';

export interface ChangedRun {
  readonly case: string;
  /** Null: there is no such run, or it counts in another period. */
  readonly before: CountedRun | null;
  readonly after: CountedRun | null;
}

/**
 * The runs that count otherwise in the second result than in the first, in the order of the first; the runs of a case are
 * told apart by their order.
 */
export function changedRuns(before: Iterable<CountedRun>, after: Iterable<CountedRun>): ChangedRun[] {
  const [was, is] = [byCase(before), byCase(after)];
  const changed: ChangedRun[] = [];
  for (const [id, runs] of was) compare(id, runs, is.get(id) ?? [], changed);
  for (const [id, runs] of is) if (!was.has(id)) compare(id, [], runs, changed);
  return changed;
}

function compare(id: string, before: readonly CountedRun[], after: readonly CountedRun[], into: ChangedRun[]): void {
  for (let no = 0; no < Math.max(before.length, after.length); no++) {
    const [one, other] = [before[no] ?? null, after[no] ?? null];
    if (!countsAlike(one, other)) into.push({ case: id, before: one, after: other });
  }
}

function countsAlike(one: CountedRun | null, other: CountedRun | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.unit === other.unit &&
    one.set === other.set &&
    one.resolved === other.resolved &&
    one.timely === other.timely &&
    (one.timely || one.onTime === other.onTime)
  );
}

function byCase(runs: Iterable<CountedRun>): Map<string, CountedRun[]> {
  const found = new Map<string, CountedRun[]>();
  for (const run of runs) {
    if (run.set === 'elsewhere') continue;
    const some = found.get(run.case);
    if (some === undefined) found.set(run.case, [run]);
    else some.push(run);
  }
  return found;
}
