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

  /** In `[from, to)`, of areas that fit. A case that was closed and reopened is not closed. */
  flow(isIn: (areaPath: string) => boolean, from: number, to: number): DayFlow {
    const known = new Map<string, boolean>();
    const lies = (path: string): boolean => {
      const answer = known.get(path) ?? isIn(path);
      known.set(path, answer);
      return answer;
    };
    const within = (at: number | null): boolean => at !== null && at >= from && at < to;
    let [reported, filed, closed] = [0, 0, 0];
    for (const { areaPath, reportedAt, filedAt, closedAt } of this.#byId.values()) {
      const [began, wasFiled, wasClosed] = [within(reportedAt), within(filedAt), within(closedAt)];
      if (!(began || wasFiled || wasClosed) || !lies(areaPath)) continue;
      if (began) reported += 1;
      if (wasFiled) filed += 1;
      if (wasClosed) closed += 1;
    }
    return { reported, filed, closed };
  }
}
