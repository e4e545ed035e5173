import { metresBetween } from '@bihuan/geo';
import type { ComponentPoint } from '../../store/components.js';
import type { ComponentState } from '../../store/tables-place.js';
import { boxAround } from '../near.js';
import { byCodePoints } from '../open-board/code-points.js';
import { type ClassNumbers, type ClassOfComponent, ColumnsBuilder, type ComponentColumns, STATES } from './columns.js';
import { Points } from './points.js';

export interface NearOptions {
  readonly metres: number;
  readonly most: number;
  /** Leaves out what does not fit. */
  readonly fits?: (slot: number) => boolean;
}

export interface NearComponent {
  readonly slot: number;
  readonly metres: number;
}

/**
 * The components of a tenant as one snapshot sees them: where they lie, of which class and in which state. It never
 * changes: what was written since gives another one, which shares the base with this and lays the changed rows over it. A
 * slot names a component within one index only.
 */
export class ComponentIndex {
  /** The classes that `classAt` numbers. */
  readonly classes: readonly ClassOfComponent[];
  readonly #base: Base;
  readonly #overlay: ComponentColumns;
  /** Slots of the base whose components stand in the overlay now. */
  readonly #hidden: ReadonlySet<number>;

  private constructor(base: Base, changed: ReadonlyMap<string, ComponentPoint>) {
    this.#base = base;
    this.changed = changed;
    this.classes = base.numbers.list;
    const builder = new ColumnsBuilder();
    const hidden = new Set<number>();
    for (const point of changed.values()) {
      builder.add(point, base.numbers);
      const slot = slotIn(base.columns.ids, point.id);
      if (slot !== undefined) hidden.add(slot);
    }
    this.#overlay = builder.finish();
    this.#hidden = hidden;
  }

  /** @param columns in the order of their ids (the database's: by code points) */
  static of(columns: ComponentColumns, numbers: ClassNumbers): ComponentIndex {
    return new ComponentIndex({ columns, numbers, points: new Points(columns.lon, columns.lat) }, new Map());
  }

  /** What lies over the base, by id. */
  readonly changed: ReadonlyMap<string, ComponentPoint>;

  /** The columns that lie below: the same ones until they are made anew. */
  get base(): ComponentColumns {
    return this.#base.columns;
  }

  /** What lies over them; its slots come after those of the base. */
  get overlay(): ComponentColumns {
    return this.#overlay;
  }

  /** Slots of the base that count no more. */
  get hidden(): ReadonlySet<number> {
    return this.#hidden;
  }

  /** How many components there are, those that were removed too. */
  get size(): number {
    return this.#base.columns.ids.length - this.#hidden.size + this.#overlay.ids.length;
  }

