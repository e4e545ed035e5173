import { encodeTile, PointTiles, placeIn, type TileId, TileLayer, thin, type VisitPoint } from '@bihuan/geo';
import { type ComponentColumns, type ComponentIndex, STATES } from '../component-index/index.js';
import { ALL_COMPONENTS_ZOOM } from './layers.js';

/** What tiles need of some columns beyond them. */
interface Laid {
  /** Null: few, which are looked through one by one. */
  readonly points: PointTiles | null;
  /** Numbers that have nothing to do with the place; of an id, always the same. */
  readonly ranks: Uint32Array;
  /** Of all that a tile shows of each; 0 where it shows nothing. */
  readonly hashes: Uint32Array;
}

/** Columns never change, so what was laid out of them holds as long as they live: those of the base for many indexes. */
const laidOut = new WeakMap<ComponentColumns, Laid>();

const removed = STATES.indexOf('removed');

/** The components of a tenant as tiles show them. What was removed from the street is not there. */
export class ComponentTiles {
  readonly #index: ComponentIndex;
  readonly #base: Laid;
  readonly #over: Laid;

  constructor(index: ComponentIndex) {
    this.#index = index;
    this.#base = layOut(index.base, index, true);
    this.#over = layOut(index.overlay, index, false);
  }

  /** Tells a tile's content from any other without drawing it. */
  digest(tile: TileId): string {
    let [count, sum] = [0, 0];
    const { hidden } = this.#index;
    const { hashes } = this.#base;
    const slots = this.#base.points?.slots(tile) ?? [];
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] ?? 0;
      if (hidden.size > 0 && hidden.has(slot)) continue;
      count += 1;
      // Exact up to two million components in a tile, and a digest beyond that too.
      sum += hashes[slot] ?? 0;
    }
    this.#eachOver(tile, (slot) => {
      count += 1;
      sum += this.#over.hashes[slot - this.#index.base.ids.length] ?? 0;
    });
    return `${count}.${sum}`;
  }

  tile(tile: TileId): Uint8Array {
    return tile.z >= ALL_COMPONENTS_ZOOM ? this.#all(tile) : this.#thinned(tile);
  }

  #all(tile: TileId): Uint8Array {
    const layer = new TileLayer('component');
    const tags = this.#tagger(layer);
    this.#each(tile, (slot, x, y) => layer.point(x, y, tags(slot)));
    return encodeTile([layer]);
  }

  #thinned(tile: TileId): Uint8Array {
    const { base, overlay, classes } = this.#index;
    const first = base.ids.length;
    const groups = [...new Set(classes.map(({ code }) => groupOf(code)))].sort();
    const groupOfClass = Uint16Array.from(classes, ({ code }) => groups.indexOf(groupOf(code)));
    const { counts, sample } = thin(
      (visit) => this.#each(tile, visit),
      groups.length,
      (slot) => groupOfClass[(slot < first ? base.classes[slot] : overlay.classes[slot - first]) ?? 0] ?? 0,
      (slot) => (slot < first ? this.#base.ranks[slot] : this.#over.ranks[slot - first]) ?? 0,
    );
    const [layer, counted] = [new TileLayer('component'), new TileLayer('component_count')];
    const tags = this.#tagger(layer);
    for (const { x, y, slot } of sample) layer.point(x, y, tags(slot));
    for (const { x, y, group, count } of counts) {
      counted.point(x, y, counted.tags({ count, group: groups[group] ?? '' }));
    }
    return encodeTile([layer, counted]);
  }

  #each(tile: TileId, visit: VisitPoint): void {
    const { hidden } = this.#index;
    const { states } = this.#index.base;
    this.#base.points?.each(tile, (slot, x, y) => {
      if (states[slot] !== removed && !(hidden.size > 0 && hidden.has(slot))) visit(slot, x, y);
    });
    this.#eachOver(tile, visit);
  }

  #eachOver(tile: TileId, visit: VisitPoint): void {
    const { base, overlay } = this.#index;
    for (let i = 0; i < overlay.ids.length; i++) {
      const place = placeIn(tile, overlay.lon[i] ?? 0, overlay.lat[i] ?? 0);
      if (place !== null && overlay.states[i] !== removed) visit(base.ids.length + i, place.x, place.y);
    }
  }

  /** The tags of a slot; those of its class and state are made once. */
  #tagger(layer: TileLayer): (slot: number) => readonly number[] {
    const { base, overlay, classes } = this.#index;
    const first = base.ids.length;
    const [id, depth] = [layer.key('id'), layer.key('depth')];
    const known = new Map<number, readonly number[]>();
    return (slot) => {
      const [columns, at] = slot < first ? [base, slot] : [overlay, slot - first];
      const [number, state, below] = [
        columns.classes[at] ?? 0,
        columns.states[at] ?? 0,
        columns.depth[at] ?? Number.NaN,
      ];
      const kind = number * STATES.length + state;
      let common = known.get(kind);
      if (common === undefined) {
        const { code = '' } = classes[number] ?? {};
        common = layer.tags({ class: code, group: groupOf(code), state: STATES[state] ?? '' });
        known.set(kind, common);
      }
      const tags = [id, layer.fresh(columns.ids[at] ?? ''), ...common];
      if (!Number.isNaN(below)) tags.push(depth, layer.value(Math.round(below * 100) / 100));
      return tags;
    };
  }
}

/** The group of a class: the first two digits of its code in the standards. */
function groupOf(code: string): string {
  return code.slice(0, 2);
}

function layOut(columns: ComponentColumns, { classes }: ComponentIndex, many: boolean): Laid {
  const known = laidOut.get(columns);
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
    hashes[i] = mixed(hash);
  }
  const laid: Laid = { points: many ? new PointTiles(lon, lat) : null, ranks, hashes };
  laidOut.set(columns, laid);
  return laid;
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
