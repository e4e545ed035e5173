import type { ComponentPoint } from '../../store/components.js';
import type { ComponentState } from '../../store/tables-place.js';

export interface ClassOfComponent {
  readonly standardRef: string;
  readonly code: string;
}

export const STATES: readonly ComponentState[] = ['intact', 'broken', 'lost', 'discarded', 'removed'];

/** Classes by number: a class that came once keeps its number as long as the index lives. */
export class ClassNumbers {
  readonly list: ClassOfComponent[] = [];
  readonly #numbers = new Map<string, number>();

  of({ standardRef, code }: ClassOfComponent): number {
    const key = `${standardRef}\n${code}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.list.push({ standardRef, code }) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** Undefined where no component has the class. */
  find({ standardRef, code }: ClassOfComponent): number | undefined {
    return this.#numbers.get(`${standardRef}\n${code}`);
  }
}

/** Components laid out in columns: a million of them take about 90 MB, most of it their ids. Never changed once made. */
export interface ComponentColumns {
  readonly ids: readonly string[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly classes: Uint16Array;
  readonly states: Uint8Array;
  /** NaN: not known. */
  readonly depth: Float64Array;
}

/** Gathers columns whose length is not known beforehand. */
export class ColumnsBuilder {
  readonly #ids: string[] = [];
  #room = 1024;
  #lon = new Float64Array(this.#room);
  #lat = new Float64Array(this.#room);
  #classes = new Uint16Array(this.#room);
  #states = new Uint8Array(this.#room);
  #depth = new Float64Array(this.#room);

  add(point: ComponentPoint, numbers: ClassNumbers): void {
    if (this.#ids.length === this.#room) this.#grow();
    const slot = this.#ids.push(point.id) - 1;
    this.#lon[slot] = point.lon;
    this.#lat[slot] = point.lat;
    this.#classes[slot] = numbers.of({ standardRef: point.standardRef, code: point.class });
    this.#states[slot] = STATES.indexOf(point.state);
    this.#depth[slot] = point.depth ?? Number.NaN;
  }

  finish(): ComponentColumns {
    const length = this.#ids.length;
    return {
      ids: this.#ids,
      lon: this.#lon.slice(0, length),
      lat: this.#lat.slice(0, length),
      classes: this.#classes.slice(0, length),
      states: this.#states.slice(0, length),
      depth: this.#depth.slice(0, length),
    };
  }

  #grow(): void {
    this.#room *= 2;
    const grown = <T extends Float64Array | Uint16Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#lon = grown(new Float64Array(this.#room), this.#lon);
    this.#lat = grown(new Float64Array(this.#room), this.#lat);
    this.#classes = grown(new Uint16Array(this.#room), this.#classes);
    this.#states = grown(new Uint8Array(this.#room), this.#states);
    this.#depth = grown(new Float64Array(this.#room), this.#depth);
  }
}
