import type { RecentMatter } from '../../store/open-rows.js';
import { inArea } from './areas-below.js';
import { Dictionary } from './dictionary.js';

/** How many cases were reported, filed and closed. */
export interface DayFlow {
  readonly reported: number;
  readonly filed: number;
  readonly closed: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const first = 1024;
/** It has not happened, or not any more. */
const never = Number.NEGATIVE_INFINITY;

/** What began, was filed or was closed of late, open or not: so that today can be set beside a day of last week. */
export class RecentCases {
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #areas = new Dictionary();
  #end = 0;
  #area = new Int32Array(first);
  #reported = new Float64Array(first).fill(never);
  #filed = new Float64Array(first).fill(never);
  #closed = new Float64Array(first).fill(never);

  get size(): number {
    return this.#slots.size;
  }

  put({ id, areaPath, reportedAt, filedAt, closedAt }: RecentMatter): void {
    const slot = this.#slots.get(id) ?? this.#take(id);
    this.#area[slot] = this.#areas.code(areaPath);
    this.#write(slot, reportedAt, filedAt ?? never, closedAt ?? never);
  }

  /** Lets go of cases of which nothing happened from an instant on. */
  forget(before: number): void {
    for (const [id, slot] of this.#slots) {
      const last = Math.max(this.#reported[slot] ?? never, this.#filed[slot] ?? never, this.#closed[slot] ?? never);
      if (last >= before) continue;
      this.#slots.delete(id);
      this.#write(slot, never, never, never);
      this.#free.push(slot);
    }
  }

  /** In each of some spans `[from, to)`, of an area and all below it. A case that was closed and reopened is not closed. */
  flows(area: string, spans: readonly Span[]): DayFlow[] {
    const lies = this.#areas.answers(area, (path) => Number(inArea(area)(path)));
    return spans.map((span) => ({
      reported: this.#count(lies, this.#reported, span),
      filed: this.#count(lies, this.#filed, span),
      closed: this.#count(lies, this.#closed, span),
    }));
  }

  #count(lies: Int32Array, instants: Float64Array, { from, to }: Span): number {
    let count = 0;
    for (let slot = 0; slot < this.#end; slot++) {
      const at = instants[slot] ?? never;
      if (at >= from && at < to && lies[this.#area[slot] ?? 0] === 1) count += 1;
    }
    return count;
  }

  #write(slot: number, reported: number, filed: number, closed: number): void {
    this.#reported[slot] = reported;
    this.#filed[slot] = filed;
    this.#closed[slot] = closed;
  }

  #take(id: string): number {
    const slot = this.#free.pop() ?? this.#end++;
    if (slot >= this.#area.length) this.#grow();
    this.#slots.set(id, slot);
    return slot;
  }

  #grow(): void {
    const length = this.#area.length * 2;
    const area = new Int32Array(length);
    area.set(this.#area);
    this.#area = area;
    const moved = (before: Float64Array) => {
      const after = new Float64Array(length).fill(never);
      after.set(before);
      return after;
    };
    [this.#reported, this.#filed, this.#closed] = [moved(this.#reported), moved(this.#filed), moved(this.#closed)];
  }
}
