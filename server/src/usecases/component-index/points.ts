import { PointIndex } from '@bihuan/geo';
import type { NearComponent } from './component-index.js';

/** Which of many points in columns lie near a place, or in a box. Points are named by their slot. */
export class Points {
  readonly #index: PointIndex<{ readonly lon: number; readonly lat: number }>;

  constructor(lon: Float64Array, lat: Float64Array) {
    this.#index = new PointIndex(Array.from(lon, (each, i) => ({ lon: each, lat: lat[i] ?? 0 })));
  }

  /** The nearest first; of those that are equally far the one with the smaller slot. */
  near(lon: number, lat: number, metres: number, most: number, fits: (slot: number) => boolean): NearComponent[] {
    const found = this.#index.near(lon, lat, { metres, most, filter: (_, slot) => fits(slot) });
    return found.map(({ index: slot, metres: away }) => ({ slot, metres: away }));
  }

  within(west: number, south: number, east: number, north: number): number[] {
    return this.#index.within(west, south, east, north);
  }
}
