/** Brands of the ISO container that hold still pictures. */
const STILL = new Set(['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1', 'avif']);

/** The kind of a picture by its first bytes; null: none that is taken. */
export function kindOf(data: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heif' | null {
  const text = (from: number, to: number): string => String.fromCharCode(...data.subarray(from, to));
  if (data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && STILL.has(text(8, 12))) return 'heif';
  return null;
}
