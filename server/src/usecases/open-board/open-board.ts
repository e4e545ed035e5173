import type { Change, OpenMatter } from '../../store/open-rows.js';
import type { QueueFilter, Way } from '../../store/queue.js';
import { byCodePoints } from './code-points.js';
import { type Coded, Columns } from './columns.js';
import { fitting, inArea } from './fitting.js';
import { GREEN, LIGHTS, NONE, RED, YELLOW } from './light-codes.js';
import { Lines } from './lines.js';
import { RecentCases } from './recent-cases.js';
import { SlotOrder } from './slot-order.js';

/** A list of open matters: which, and in which order. */
export interface BoardQuery {
  /** A matter is in the list when one of them fits; none: the list is empty. */
  readonly ways: readonly Way[];
  readonly filter: QueueFilter;
  /** By time left, the latest report first, or by the states of the process and then by time left. */
  readonly order: 'due' | 'latest' | 'state';
  /** The states in the order of the process; needed to order by them. */
  readonly process?: readonly string[];
  readonly now: number;
}

/** Where a page ended: the last row's place in the order. */
export interface ListPlace {
  /** Of its state in the process; 0 where the order does not ask. */
  readonly rank: number;
  readonly at: number;
  readonly id: string;
}

export interface Counts {
  readonly total: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
}

export interface BoardPage {
  /** Of the whole list. */
  readonly counts: Counts;
  readonly ids: readonly string[];
  /** Where the page ends; null: nothing comes after it. */
  readonly end: ListPlace | null;
}

export interface BoardPlace {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly light: Light | null;
}

