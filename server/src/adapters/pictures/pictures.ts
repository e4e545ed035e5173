import sharp, { type Sharp } from 'sharp';
import { readExif, type Taken } from './exif.js';
import { kindOf } from './kind.js';

export type PictureTrouble =
  /** Not a picture of a kind that is taken, whatever it is called. */
  | 'not-a-picture'
  /** Begins like one, and cannot be read to its end. */
  | 'broken-picture'
  | 'too-many-pixels';

/** A picture as it is kept: nothing of the one that came is in it but its pixels. */
export interface KeptPicture {
  readonly kind: string;
  readonly bytes: Buffer;
  readonly thumb: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface Pictures {
  /**
   * Decodes a picture that anybody may have made, and encodes it anew.
   * @param exif what the camera wrote, where the sender has taken it out of the picture
   */
  read(
    data: Uint8Array,
    exif?: Uint8Array,
  ): Promise<{ readonly picture: KeptPicture; readonly taken: Taken } | { readonly trouble: PictureTrouble }>;
  /** A picture drawn from SVG of our own. */
  draw(svg: string): Promise<KeptPicture>;
}

const LONGEST_SIDE = 2560;
const THUMB_SIDE = 320;
/** Of the picture that comes; phones' largest have fewer once the browser has made them smaller. */
const MOST_PIXELS = 64_000_000;
const SECONDS = 20;
/** Pictures decoded at once: each may take some hundred megabytes while it is. */
const AT_ONCE = 2;

export function openPictures(): Pictures {
  const turn = turns(AT_ONCE);
  return {
    read: (data, exif) => turn(() => read(data, exif)),
    draw: (svg) => turn(() => keep(sharp(Buffer.from(svg)))),
  };
}

async function read(data: Uint8Array, exif: Uint8Array | undefined): ReturnType<Pictures['read']> {
  // What it is, is in its first bytes: neither its name nor what the sender says. libvips would read SVG and more.
  if (kindOf(data) === null) return { trouble: 'not-a-picture' };
  const source = sharp(data, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true });
  try {
    const { width, height, exif: own } = await source.metadata();
    if (width * height > MOST_PIXELS) return { trouble: 'too-many-pixels' };
    const taken = readExif(own ?? exif ?? new Uint8Array());
    return { picture: await keep(source), taken };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

/** Upright, on white, without anything beside the pixels, and no larger than anybody needs to see. */
async function keep(source: Sharp): Promise<KeptPicture> {
  const upright = source
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await upright.webp({ quality: 80, effort: 3 }).toBuffer({ resolveWithObject: true });
  const thumb = await sharp(data)
    .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72, effort: 3 })
    .toBuffer();
  return { kind: 'image/webp', bytes: data, thumb, width: info.width, height: info.height };
}

function troubleOf(error: unknown): PictureTrouble {
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(message)) return 'too-many-pixels';
  // libvips knows the container and not what is in it, such as HEVC.
  return /unsupported image format|compression format/i.test(message) ? 'not-a-picture' : 'broken-picture';
}

/** At most so many at a time, in the order of asking. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, or given free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
