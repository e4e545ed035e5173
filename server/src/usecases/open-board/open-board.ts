import type { Change, OpenMatter } from '../../store/open-rows.js';
import { byCodePoints } from './code-points.js';
import { Columns } from './columns.js';
import { compare } from './compare.js';
import { Lines } from './lines.js';
import { RecentCases } from './recent-cases.js';
import { type BoardQuery, Selection } from './selection.js';
import { SlotOrder } from './slot-order.js';

/**
 * The open matters of a tenant, laid out so that every list of them, with its order, its counts by light and any page of
 * it, is one pass over columns. It knows nothing of the database: it is told what has changed.
 */
export class OpenBoard {
  readonly columns = new Columns();
  readonly recent = new RecentCases();
  readonly lines = new Lines();
  readonly #byDue: SlotOrder;
  readonly #byReport: SlotOrder;

  constructor() {
    const { columns } = this;
    const byId = (a: number, b: number) => byCodePoints(columns.ids[a] ?? '', columns.ids[b] ?? '');
    this.#byDue = new SlotOrder((a, b) => compare(columns.due[a], columns.due[b]) || byId(a, b));
    this.#byReport = new SlotOrder((a, b) => compare(columns.reportedAt[b], columns.reportedAt[a]) || byId(b, a));
  }

  /** How many matters are open. */
  get size(): number {
    return this.columns.size;
  }

  /** Takes open matters of which it holds none yet. */
  add(matters: readonly OpenMatter[]): void {
    this.#take(matters.map((matter) => ({ id: matter.id, matter })));
  }

  /** Takes matters over as they are now; null: open no more. No matter comes twice. */
  apply(changes: readonly Change[]): void {
    for (const { id, recent } of changes) {
      this.recent.put(recent);
      this.lines.forget(id);
    }
    this.#take(changes);
  }

  #take(changes: readonly Pick<Change, 'id' | 'matter'>[]): void {
    const { columns } = this;
    const [outOfDue, outOfReport] = [4, 5].map((room) => columns.scratch.mask(room, columns.end).fill(0)) as [
      Uint8Array,
      Uint8Array,
    ];
    const [intoDue, intoReport, dropped]: [number[], number[], number[]] = [[], [], []];
    for (const { id, matter } of changes) {
      const known = columns.slotOf(id);
      if (known !== undefined && (matter === null || columns.due[known] !== dueOf(matter))) outOfDue[known] = 1;
      if (matter !== null) {
        const slot = columns.put(matter);
        if (known === undefined || outOfDue[slot] === 1) intoDue.push(slot);
        if (known === undefined) intoReport.push(slot);
      } else if (known !== undefined) {
        columns.drop(known);
        outOfReport[known] = 1;
        dropped.push(known);
      }
    }
    if (intoDue.length + dropped.length > 0) this.#byDue.change(outOfDue, intoDue);
    if (intoReport.length + dropped.length > 0) this.#byReport.change(outOfReport, intoReport);
    columns.release(dropped);
  }

  /** The matters of a list. They hold until the next list is asked for. */
  select(query: BoardQuery): Selection {
    const order = query.order === 'latest' ? this.#byReport : this.#byDue;
    return new Selection(this.columns, order.slots, query);
  }
}

function dueOf(matter: OpenMatter): number {
  return matter.due ?? Number.POSITIVE_INFINITY;
}