  /** The same with some components as they are now. */
  with(points: readonly ComponentPoint[]): ComponentIndex {
    const changed = new Map(this.changed);
    for (const point of points) changed.set(point.id, point);
    return new ComponentIndex(this.#base, changed);
  }

  /** The same components, all of them in the base. */
  compacted(): ComponentIndex {
    const { columns, numbers } = this.#base;
    const builder = new ColumnsBuilder();
    const added = [...this.changed.values()].sort((a, b) => byCodePoints(a.id, b.id));
    let next = 0;
    const addUntil = (id: string | null): void => {
      for (; next < added.length; next++) {
        const point = added[next];
        if (point === undefined || (id !== null && byCodePoints(point.id, id) > 0)) return;
        builder.add(point, numbers);
      }
    };
    for (let slot = 0; slot < columns.ids.length; slot++) {
      addUntil(columns.ids[slot] ?? '');
      if (!this.#hidden.has(slot)) builder.add(this.pointAt(slot), numbers);
    }
    addUntil(null);
    return ComponentIndex.of(builder.finish(), numbers);
  }

  /** The nearest first; of those that are equally far the one with the smaller id. */
  near(lon: number, lat: number, { metres, most, fits = everything }: NearOptions): NearComponent[] {
    const shown = (slot: number) => !this.#hidden.has(slot) && fits(slot);
    const found: NearComponent[] = this.#base.points.near(lon, lat, metres, most, shown);
    const { west, south, east, north } = boxAround({ lon, lat }, metres);
    for (const slot of this.#laidOver(west, south, east, north)) {
      const away = metresBetween(lon, lat, this.lonAt(slot), this.latAt(slot));
      if (away <= metres && fits(slot)) found.push({ slot, metres: away });
    }
    return found
      .sort((a, b) => a.metres - b.metres || byCodePoints(this.idAt(a.slot), this.idAt(b.slot)))
      .slice(0, most);
  }

  /** The slots of all components in a box, its edges included; in no order. From west to east, across ±180 where west is greater. */
  within(west: number, south: number, east: number, north: number): number[] {
    const found = this.#base.points.within(west, south, east, north);
    const shown = this.#hidden.size === 0 ? found : found.filter((slot) => !this.#hidden.has(slot));
    return shown.concat(this.#laidOver(west, south, east, north));
  }

  /** Undefined where there is no such component. */
  slotOf(id: string): number | undefined {
    const slot = slotIn(this.#base.columns.ids, id);
    if (slot !== undefined && !this.#hidden.has(slot)) return slot;
    const over = this.#overlay.ids.indexOf(id);
    return over < 0 ? undefined : this.#base.columns.ids.length + over;
  }

  idAt(slot: number): string {
    return this.#in(slot, (columns, i) => columns.ids[i]) ?? '';
  }

  lonAt(slot: number): number {
    return this.#in(slot, (columns, i) => columns.lon[i]) ?? Number.NaN;
  }

  latAt(slot: number): number {
    return this.#in(slot, (columns, i) => columns.lat[i]) ?? Number.NaN;
  }

  /** The class by its number in `classes`. */
  classAt(slot: number): number {
    return this.#in(slot, (columns, i) => columns.classes[i]) ?? -1;
  }

  stateAt(slot: number): ComponentState {
    return STATES[this.#in(slot, (columns, i) => columns.states[i]) ?? 0] ?? 'intact';
  }

  /** Metres below the ground; null where it is not known. */
  depthAt(slot: number): number | null {
    const depth = this.#in(slot, (columns, i) => columns.depth[i]) ?? Number.NaN;
    return Number.isNaN(depth) ? null : depth;
  }

  /** The number of a class in `classes`; undefined where no component has it. */
  numberOf(ref: ClassOfComponent): number | undefined {
    return this.#base.numbers.find(ref);
  }

  pointAt(slot: number): ComponentPoint {
    const { standardRef = '', code = '' } = this.classes[this.classAt(slot)] ?? {};
    return {
      id: this.idAt(slot),
      standardRef,
      class: code,
      state: this.stateAt(slot),
      lon: this.lonAt(slot),
      lat: this.latAt(slot),
      depth: this.depthAt(slot),
    };
  }

  #in<T>(slot: number, read: (columns: ComponentColumns, i: number) => T): T {
    const { columns } = this.#base;
    const length = columns.ids.length;
    return slot < length ? read(columns, slot) : read(this.#overlay, slot - length);
  }

  #laidOver(west: number, south: number, east: number, north: number): number[] {
    const { lon, lat, ids } = this.#overlay;
    const first = this.#base.columns.ids.length;
    const found: number[] = [];
    for (let i = 0; i < ids.length; i++) {
      const [x = 0, y = 0] = [lon[i], lat[i]];
      // A box whose west is greater than its east reaches across ±180.
      const between = west <= east ? x >= west && x <= east : x >= west || x <= east;
      if (between && y >= south && y <= north) found.push(first + i);
    }
    return found;
  }
}

/** What all indexes share that were made of one another since the base was built. */
interface Base {
  readonly columns: ComponentColumns;
  readonly numbers: ClassNumbers;
  readonly points: Points;
}

const everything = (): boolean => true;

/** The slot of an id among ids in their order. */
function slotIn(ids: readonly string[], id: string): number | undefined {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = byCodePoints(ids[middle] ?? '', id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
