/** The longest that one segment of a JPEG can be. */
const LONGEST = 65_536;

/** The EXIF segment of a JPEG as it stands in the file; null where it has none. Only its first kilobytes are read. */
export async function exifOf(file: Blob): Promise<Blob | null> {
  const head = new DataView(await file.slice(0, 2 * LONGEST).arrayBuffer());
  if (head.byteLength < 4 || head.getUint16(0) !== 0xffd8) return null;
  // Segments follow each other: a mark, a length that counts itself, and so on until the picture begins.
  for (let at = 2; at + 10 < head.byteLength; ) {
    const mark = head.getUint16(at);
    const length = head.getUint16(at + 2);
    if (mark < 0xffe0 || mark > 0xffef || length < 2) return null;
    const isExif = mark === 0xffe1 && head.getUint32(at + 4) === 0x45786966;
    if (isExif) return file.slice(at + 4, at + 2 + length);
    at += 2 + length;
  }
  return null;
}
