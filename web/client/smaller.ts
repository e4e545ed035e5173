import { exifOf } from './exif-of.js';

/** The server keeps no more pixels a side. */
const LONGEST_SIDE = 2560;
/** A smaller file is not worth the work. */
const SMALL = 700_000;

/** A picture as it is sent: no larger than what is kept, with what its camera wrote beside it. */
export interface Smaller {
  readonly picture: Blob;
  readonly exif: Blob | null;
}

/** What this browser cannot read goes as it is: the server says what it makes of it. */
export async function smaller(file: Blob): Promise<Smaller> {
  const untouched = { picture: file, exif: null };
  if (file.size <= SMALL) return untouched;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const paper = canvas.getContext('2d');
    if (paper === null) return untouched;
    paper.fillStyle = '#ffffff';
    paper.fillRect(0, 0, width, height);
    paper.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.86));
    if (picture === null || picture.size >= file.size) return untouched;
    return { picture, exif: await exifOf(file) };
  } catch {
    return untouched;
  }
}
