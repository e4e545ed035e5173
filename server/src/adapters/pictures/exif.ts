/** What a camera wrote into a picture about taking it. */
export interface Taken {
  /** By the camera's clock: `2026-03-04T09:00:00`, with the offset where the camera knew it. */
  readonly local: string | null;
  readonly offset: string | null;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  /** Where it looked, in degrees from true north. */
  readonly bearing: number | null;
}

const NOTHING: Taken = { local: null, offset: null, place: null, bearing: null };

/**
 * Reads when and where from EXIF data (TIFF 6.0, with or without its `Exif` head). Whatever is not as it should be reads
 * as if it were not there: this is somebody else's file.
 */
export function readExif(data: Uint8Array): Taken {
  try {
    return taken(new Tiff(withoutHead(data)));
  } catch (error) {
    if (error instanceof RangeError) return NOTHING;
    throw error;
  }
}

function taken(tiff: Tiff): Taken {
  const main = tiff.directory(tiff.first);
  const camera = tiff.directory(pointer(main.get(0x8769)));
  const gps = tiff.directory(pointer(main.get(0x8825)));
  return {
    local: localOf(camera.get(0x9003) ?? camera.get(0x9004) ?? main.get(0x0132)),
    offset: offsetOf(camera.get(0x9011) ?? camera.get(0x9010)),
    place: placeOf(gps),
    bearing: bearingOf(gps),
  };
}

type Value = string | readonly number[];
type Directory = ReadonlyMap<number, Value>;

function withoutHead(data: Uint8Array): Uint8Array {
  const headed = String.fromCharCode(...data.subarray(0, 6)) === 'Exif\u0000\u0000';
  return headed ? data.subarray(6) : data;
}

/** Bytes of a value of each type. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const MOST_ENTRIES = 500;
const LONGEST = 64;

/** Every read outside the data throws a RangeError, of the DataView itself. */
class Tiff {
  readonly #view: DataView;
  readonly #little: boolean;
  readonly first: number;

  constructor(data: Uint8Array) {
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const order = this.#view.getUint16(0);
    if (order !== 0x4949 && order !== 0x4d4d) throw new RangeError('no TIFF');
    this.#little = order === 0x4949;
    if (this.#view.getUint16(2, this.#little) !== 42) throw new RangeError('no TIFF');
    this.first = this.#view.getUint32(4, this.#little);
  }

  directory(at: number): Directory {
    const found = new Map<number, Value>();
    if (at === 0) return found;
    const count = Math.min(this.#view.getUint16(at, this.#little), MOST_ENTRIES);
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + i * 12;
      const value = this.#value(entry);
      if (value !== null) found.set(this.#view.getUint16(entry, this.#little), value);
    }
    return found;
  }

  #value(entry: number): Value | null {
    const type = this.#view.getUint16(entry + 2, this.#little);
    const count = this.#view.getUint32(entry + 4, this.#little);
    const size = SIZES[type];
    if (size === undefined || count === 0 || count > LONGEST) return null;
    const at = size * count <= 4 ? entry + 8 : this.#view.getUint32(entry + 8, this.#little);
    if (type === 2) return this.#text(at, count);
    return Array.from({ length: count }, (_, i) => this.#number(type, at + i * size));
  }

  #text(at: number, count: number): string {
    const codes = Array.from({ length: count }, (_, i) => this.#view.getUint8(at + i));
    return String.fromCharCode(...codes.filter((code) => code !== 0));
  }

  #number(type: number, at: number): number {
    switch (type) {
      case 3:
        return this.#view.getUint16(at, this.#little);
      case 4:
        return this.#view.getUint32(at, this.#little);
      case 5:
        return this.#view.getUint32(at, this.#little) / this.#view.getUint32(at + 4, this.#little);
      case 9:
        return this.#view.getInt32(at, this.#little);
      case 10:
        return this.#view.getInt32(at, this.#little) / this.#view.getInt32(at + 4, this.#little);
      default:
        return this.#view.getUint8(at);
    }
  }
}

function pointer(value: Value | undefined): number {
  return typeof value === 'object' ? (value[0] ?? 0) : 0;
}

function localOf(value: Value | undefined): string | null {
  if (typeof value !== 'string') return null;
  const parts = /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(value.trim());
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts.map(Number) as [number, ...number[]];
  const fits =
    between(year, 1990, 9000) &&
    between(month, 1, 12) &&
    between(day, 1, 31) &&
    between(hour, 0, 23) &&
    between(minute, 0, 59) &&
    between(second, 0, 59);
  return fits ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}` : null;
}

function between(value: number | undefined, from: number, to: number): boolean {
  return value !== undefined && value >= from && value <= to;
}

function offsetOf(value: Value | undefined): string | null {
  return typeof value === 'string' && /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(value.trim()) ? value.trim() : null;
}

function placeOf(gps: Directory): Taken['place'] {
  const lat = degreesOf(gps.get(2), gps.get(1), 'S', 90);
  const lon = degreesOf(gps.get(4), gps.get(3), 'W', 180);
  // Cameras that know no place write zeros.
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return null;
  return { lon, lat };
}

/** Of magnetic north nothing is known: what is not true north is not told. */
function bearingOf(gps: Directory): number | null {
  const [value, reference] = [gps.get(17), gps.get(16)];
  const [degrees = Number.NaN] = typeof value === 'object' ? value : [];
  if (typeof reference !== 'string' || reference.trim().toUpperCase() !== 'T') return null;
  return degrees >= 0 && degrees < 360 ? Math.round(degrees * 10) / 10 : null;
}

function degreesOf(value: Value | undefined, side: Value | undefined, negative: string, most: number): number | null {
  if (typeof value !== 'object' || value.length !== 3 || typeof side !== 'string') return null;
  const [degrees = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = value;
  const size = degrees + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(size) || size < 0 || size > most) return null;
  return side.trim().toUpperCase() === negative ? -size : size;
}
