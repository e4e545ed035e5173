import type { QueueFilter, Way } from '../../store/queue.js';
import { inArea } from './areas-below.js';
import { byCodePoints } from './code-points.js';
import type { Coded, Columns } from './columns.js';
import { compare } from './compare.js';
import { fitting } from './fitting.js';
import { GREEN, LIGHTS, NONE, RED, YELLOW } from './light-codes.js';

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
 * The matters of a list, marked by slot: a pass over the marks counts them, and a page of them is read off the order of all
 * open matters, no further than it goes.
 */
export class Selection {
  readonly #columns: Columns;
  /** All open matters, in the order of the list; where that is by state, as they come within a state. */
  readonly #order: Int32Array;
  readonly #query: BoardQuery;
  readonly #mask: Uint8Array;

  constructor(columns: Columns, order: Int32Array, query: BoardQuery) {
    this.#columns = columns;
    this.#order = order;
    this.#query = query;
    this.#mask = fitting(columns, query.ways, query.filter, query.now);
  }

  counts(): Counts {
    const mask = this.#mask;
    const lights = this.#lights();
    let [total, green, yellow, red] = [0, 0, 0, 0];
    for (let slot = 0; slot < mask.length; slot++) {
      if (mask[slot] !== 1) continue;
      total += 1;
      const light = lights[slot];
      if (light === GREEN) green += 1;
      else if (light === YELLOW) yellow += 1;
      else if (light === RED) red += 1;
    }
    return { total, green, yellow, red };
  }

  /** The same for each text of a column that some of them have. */
  countBy(column: Coded): Map<string | null, Counts> {
    const { codes, dictionary } = this.#columns.coded[column];
    const counts = this.#countEach(codes, null, dictionary.size);
    return new Map(counts.flatMap((each, code) => (each.total > 0 ? [[dictionary.text(code), each] as const] : [])));
  }

  /** The same for those that lie in each of some areas, or below; one without any is missing. */
  countByArea(areas: readonly string[]): Map<string, Counts> {
    const { codes, dictionary } = this.#columns.coded.areaPath;
    const lies = areas.map(inArea);
    // The last group is of those that lie in none.
    const groupOf = dictionary.answers(`which of ${areas.join('|')}`, (path) => {
      const index = lies.findIndex((fits) => fits(path));
      return index === -1 ? areas.length : index;
    });
    const counts = this.#countEach(codes, groupOf, areas.length + 1);
    return new Map(
      areas.flatMap((area, i) => {
        const each = counts[i];
        return each !== undefined && each.total > 0 ? [[area, each] as const] : [];
      }),
    );
  }

