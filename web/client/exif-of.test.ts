import { describe, expect, it } from 'vitest';
import { exifOf } from './exif-of.js';

const segment = (mark: number, body: string): number[] => [
  0xff,
  mark,
  (body.length + 2) >> 8,
  (body.length + 2) & 0xff,
  ...[...body].map((char) => char.charCodeAt(0)),
];
const file = (...parts: number[][]) => new Blob([new Uint8Array([0xff, 0xd8, ...parts.flat()])]);
const textOf = async (blob: Blob | null) => (blob === null ? null : blob.text());

describe('the EXIF segment', () => {
  const rest = segment(0xdb, 'x'.repeat(40));

  it('is found behind others, and ends where it ends', async () => {
    const found = await exifOf(file(segment(0xe0, 'JFIF'), segment(0xe1, 'Exif\0\0II*'), segment(0xe2, 'ICC'), rest));
    expect(await textOf(found)).toBe('Exif\0\0II*');
  });

  it('is none where there is none, or the file is no JPEG or breaks off', async () => {
    expect(await exifOf(file(segment(0xe0, 'JFIF'), segment(0xe1, 'http://ns.adobe.com/xap'), rest))).toBeNull();
    expect(await exifOf(new Blob(['\u0089PNG and so on, long enough']))).toBeNull();
    expect(await exifOf(new Blob([]))).toBeNull();
    expect(await exifOf(new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8])]))).toBeNull();
  });
});
