import Flatbush from 'flatbush';
import type { Polygon, Position } from '../contains.js';
import { clipLine, clipRing, type Flat } from './clip.js';
import { mercatorX, mercatorY, type TileId } from './mercator.js';
import { Commands, EXTENT, encodeTile, LINE, POINT, POLYGON, TileLayer } from './mvt.js';
import { weightsOf } from './weights.js';

export type TileGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: Polygon }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };

export interface TileShape {
  /** The layer of the tile in which it is drawn. */
  readonly layer: string;
  readonly geometry: TileGeometry;
  /** Texts, numbers and truths; its id is one of them, since ids of ours are texts. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ShapeTilesOptions {
  /** Units beyond a tile's edge that are drawn too, so that outlines do not show the edge. */
  readonly buffer?: number;
  /** From this zoom on everything is drawn as it is. */
  readonly fullZoom?: number;
}

/** A line, or a ring of a polygon (without its last position): places on the world's square. */
interface Part {
  readonly flat: Float64Array;
  readonly weights: Float64Array;
  readonly hole: boolean;
}

interface Laid {
  readonly kind: typeof POINT | typeof LINE | typeof POLYGON;
  readonly layer: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly parts: readonly Part[];
}

/** Units of a tile by which a line may differ from itself before the full zoom: less than half a pixel. */
const tolerance = 3;
/** Square units below which a polygon is left out before the full zoom: two pixels by two. */
const smallest = 16 * 16;

/** Lines, polygons and single points, of which vector tiles are cut. Built once, asked often. */
export class ShapeTiles {
  readonly #laid: readonly Laid[];
  readonly #index: Flatbush | null;
  readonly #buffer: number;
  readonly #fullZoom: number;

  constructor(shapes: readonly TileShape[], { buffer = 64, fullZoom = 16 }: ShapeTilesOptions = {}) {
    this.#buffer = buffer;
    this.#fullZoom = fullZoom;
    this.#laid = shapes.map(lay);
    this.#index = this.#laid.length === 0 ? null : indexOf(this.#laid);
  }

  get size(): number {
    return this.#laid.length;
  }

  /** The tile, its shapes in the order given; empty where nothing lies in it. */
  tile({ z, x, y }: TileId): Uint8Array {
    const worlds = 2 ** z;
    const room = this.#buffer / EXTENT;
    const found = this.#index?.search(
      (x - room) / worlds,
      (y - room) / worlds,
      (x + 1 + room) / worlds,
      (y + 1 + room) / worlds,
    );
    const layers = new Map<string, TileLayer>();
    for (const index of found?.sort((a, b) => a - b) ?? []) {
      const shape = this.#laid[index];
      if (shape === undefined) continue;
      const geometry = this.#draw(shape, { z, x, y });
      if (geometry.length === 0) continue;
      const layer = layers.get(shape.layer) ?? new TileLayer(shape.layer);
      layers.set(shape.layer, layer);
      layer.add(shape.kind, geometry, layer.tags(shape.properties));
    }
    return encodeTile(layers.values());
  }

  #draw({ kind, parts }: Laid, { z, x, y }: TileId): readonly number[] {
    const scale = 2 ** z * EXTENT;
    const full = z >= this.#fullZoom;
    const least = full ? -1 : (tolerance / scale) ** 2;
    const [low, high] = [-this.#buffer, EXTENT + this.#buffer];
    const commands = new Commands();
    let outerDrawn = false;
    for (const part of parts) {
      if (kind === POLYGON && part.hole && !outerDrawn) continue;
      const flat = placed(part, scale, x * EXTENT, y * EXTENT, least);
      if (kind === POINT) {
        const [px, py] = [Math.floor(flat[0] ?? -1), Math.floor(flat[1] ?? -1)];
        // In one tile only, as points of all kinds.
        if (px >= 0 && py >= 0 && px < EXTENT && py < EXTENT) commands.points([px, py]);
      } else if (kind === LINE) {
        for (const line of clipLine(flat, low, high)) {
          const rounded = roundedPath(line);
          if (rounded.length >= 4) commands.path(rounded, false);
        }
      } else {
        const drawn = ringIn(flat, low, high, full ? 0 : smallest, part.hole);
        if (!part.hole) outerDrawn = drawn !== null;
        if (drawn !== null) commands.path(drawn, true);
      }
    }
    return commands.numbers;
  }
}

