import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTables } from './index.js';
import { streamRows } from './stream.js';

/** Cut into pieces of so many bytes: what lies across a cut must come out whole. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Buffer, size = 7) {
  const rows = [];
  for await (const streamed of streamRows(pieces(bytes, size))) rows.push(...streamed.rows);
  return rows;
}

const point = { type: 'Point', coordinates: [103.8, 36.06] };
const feature = (name: string) => ({
  type: 'Feature',
  properties: { name, nested: { features: [1] } },
  geometry: point,
});

describe('a stream of rows', () => {
  const expected = [
    { line: 1, cells: ['标识码', '名称'] },
    { line: 3, cells: ['1', 'two\nlines'] },
    { line: 6, cells: ['0003', '=x'] },
  ];
  const text = '标识码,名称\n\n1,"two\nlines"\n,\n0003,\'=x\n';

  it.each([
    ['CSV in UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['CSV in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['packed CSV', gzipSync(text)],
    ['CSV with semicolons', Buffer.from(text.replaceAll(',', ';'))],
  ])('comes from %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(expected);
  });

  it('comes from CSV in GB18030', async () => {
    const gb = Buffer.from([0xce, 0xf7, 0xd4, 0xb0, 0x2c, 0x31, 0x0a]);
    expect(await read(gb)).toEqual([{ line: 1, cells: ['西园', '1'] }]);
  });

  it('comes from XLSX', async () => {
    const bytes = await openTables().write('xlsx', { title: 't', header: ['a'], rows: [['0001'], [2]] });
    expect(await read(bytes, 1000)).toEqual([
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['0001'] },
      { line: 3, cells: [2] },
    ]);
  });

  it('of many rows comes by parts', async () => {
    const lines = Array.from({ length: 5001 }, (_, i) => `${i}`).join('\n');
    const sizes = [];
    for await (const { rows } of streamRows(pieces(Buffer.from(lines), 4096))) sizes.push(rows.length);
    expect(sizes).toEqual([2000, 2000, 1001]);
  });
});

describe('features of GeoJSON', () => {
  const collection = (features: unknown[]) => ({
    type: 'FeatureCollection',
    name: 'features "of" {a} [city] \\',
    crs: { type: 'name', features: [{ not: 'one' }] },
    features,
    after: [{ not: 'one' }],
  });

  it.each([1, 2, 3, 64, 100_000])('come one by one, cut after every %i bytes', async (size) => {
    const features = ['井盖', 'a "quoted" }', 'back\\slash'].map(feature);
    const bytes = Buffer.from(JSON.stringify(collection(features)));
    expect((await read(bytes, size)).map((row) => ('feature' in row ? row.feature : null))).toEqual(features);
  });

  it('are called by the line on which they begin', async () => {
    const bytes = Buffer.from(JSON.stringify(collection([feature('a'), feature('b')]), null, 1));
    const lines = bytes.toString().split('\n');
    const [a, b] = await read(bytes);
    for (const [row, name] of [
      [a, 'a'],
      [b, 'b'],
    ] as const) {
      expect(lines[(row?.line ?? 0) - 1]?.trim()).toBe('{');
      expect(lines.slice(row?.line ?? 0).find((line) => line.includes('"name"'))).toContain(`"${name}"`);
    }
  });

  it.each([
    ['that ends too early', '{"type":"FeatureCollection","features":[{"type":"Feature"}'],
    ['without any', '{"type":"FeatureCollection"}'],
    ['of which one is no JSON', '{"features":[{"type":Feature}]}'],
    ['with a bracket too many', '{"features":[{}]]}}'],
  ])('%s are refused', async (_, text) => {
    await expect(read(Buffer.from(text))).rejects.toMatchObject({ code: 'file-broken' });
  });
});

describe('a file', () => {
  it.each([
    ['empty', Buffer.alloc(0), 'file-empty'],
    ['of blank lines', Buffer.from('\n\n'), 'file-empty'],
    ['of Excel before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'file-kind'],
    ['of pixels', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0x00]), 'file-kind'],
    ['packed and cut off', gzipSync(Buffer.from('a,b\n1,2\n')).subarray(0, 12), 'file-broken'],
    ['with an open quote', Buffer.from('a,b\n1,"2\n'), 'file-broken'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
  });
});
