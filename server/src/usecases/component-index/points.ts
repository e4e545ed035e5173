import { metresBetween } from '@bihuan/geo';
import { boxAround } from '../near.js';

/** Which of many points lie near a place, or in a box. Points are named by their index. */
export class Points {
  readonly #lon: Float64Array;
  readonly #lat: Float64Array;
  /** Indexes from south to north. */
  readonly #order: Uint32Array;

  constructor(lon: Float64Array, lat: Float64Array) {
    this.#lon = lon;
    this.#lat = lat;
    this.#order = Uint32Array.from(lat, (_, i) => i).sort((a, b) => (lat[a] ?? 0) - (lat[b] ?? 0) || a - b);
  }

  /** The nearest first; of those that are equally far the one with the smaller index. */
  near(lon: number, lat: number, metres: number, most: number, fits: (index: number) => boolean) {
    const { west, south, east, north } = boxAround({ lon, lat }, metres);
    return this.within(west, south, east, north)
      .map((slot) => ({ slot, metres: metresBetween(lon, lat, this.#lon[slot] ?? 0, this.#lat[slot] ?? 0) }))
      .filter((each) => each.metres <= metres && fits(each.slot))
      .sort((a, b) => a.metres - b.metres || a.slot - b.slot)
      .slice(0, most);
  }

  within(west: number, south: number, east: number, north: number): number[] {
    const found: number[] = [];
    for (let at = this.#from(south); at < this.#order.length; at++) {
      const index = this.#order[at] ?? 0;
      if ((this.#lat[index] ?? 0) > north) break;
      const lon = this.#lon[index] ?? 0;
      if (lon >= west && lon <= east) found.push(index);
    }
    return found;
  }

  #from(south: number): number {
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lat[this.#order[middle] ?? 0] ?? 0) < south) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