/** The ring's part in the tile, wound as its role wants; null: too small to be seen. */
function ringIn(flat: Flat, low: number, high: number, least: number, hole: boolean): number[] | null {
  if (Math.abs(doubleArea(flat)) / 2 < least) return null;
  const ring = roundedPath(clipRing(clipRing(flat, 0, low, high), 1, low, high), true);
  const area = doubleArea(ring);
  if (ring.length < 6 || area === 0) return null;
  // An outer ring has a positive area where y grows downwards, a hole a negative one.
  return area > 0 === !hole ? ring : reversed(ring);
}

/** Twice the area, signed: positive where the ring runs clockwise on a screen. */
function doubleArea(ring: Flat): number {
  let sum = 0;
  let [x0, y0] = [ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0];
  for (let i = 0; i < ring.length; i += 2) {
    const [x1, y1] = [ring[i] ?? 0, ring[i + 1] ?? 0];
    sum += x0 * y1 - x1 * y0;
    [x0, y0] = [x1, y1];
  }
  return sum;
}

function reversed(ring: Flat): number[] {
  const turned: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) turned.push(ring[i] ?? 0, ring[i + 1] ?? 0);
  return turned;
}

/** To whole units, without standing still. */
function roundedPath(flat: Flat, closed = false): number[] {
  const path: number[] = [];
  for (let i = 0; i < flat.length; i += 2) {
    const [x, y] = [Math.round(flat[i] ?? 0), Math.round(flat[i + 1] ?? 0)];
    if (path.length === 0 || path[path.length - 2] !== x || path[path.length - 1] !== y) path.push(x, y);
  }
  while (closed && path.length > 2 && path[0] === path[path.length - 2] && path[1] === path[path.length - 1]) {
    path.length -= 2;
  }
  return path;
}

/** What matters of a part at a zoom, in units from the tile's corner. */
function placed({ flat, weights }: Part, scale: number, left: number, top: number, least: number): number[] {
  const path: number[] = [];
  for (let i = 0; i < weights.length; i++) {
    if ((weights[i] ?? 0) > least) path.push((flat[2 * i] ?? 0) * scale - left, (flat[2 * i + 1] ?? 0) * scale - top);
  }
  return path;
}

function lay({ layer, geometry, properties }: TileShape): Laid {
  switch (geometry.type) {
    case 'Point':
      return { kind: POINT, layer, properties, parts: [lineOf([geometry.coordinates])] };
    case 'LineString':
      return { kind: LINE, layer, properties, parts: [lineOf(geometry.coordinates)] };
    case 'MultiLineString':
      return { kind: LINE, layer, properties, parts: geometry.coordinates.map(lineOf) };
    case 'Polygon':
      return { kind: POLYGON, layer, properties, parts: geometry.coordinates.map(ringOf) };
    case 'MultiPolygon':
      return { kind: POLYGON, layer, properties, parts: geometry.coordinates.flatMap((each) => each.map(ringOf)) };
  }
}

function lineOf(positions: readonly Position[]): Part {
  const flat = Float64Array.from(positions.flatMap(([lon, lat]) => [mercatorX(lon), mercatorY(lat)]));
  return { flat, weights: weightsOf(flat), hole: false };
}

/** The closed ring is weighed, and its last position left out. */
function ringOf(positions: readonly Position[], index: number): Part {
  const { flat, weights } = lineOf(positions);
  return { flat: flat.subarray(0, -2), weights: weights.subarray(0, -1), hole: index > 0 };
}

function indexOf(laid: readonly Laid[]): Flatbush {
  const index = new Flatbush(laid.length);
  for (const { parts } of laid) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { flat } of parts) {
      for (let i = 0; i < flat.length; i += 2) {
        const [x, y] = [flat[i] ?? 0, flat[i + 1] ?? 0];
        [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
      }
    }
    index.add(west, north, east, south);
  }
  index.finish();
  return index;
}
