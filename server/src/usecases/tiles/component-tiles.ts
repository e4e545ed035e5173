import {
  EXTENT,
  encodeTile,
  PointTiles,
  packedTags,
  placeIn,
  type Thinning,
  ThinPoints,
  type TileId,
  TileLayer,
  type VisitPoint,
} from '@bihuan/geo';
import { type ComponentColumns, type ComponentIndex, STATES } from '../component-index/index.js';
import { ALL_COMPONENTS_ZOOM } from './layers.js';

/** What tiles need of some columns beyond them. */
interface Marks {
  /** Numbers that have nothing to do with the place; of an id, always the same. */
  readonly ranks: Uint32Array;
  /** Of all that a tile shows of each, up to 2^30; 0 where it shows nothing. */
  readonly hashes: Uint32Array;
}

interface Laid extends Marks {
  readonly points: PointTiles;
  /** Sums of the hashes along the curve, from nothing to all. */
  readonly sums: Float64Array;
  /** Made when a tile from afar is asked for, and anew when a class of another group has come. */
  thin: { readonly points: ThinPoints; readonly groups: readonly string[] } | null;
}

/** Columns never change, so what was made of them holds as long as they live: what lies below many indexes is laid out once. */
const laidOut = new WeakMap<ComponentColumns, Laid>();
const marked = new WeakMap<ComponentColumns, Marks>();

const removed = STATES.indexOf('removed');

/** The components of a tenant as tiles show them. What was removed from the street is not there. */
export class ComponentTiles {
  readonly #index: ComponentIndex;
  readonly #base: Laid;
  readonly #over: Marks;

  constructor(index: ComponentIndex) {
    this.#index = index;
    this.#base = layOut(index);
    this.#over = marksOf(index.overlay, index);
  }

  /** Tells a tile's content from any other without drawing it. */
  digest(tile: TileId): string {
    const { base, hidden } = this.#index;
    const { points, sums, hashes } = this.#base;
    const { from, to } = points.stretch(tile);
    // Exact up to eight million components.
    let sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    for (const slot of hidden) {
      if (placeIn(tile, base.lon[slot] ?? 0, base.lat[slot] ?? 0) !== null) sum -= hashes[slot] ?? 0;
    }
    this.#eachOver(tile, (slot) => {
      sum += this.#over.hashes[slot - base.ids.length] ?? 0;
    });
    return String(sum);
  }

  tile(tile: TileId): Uint8Array {
    return tile.z >= ALL_COMPONENTS_ZOOM ? this.#all(tile) : this.#thinned(tile);
  }

  #all(tile: TileId): Uint8Array {
    const layer = new TileLayer('component');
    const draw = this.#pen(layer);
    const { hidden, base } = this.#index;
    const { points } = this.#base;
    const { from, to } = points.stretch(tile);
    // By slot, which is by id: neighbours are alike, and the tile packs an eighth smaller. One number holds all three.
    const order = new Float64Array(to - from);
    let shown = 0;
    points.each(tile, (slot, x, y) => {
      if (base.states[slot] === removed || (hidden.size > 0 && hidden.has(slot))) return;
      order[shown++] = slot * EXTENT ** 2 + y * EXTENT + x;
    });
    for (const each of order.subarray(0, shown).sort()) {
      const place = each % EXTENT ** 2;
      draw(Math.floor(each / EXTENT ** 2), place % EXTENT, Math.floor(place / EXTENT));
    }
    this.#eachOver(tile, draw);
    return encodeTile([layer]);
  }

  #thinned(tile: TileId): Uint8Array {
    const { base, overlay, classes, hidden } = this.#index;
    const first = base.ids.length;
    const groups = groupsOf(this.#index);
    const groupOfClass = Int16Array.from(classes, ({ code }) => groups.indexOf(groupOf(code)));
    const thinning: Thinning = {
      groups: groups.length,
      groupOf: (slot) => {
        const [columns, at] = slot < first ? [base, slot] : [overlay, slot - first];
        return columns.states[at] === removed ? -1 : (groupOfClass[columns.classes[at] ?? 0] ?? -1);
      },
      rankOf: (slot) => (slot < first ? this.#base.ranks[slot] : this.#over.ranks[slot - first]) ?? 0,
    };
    const laid = this.#base;
    if (laid.thin?.groups.join() !== groups.join()) {
      laid.thin = { points: new ThinPoints(laid.points, thinning), groups };
    }
    const { counts, sample } = laid.thin.points.tile(tile, thinning, {
      gone: hidden,
      each: (visit) => this.#eachOver(tile, visit),
    });
    const [layer, counted] = [new TileLayer('component'), new TileLayer('component_count')];
    const draw = this.#pen(layer);
    for (const { x, y, slot } of sample) draw(slot, x, y);
    for (const { x, y, group, count } of counts) {
      counted.point(x, y, counted.tags({ count, group: groups[group] ?? '' }));
    }
    return encodeTile([layer, counted]);
  }

  #eachOver(tile: TileId, visit: VisitPoint): void {
    const { base, overlay } = this.#index;
    for (let i = 0; i < overlay.ids.length; i++) {
      if (overlay.states[i] === removed) continue;
      const place = placeIn(tile, overlay.lon[i] ?? 0, overlay.lat[i] ?? 0);
      if (place !== null) visit(base.ids.length + i, place.x, place.y);
    }
  }

  /** Draws a component by its slot. What those of a class and state have in common is written once. */
  #pen(layer: TileLayer): VisitPoint {
    const { base, overlay } = this.#index;
    const first = base.ids.length;
    const [id, depth] = [layer.key('id'), layer.key('depth')];
    const known: (Uint8Array | undefined)[] = [];
    return (slot, x, y) => {
      const columns = slot < first ? base : overlay;
      const at = slot < first ? slot : slot - first;
      const [number, state, below] = [
        columns.classes[at] ?? 0,
        columns.states[at] ?? 0,
        columns.depth[at] ?? Number.NaN,
      ];
      const kind = number * STATES.length + state;
      const tags = known[kind] ?? this.#tags(layer, number, state);
      known[kind] = tags;
      if (Number.isNaN(below)) layer.identified(x, y, id, columns.ids[at] ?? '', tags);
      else layer.identified(x, y, id, columns.ids[at] ?? '', tags, depth, layer.value(Math.round(below * 100) / 100));
    };
  }

  #tags(layer: TileLayer, number: number, state: number): Uint8Array {
    const { code = '' } = this.#index.classes[number] ?? {};
    return packedTags(layer.tags({ class: code, group: groupOf(code), state: STATES[state] ?? '' }));
  }
}