export type Light = 'green' | 'yellow' | 'red';

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

  /** A page after a place, or after so many, with the counts of the whole list. */
  page(query: BoardQuery, after: ListPlace | number | null, limit: number): BoardPage {
    const slots = this.#list(query);
    const begin = typeof after === 'number' ? after : after === null ? 0 : this.#indexAfter(query, slots, after);
    const page = slots.subarray(begin, begin + limit);
    const last = page.at(-1);
    return {
      counts: this.count(slots, query.now),
      ids: Array.from(page, (slot) => this.columns.ids[slot] ?? ''),
      end: last !== undefined && begin + limit < slots.length ? this.#placeOf(query, last) : null,
    };
  }

  /** Where the first of a list lie that have a place, and how many the whole list has. */
  places(query: BoardQuery, limit: number): { readonly places: BoardPlace[]; readonly total: number } {
    const slots = this.#list(query);
    const { ids, lon, lat } = this.columns;
    const lights = this.columns.lights(query.now);
    const places: BoardPlace[] = [];
    for (const slot of slots) {
      if (places.length === limit) break;
      const [east, north] = [lon[slot] ?? Number.NaN, lat[slot] ?? Number.NaN];
      if (Number.isNaN(east) || Number.isNaN(north)) continue;
      places.push({ id: ids[slot] ?? '', lon: east, lat: north, light: LIGHTS[lights[slot] ?? NONE] ?? null });
    }
    return { places, total: slots.length };
  }

  /** The slots of a list, in its order. */
  slots(query: BoardQuery): Int32Array {
    return this.#list(query).slice();
  }

  /** They hold until the next list is asked for. */
  #list(query: BoardQuery): Int32Array {
    const order = query.order === 'latest' ? this.#byReport.slots : this.#byDue.slots;
    const fits = fitting(this.columns, query.ways, query.filter, query.now);
    const found = this.columns.scratch.list(0, order.length);
    let length = 0;
    for (let i = 0; i < order.length; i++) {
      const slot = order[i] ?? 0;
      if (fits[slot] === 1) found[length++] = slot;
    }
    const slots = found.subarray(0, length);
    return query.order === 'state' ? this.#byRank(query, slots) : slots;
  }

  count(slots: Int32Array, now: number): Counts {
    const lights = this.columns.lights(now);
    let [green, yellow, red] = [0, 0, 0];
    for (let i = 0; i < slots.length; i++) {
      const light = lights[slots[i] ?? 0];
      if (light === GREEN) green += 1;
      else if (light === YELLOW) yellow += 1;
      else if (light === RED) red += 1;
    }
    return { total: slots.length, green, yellow, red };
  }

  /** The same for each text of a column that some of them have. */
  countBy(slots: Int32Array, column: Coded, now: number): Map<string | null, Counts> {
    const { codes, dictionary } = this.columns.coded[column];
    // Four figures for each code: how many at each light.
    const sums = new Int32Array(dictionary.size * 4);
    const lights = this.columns.lights(now);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] ?? 0;
      const place = (codes[slot] ?? 0) * 4 + (lights[slot] ?? NONE);
      sums[place] = (sums[place] ?? 0) + 1;
    }
    const groups = new Map<string | null, Counts>();
    for (let code = 0; code < dictionary.size; code++) {
      const [none = 0, green = 0, yellow = 0, red = 0] = sums.subarray(code * 4, code * 4 + 4);
      const total = none + green + yellow + red;
      if (total > 0) groups.set(dictionary.text(code), { total, green, yellow, red });
    }
    return groups;
  }

  /** The same for those that lie in each of some areas, or below; one without any is missing. */
  countByArea(slots: Int32Array, areas: readonly string[], now: number): Map<string, Counts> {
    const sums = new Map<string, Counts>();
    for (const [path, counts] of this.countBy(slots, 'areaPath', now)) {
      const area = areas.find((each) => inArea(each)(path));
      if (area === undefined) continue;
      const { total, green, yellow, red } = sums.get(area) ?? { total: 0, green: 0, yellow: 0, red: 0 };
      sums.set(area, {
        total: total + counts.total,
        green: green + counts.green,
        yellow: yellow + counts.yellow,
        red: red + counts.red,
      });
    }
    return sums;
  }

  /** The ids of the first of some slots at a light. */
  firstAt(slots: Int32Array, light: Light, limit: number, now: number): string[] {
    const lights = this.columns.lights(now);
    const wanted = LIGHTS.indexOf(light);
    const ids: string[] = [];
    for (let i = 0; i < slots.length && ids.length < limit; i++) {
      const slot = slots[i] ?? 0;
      if (lights[slot] === wanted) ids.push(this.columns.ids[slot] ?? '');
    }
    return ids;
  }

  /** Sorted by state, and as before within a state. */
  #byRank(query: BoardQuery, slots: Int32Array): Int32Array {
    const { codes } = this.columns.coded.state;
    const ranks = Int32Array.from(this.#ranks(query));
    const begins = new Int32Array((query.process?.length ?? 0) + 3);
    for (let i = 0; i < slots.length; i++) {
      const next = (ranks[codes[slots[i] ?? 0] ?? 0] ?? 0) + 1;
      begins[next] = (begins[next] ?? 0) + 1;
    }
    for (let rank = 1; rank < begins.length; rank++) begins[rank] = (begins[rank] ?? 0) + (begins[rank - 1] ?? 0);
    const sorted = this.columns.scratch.list(1, slots.length);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] ?? 0;
      const rank = ranks[codes[slot] ?? 0] ?? 0;
      const place = begins[rank] ?? 0;
      sorted[place] = slot;
      begins[rank] = place + 1;
    }
    return sorted;
  }

  /** The place of each state in the process, from 1, by the state's code; one that it does not name comes last. */
  #ranks({ process = [] }: BoardQuery): readonly number[] {
    const { dictionary } = this.columns.coded.state;
    return Array.from({ length: dictionary.size }, (_, code) => {
      const index = process.indexOf(dictionary.text(code) ?? '');
      return index === -1 ? process.length + 1 : index + 1;
    });
  }

  #placeOf(query: BoardQuery, slot: number): ListPlace {
    const { ids, due, reportedAt, coded } = this.columns;
    return {
      rank: query.order === 'state' ? (this.#ranks(query)[coded.state.codes[slot] ?? 0] ?? 0) : 0,
      at: (query.order === 'latest' ? reportedAt : due)[slot] ?? 0,
      id: ids[slot] ?? '',
    };
  }

  /** How many slots of a list stand up to a place, whether or not what stood there still does. */
  #indexAfter(query: BoardQuery, slots: Int32Array, place: ListPlace): number {
    const { ids, due, reportedAt, coded } = this.columns;
    const ranks = this.#ranks(query);
    const stands = (slot: number): number => {
      const id = byCodePoints(ids[slot] ?? '', place.id);
      if (query.order === 'latest') return -(compare(reportedAt[slot], place.at) || id);
      const rank = query.order === 'state' ? (ranks[coded.state.codes[slot] ?? 0] ?? 0) - place.rank : 0;
      return rank || compare(due[slot], place.at) || id;
    };
    let [low, high] = [0, slots.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stands(slots[middle] ?? 0) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function dueOf(matter: OpenMatter): number {
  return matter.due ?? Number.POSITIVE_INFINITY;
}

/** Not by subtraction: two that never fall due are equal. */
function compare(a = 0, b = 0): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
