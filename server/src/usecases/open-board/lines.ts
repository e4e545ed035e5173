import type { RowWithAddress } from '../../store/queue.js';

/** So many are remembered: what a centre's desks have on their screens, some 25 MB. */
const most = 10_000;

/** What lines of lists are made of: rows that were read, each until its matter changes. */
export class Lines {
  /** The one asked for last is the last. */
  readonly #rows = new Map<string, RowWithAddress>();

  /** Those of some matters that are remembered. */
  of(ids: readonly string[]): Map<string, RowWithAddress> {
    const found = new Map<string, RowWithAddress>();
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row === undefined) continue;
      this.#rows.delete(id);
      this.#rows.set(id, row);
      found.set(id, row);
    }
    return found;
  }

  keep(rows: readonly RowWithAddress[]): void {
    for (const row of rows) this.#rows.set(row.id, row);
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= most) return;
      this.#rows.delete(id);
    }
  }

  forget(id: string): void {
    this.#rows.delete(id);
  }
}