/** The group of a class: the first two digits of its code in the standards. */
function groupOf(code: string): string {
  return code.slice(0, 2);
}

function groupsOf({ classes }: ComponentIndex): string[] {
  return [...new Set(classes.map(({ code }) => groupOf(code)))].sort();
}

function layOut(index: ComponentIndex): Laid {
  const columns = index.base;
  const known = laidOut.get(columns);
  if (known !== undefined) return known;
  const marks = marksOf(columns, index);
  const points = new PointTiles(columns.lon, columns.lat);
  const { slots } = points;
  const sums = new Float64Array(slots.length + 1);
  for (let i = 0; i < slots.length; i++) sums[i + 1] = (sums[i] ?? 0) + (marks.hashes[slots[i] ?? 0] ?? 0);
  const laid: Laid = { ...marks, points, sums, thin: null };
  laidOut.set(columns, laid);
  return laid;
}

function marksOf(columns: ComponentColumns, { classes }: ComponentIndex): Marks {
  const known = marked.get(columns);
  if (known !== undefined) return known;
  const { ids, lon, lat, states, depth } = columns;
  const [ranks, hashes] = [new Uint32Array(ids.length), new Uint32Array(ids.length)];
  const classHashes = Uint32Array.from(classes, ({ standardRef, code }) => hashOf(`${standardRef} ${code}`));
  const [numbers, words] = numbersAsWords();
  for (let i = 0; i < ids.length; i++) {
    const rank = hashOf(ids[i] ?? '');
    ranks[i] = mixed(rank);
    if (states[i] === removed) continue;
    numbers[0] = lon[i] ?? 0;
    numbers[1] = lat[i] ?? 0;
    numbers[2] = depth[i] ?? 0;
    let hash = rank ^ mixed(classHashes[columns.classes[i] ?? 0] ?? 0);
    hash = Math.imul(hash ^ (states[i] ?? 0), PRIME);
    for (let word = 0; word < words.length; word++) hash = Math.imul(hash ^ (words[word] ?? 0), PRIME) ^ (hash >>> 15);
    hashes[i] = mixed(hash) >>> 2;
  }
  const marks = { ranks, hashes };
  marked.set(columns, marks);
  return marks;
}

/** Numbers, and the halves of their bits. */
function numbersAsWords(): readonly [Float64Array, Uint32Array] {
  const numbers = new Float64Array(3);
  return [numbers, new Uint32Array(numbers.buffer)];
}

const PRIME = 16_777_619;

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash >>> 0;
}

/** Spreads a hash over all its bits. */
function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
