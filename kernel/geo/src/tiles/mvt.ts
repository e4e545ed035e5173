import { Bytes, utf8Length, varintLength } from './bytes.js';

/** Units of a tile's side. */
export const EXTENT = 4096;

export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;

export type TileValue = string | number | boolean;

/** A layer of a Mapbox Vector Tile (specification 2.1), written as features are added. */
export class TileLayer {
  readonly name: string;
  readonly #features = new Bytes();
  readonly #values = new Bytes();
  readonly #keys = new Map<string, number>();
  readonly #known = new Map<TileValue, number>();
  #valueCount = 0;
  #size = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Features so far. */
  get size(): number {
    return this.#size;
  }

  /** The number of a property's name. */
  key(name: string): number {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const number = this.#keys.size;
    this.#keys.set(name, number);
    return number;
  }

  /** The number of a value; the same value is written once. */
  value(value: TileValue): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const number = this.fresh(value);
    this.#known.set(value, number);
    return number;
  }

  /** The number of a value that no other feature has, such as an id: nothing is looked up. */
  fresh(value: TileValue): number {
    const values = this.#values;
    values.varint(LAYER_VALUES);
    if (typeof value === 'string') {
      const size = utf8Length(value);
      values.varint(1 + varintLength(size) + size);
      values.varint(VALUE_STRING);
      values.text(value);
    } else if (typeof value === 'boolean') {
      values.varint(2);
      values.varint(VALUE_BOOL);
      values.varint(value ? 1 : 0);
    } else if (Number.isSafeInteger(value) && value >= 0) {
      values.varint(1 + varintLength(value));
      values.varint(VALUE_UINT);
      values.varint(value);
    } else {
      values.varint(9);
      values.varint(VALUE_DOUBLE);
      values.double(value);
    }
    return this.#valueCount++;
  }

  /** The numbers of keys and values in turn, as `add` takes them. What is neither text, number nor truth is left out. */
  tags(properties: Readonly<Record<string, unknown>>): number[] {
    const tags: number[] = [];
    for (const [name, value] of Object.entries(properties)) {
      const kind = typeof value;
      if (kind === 'string' || kind === 'boolean' || (kind === 'number' && Number.isFinite(value))) {
        tags.push(this.key(name), this.value(value as TileValue));
      }
    }
    return tags;
  }

  /** A point inside of the tile. */
  point(x: number, y: number, tags: readonly number[]): void {
    this.add(POINT, [9, x << 1, y << 1], tags);
  }

  /**
   * A point with a short text of its own, such as an id, and tags that many share, at a fraction of the work of `point`:
   * written by hand, for tiles with tens of thousands of them.
   * @param key of the text, below 128 as all of them
   * @param tags as `packedTags` gives them, less than 90 bytes
   * @param more one more tag: its key and value; −1: none
   */
  identified(x: number, y: number, key: number, text: string, tags: Uint8Array, more = -1, value = -1): void {
    const size = text.length;
    if (size > 120 || !isAscii(text)) {
      this.add(
        POINT,
        [9, x << 1, y << 1],
        [key, this.fresh(text), ...unpacked(tags), ...(more < 0 ? [] : [more, value])],
      );
      return;
    }
    const values = this.#values;
    let bytes = values.room(size + 4);
    let at = values.length;
    bytes[at++] = LAYER_VALUES;
    bytes[at++] = size + 2;
    bytes[at++] = VALUE_STRING;
    bytes[at++] = size;
    for (let i = 0; i < size; i++) bytes[at++] = text.charCodeAt(i);
    values.length = at;

    const features = this.#features;
    bytes = features.room(tags.length + 32);
    const begin = features.length;
    // Its two lengths are written when they are known: both are less than 128.
    at = begin + 4;
    bytes[at++] = key;
    at = writeVarint(bytes, at, this.#valueCount++);
    for (let i = 0; i < tags.length; i++) bytes[at++] = tags[i] ?? 0;
    if (more >= 0) {
      bytes[at++] = more;
      at = writeVarint(bytes, at, value);
    }
    const tagBytes = at - begin - 4;
    bytes[at++] = FEATURE_TYPE;
    bytes[at++] = POINT;
    bytes[at++] = FEATURE_GEOMETRY;
    const geometry = at++;
    bytes[at++] = 9;
    at = writeVarint(bytes, at, x << 1);
    at = writeVarint(bytes, at, y << 1);
    bytes[geometry] = at - geometry - 1;
    bytes[begin] = LAYER_FEATURES;
    bytes[begin + 1] = at - begin - 2;
    bytes[begin + 2] = FEATURE_TAGS;
    bytes[begin + 3] = tagBytes;
    features.length = at;
    this.#size += 1;
  }

  /** @param geometry commands, as `Commands` gives them */
  add(kind: typeof POINT | typeof LINE | typeof POLYGON, geometry: readonly number[], tags: readonly number[]): void {
    const features = this.#features;
    const [tagBytes, geometryBytes] = [lengthOf(tags), lengthOf(geometry)];
    features.varint(LAYER_FEATURES);
    features.varint(1 + varintLength(tagBytes) + tagBytes + 2 + 1 + varintLength(geometryBytes) + geometryBytes);
    features.varint(FEATURE_TAGS);
    features.varint(tagBytes);
    for (const tag of tags) features.varint(tag);
    features.varint(FEATURE_TYPE);
    features.varint(kind);
    features.varint(FEATURE_GEOMETRY);
    features.varint(geometryBytes);
    for (const each of geometry) features.varint(each);
    this.#size += 1;
  }

  writeTo(tile: Bytes): void {
    const layer = new Bytes();
    layer.varint(LAYER_VERSION);
    layer.varint(2);
    layer.varint(LAYER_NAME);
    layer.text(this.name);
    layer.append(this.#features);
    for (const name of this.#keys.keys()) {
      layer.varint(LAYER_KEYS);
      layer.text(name);
    }
    layer.append(this.#values);
    layer.varint(LAYER_EXTENT);
    layer.varint(EXTENT);
    tile.varint(TILE_LAYERS);
    tile.varint(layer.length);
    tile.append(layer);
  }
}

/** The tile of some layers; those without a feature are left out, and a tile without any is empty. */
export function encodeTile(layers: Iterable<TileLayer>): Uint8Array {
  const tile = new Bytes();
  for (const layer of layers) if (layer.size > 0) layer.writeTo(tile);
  return tile.bytes.slice();
}

/** Lines and rings as a feature's commands: each from where the pen stands. */
export class Commands {
  readonly numbers: number[] = [];
  #x = 0;
  #y = 0;

  /** @param flat whole coordinates, x and y in turn; a ring without its last position, which `close` brings */
  path(flat: readonly number[], close: boolean): void {
    const { numbers } = this;
    numbers.push(9);
    this.#to(flat[0] ?? 0, flat[1] ?? 0);
    numbers.push(((flat.length / 2 - 1) << 3) | 2);
    for (let i = 2; i < flat.length; i += 2) this.#to(flat[i] ?? 0, flat[i + 1] ?? 0);
    if (close) numbers.push(15);
  }

  points(flat: readonly number[]): void {
    this.numbers.push(((flat.length / 2) << 3) | 1);
    for (let i = 0; i < flat.length; i += 2) this.#to(flat[i] ?? 0, flat[i + 1] ?? 0);
  }

  #to(x: number, y: number): void {
    this.numbers.push(zigzag(x - this.#x), zigzag(y - this.#y));
    this.#x = x;
    this.#y = y;
  }
}

/** Tags as they stand in a feature. */
export function packedTags(tags: readonly number[]): Uint8Array {
  const bytes = new Bytes();
  for (const tag of tags) bytes.varint(tag);
  return bytes.bytes.slice();
}

function unpacked(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let [number, shift] = [0, 0];
  for (const byte of bytes) {
    number += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte < 0x80) {
      numbers.push(number);
      [number, shift] = [0, 0];
    }
  }
  return numbers;
}

/** Below 2^28; gives where it ends. */
function writeVarint(bytes: Uint8Array, from: number, value: number): number {
  let [at, rest] = [from, value];
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function lengthOf(numbers: readonly number[]): number {
  let length = 0;
  for (let i = 0; i < numbers.length; i++) length += varintLength(numbers[i] ?? 0);
  return length;
}

// Field numbers and wire types of vector_tile.proto.
const TILE_LAYERS = (3 << 3) | 2;
const LAYER_NAME = (1 << 3) | 2;
const LAYER_FEATURES = (2 << 3) | 2;
const LAYER_KEYS = (3 << 3) | 2;
const LAYER_VALUES = (4 << 3) | 2;
const LAYER_EXTENT = 5 << 3;
const LAYER_VERSION = 15 << 3;
const FEATURE_TAGS = (2 << 3) | 2;
const FEATURE_TYPE = 3 << 3;
const FEATURE_GEOMETRY = (4 << 3) | 2;
const VALUE_STRING = (1 << 3) | 2;
const VALUE_DOUBLE = (3 << 3) | 1;
const VALUE_UINT = 5 << 3;
const VALUE_BOOL = 7 << 3;
