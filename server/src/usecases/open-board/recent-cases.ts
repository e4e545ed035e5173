import type { RecentMatter } from '../../store/open-rows.js';

/** How many cases were reported, filed and closed. */
export interface DayFlow {
  readonly reported: number;
  readonly filed: number;
  readonly closed: number;
}

/** What began, was filed or was closed of late, open or not: so that today can be set beside a day of last week. */
export class RecentCases {
  readonly #byId = new Map<string, RecentMatter>();

  get size(): number {
    return this.#byId.size;
  }

  put(matter: RecentMatter): void {
    this.#byId.set(matter.id, matter);
  }

  /** Lets go of cases of which nothing happened from an instant on. */
  forget(before: number): void {
    for (const [id, { reportedAt, filedAt, closedAt }] of this.#byId) {
      if (Math.max(reportedAt, filedAt ?? 0, closedAt ?? 0) < before) this.#byId.delete(id);
    }
  }

  /** In each of some spans `[from, to)`, of areas that fit. A case that was closed and reopened is not closed. */
  flows(
    isIn: (areaPath: string) => boolean,
    spans: readonly { readonly from: number; readonly to: number }[],
  ): DayFlow[] {
    const known = new Map<string, boolean>();
    const flows = spans.map(() => ({ reported: 0, filed: 0, closed: 0 }));
    for (const { areaPath, reportedAt, filedAt, closedAt } of this.#byId.values()) {
      let lies = known.get(areaPath);
      if (lies === undefined) {
        lies = isIn(areaPath);
        known.set(areaPath, lies);
      }
      if (!lies) continue;
      for (let i = 0; i < spans.length; i++) {
        const [span, flow] = [spans[i], flows[i]];
        if (span === undefined || flow === undefined) continue;
        if (reportedAt >= span.from && reportedAt < span.to) flow.reported += 1;
        if (filedAt !== null && filedAt >= span.from && filedAt < span.to) flow.filed += 1;
        if (closedAt !== null && closedAt >= span.from && closedAt < span.to) flow.closed += 1;
      }
    }
    return flows;
  }
}
