import { describe, expect, it } from 'vitest';
import { readExif } from './exif.js';

const nothing = { local: null, offset: null, place: null, bearing: null };

/** EXIF data of one directory with texts, the second of it the camera's. */
function exif(texts: Readonly<Record<number, string>>, little: boolean): Buffer {
  const entries = Object.entries(texts);
  const buffer = Buffer.alloc(8 + 2 + 12 + 4 + 2 + entries.length * 12 + 4 + entries.length * 32);
  const u16 = (value: number, at: number) =>
    little ? buffer.writeUInt16LE(value, at) : buffer.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? buffer.writeUInt32LE(value, at) : buffer.writeUInt32BE(value, at);
  buffer.write(little ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  for (const [value, at] of [
    [0x8769, 10],
    [4, 12],
  ] as const)
    u16(value, at);
  u32(1, 14);
  u32(26, 18);
  u16(entries.length, 26);
  entries.forEach(([tag, text], i) => {
    const at = 28 + i * 12;
    const body = 28 + entries.length * 12 + 4 + i * 32;
    u16(Number(tag), at);
    u16(2, at + 2);
    u32(text.length + 1, at + 4);
    u32(body, at + 8);
    buffer.write(text, body, 'latin1');
  });
  return buffer;
}

describe('EXIF data', () => {
  const texts = { 36867: '2026:03:04 08:41:09', 36881: '+08:00' };

  it.each([true, false])('says when, in either order of bytes (little: %s), with its head and without', (little) => {
    const data = exif(texts, little);
    const said = { local: '2026-03-04T08:41:09', offset: '+08:00', place: null, bearing: null };
    expect(readExif(data)).toEqual(said);
    expect(readExif(Buffer.concat([Buffer.from('Exif\u0000\u0000', 'latin1'), data]))).toEqual(said);
  });

  it.each(['0000:00:00 00:00:00', '2026:13:01 00:00:00', 'yesterday', '2026:03:04 24:00:00'])(
    '%s is no time',
    (text) => {
      expect(readExif(exif({ 36867: text }, true))).toEqual(nothing);
    },
  );

  it('that is cut off, or leads outside itself, reads as nothing', () => {
    const data = exif(texts, true);
    for (let length = 0; length < data.length; length++) expect(() => readExif(data.subarray(0, length))).not.toThrow();
    for (let at = 0; at < data.length; at++) {
      const spoilt = Buffer.from(data);
      spoilt[at] = 0xff;
      expect(() => readExif(spoilt)).not.toThrow();
    }
    expect(readExif(Buffer.from('no exif at all'))).toEqual(nothing);
    expect(readExif(new Uint8Array())).toEqual(nothing);
  });
});