  /** A page after a place, or after so many, with the counts of the whole list. */
  page(after: ListPlace | number | null, limit: number): BoardPage {
    const { slots, more } = this.#query.order === 'state' ? this.#pageByState(after, limit) : this.#page(after, limit);
    const last = slots.at(-1);
    return {
      counts: this.counts(),
      ids: slots.map((slot) => this.#columns.ids[slot] ?? ''),
      end: last !== undefined && more ? this.#placeOf(last) : null,
    };
  }

  /** Where the first of a list lie that have a place, and how many the whole list has. */
  places(limit: number): { readonly places: BoardPlace[]; readonly total: number } {
    const { ids, lon, lat } = this.#columns;
    const lights = this.#lights();
    const places: BoardPlace[] = [];
    this.visit((slot) => {
      const [east, north] = [lon[slot] ?? Number.NaN, lat[slot] ?? Number.NaN];
      if (Number.isNaN(east) || Number.isNaN(north)) return true;
      places.push({ id: ids[slot] ?? '', lon: east, lat: north, light: LIGHTS[lights[slot] ?? NONE] ?? null });
      return places.length < limit;
    });
    return { places, total: this.counts().total };
  }

  /** The ids of the first at a light. */
  firstAt(light: Light, limit: number): string[] {
    const lights = this.#lights();
    const wanted = LIGHTS.indexOf(light);
    const ids: string[] = [];
    this.visit((slot) => {
      if (lights[slot] === wanted) ids.push(this.#columns.ids[slot] ?? '');
      return ids.length < limit;
    });
    return ids;
  }

  /** Slot by slot, in the list's order but for that by state, until one says that it is enough. */
  visit(goOn: (slot: number) => boolean): void {
    const [order, mask] = [this.#order, this.#mask];
    for (let i = 0; i < order.length; i++) {
      const slot = order[i] ?? 0;
      if (mask[slot] === 1 && !goOn(slot)) return;
    }
  }

  #page(after: ListPlace | number | null, limit: number): { readonly slots: number[]; readonly more: boolean } {
    const [order, mask] = [this.#order, this.#mask];
    const slots: number[] = [];
    let skip = typeof after === 'number' ? after : 0;
    const begin = after === null || typeof after === 'number' ? 0 : this.#indexAfter(order, after);
    for (let i = begin; i < order.length; i++) {
      const slot = order[i] ?? 0;
      if (mask[slot] !== 1) continue;
      if (skip > 0) skip -= 1;
      else if (slots.length === limit) return { slots, more: true };
      else slots.push(slot);
    }
    return { slots, more: false };
  }

  #pageByState(after: ListPlace | number | null, limit: number): { readonly slots: number[]; readonly more: boolean } {
    const sorted = this.#byState();
    const begin = typeof after === 'number' ? after : after === null ? 0 : this.#indexAfter(sorted, after);
    return { slots: [...sorted.subarray(begin, begin + limit)], more: begin + limit < sorted.length };
  }

  /** Sorted by state, and as before within a state. */
  #byState(): Int32Array {
    const { codes } = this.#columns.coded.state;
    const [order, mask] = [this.#order, this.#mask];
    const ranks = this.#ranks();
    const begins = new Int32Array((this.#query.process?.length ?? 0) + 3);
    for (let slot = 0; slot < mask.length; slot++) {
      if (mask[slot] !== 1) continue;
      const next = (ranks[codes[slot] ?? 0] ?? 0) + 1;
      begins[next] = (begins[next] ?? 0) + 1;
    }
    for (let rank = 1; rank < begins.length; rank++) begins[rank] = (begins[rank] ?? 0) + (begins[rank - 1] ?? 0);
    const sorted = this.#columns.scratch.list(0, begins.at(-1) ?? 0);
    for (let i = 0; i < order.length; i++) {
      const slot = order[i] ?? 0;
      if (mask[slot] !== 1) continue;
      const rank = ranks[codes[slot] ?? 0] ?? 0;
      const place = begins[rank] ?? 0;
      sorted[place] = slot;
      begins[rank] = place + 1;
    }
    return sorted;
  }

  /** The place of each state in the process, from 1, by the state's code; one that it does not name comes last. */
  #ranks(): Int32Array {
    const { process = [] } = this.#query;
    return this.#columns.coded.state.dictionary.answers(`place in ${process.join('|')}`, (state) => {
      const index = process.indexOf(state ?? '');
      return index === -1 ? process.length + 1 : index + 1;
    });
  }

  #placeOf(slot: number): ListPlace {
    const { ids, due, reportedAt, coded } = this.#columns;
    return {
      rank: this.#query.order === 'state' ? (this.#ranks()[coded.state.codes[slot] ?? 0] ?? 0) : 0,
      at: (this.#query.order === 'latest' ? reportedAt : due)[slot] ?? 0,
      id: ids[slot] ?? '',
    };
  }

  /** How many of some slots, in the list's order, stand up to a place, whether or not what stood there still does. */
  #indexAfter(slots: Int32Array, place: ListPlace): number {
    const { ids, due, reportedAt, coded } = this.#columns;
    const { order } = this.#query;
    const ranks = this.#ranks();
    const stands = (slot: number): number => {
      const id = byCodePoints(ids[slot] ?? '', place.id);
      if (order === 'latest') return -(compare(reportedAt[slot], place.at) || id);
      const rank = order === 'state' ? (ranks[coded.state.codes[slot] ?? 0] ?? 0) - place.rank : 0;
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

  /** By the codes of a column, or by the groups that these are in. */
  #countEach(codes: Int32Array, groupOf: Int32Array | null, groups: number): Counts[] {
    const mask = this.#mask;
    const lights = this.#lights();
    // Four figures for each: how many at each light.
    const sums = new Int32Array(groups * 4);
    for (let slot = 0; slot < mask.length; slot++) {
      if (mask[slot] !== 1) continue;
      const code = codes[slot] ?? 0;
      const place = (groupOf === null ? code : (groupOf[code] ?? 0)) * 4 + (lights[slot] ?? NONE);
      sums[place] = (sums[place] ?? 0) + 1;
    }
    return Array.from({ length: groups }, (_, group) => {
      const [none = 0, green = 0, yellow = 0, red = 0] = sums.subarray(group * 4, group * 4 + 4);
      return { total: none + green + yellow + red, green, yellow, red };
    });
  }

  #lights(): Uint8Array {
    return this.#columns.lights(this.#query.now);
  }
}
