import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTables } from './index.js';
import type { Cell, TableFormat } from './table.js';

/** 西园街道,0931 in GB18030. */
const gb = [0xce, 0xf7, 0xd4, 0xb0, 0xbd, 0xd6, 0xb5, 0xc0, 0x2c, 0x30, 0x39, 0x33, 0x31];

const tables = openTables();
const csv = (text: string) => tables.read(Buffer.from(text));
const cells = async (read: ReturnType<typeof csv>) => (await read).map((row) => row.cells);

describe('a CSV file', () => {
  it('is read with its line numbers, whatever lies between', async () => {
    expect(await csv('a,b\n\n1,"two\nlines"\n,\n3,4\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', 'two\nlines'] },
      { line: 6, cells: ['3', '4'] },
    ]);
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeff名称,电话\n西园街道,0931')],
    ['UTF-8 without', Buffer.from('名称,电话\n西园街道,0931')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('名称\t电话\n西园街道\t0931', 'utf16le')])],
    ['GB18030', Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, ...gb])],
    ['semicolons', Buffer.from('名称;电话\n西园街道;0931')],
  ])('may come as %s', async (_, bytes) => {
    expect((await tables.read(bytes)).map((row) => row.cells)).toEqual([
      ['名称', '电话'],
      ['西园街道', '0931'],
    ]);
  });

  it('keeps what is quoted, and a comma in a heading does not mislead it', async () => {
    expect(await cells(csv('"a,b,c";d\n"say ""yes""";2'))).toEqual([
      ['a,b,c', 'd'],
      ['say "yes"', '2'],
    ]);
  });

  it('that is broken is refused with the line', async () => {
    await expect(csv('a,b\n1,"2\n3,4')).rejects.toMatchObject({ code: 'file-broken' });
  });
});

describe.each<TableFormat>(['csv', 'xlsx'])('a written %s file', (format) => {
  const rows: Cell[][] = [
    ['西园街道', '0931', null, 'a "b", c\nd'],
    ['=1+1', '+86 931', '-5', '@x'],
    ["'=already", '\tx', 'plain', '0007'],
  ];
  const table = { title: '责任单位/2026', header: ['名称', '电话', 'c', 'd'], rows };

  it('is read as it was', async () => {
    const read = await tables.read(await tables.write(format, table));
    const expected = rows.map((row) => row.map((cell) => (format === 'xlsx' && cell === '\tx' ? 'x' : cell)));
    expect(read.map((row) => row.cells)).toEqual([table.header, ...expected]);
  });
});

describe('a CSV for a spreadsheet', () => {
  it('has nothing that it would run, and the mark by which it knows UTF-8', async () => {
    const bytes = await tables.write('csv', { title: 't', header: ['h'], rows: [['=cmd()'], ['@a'], ['-1'], [-1]] });
    expect(bytes.toString()).toBe("\ufeffh\r\n'=cmd()\r\n'@a\r\n'-1\r\n-1\r\n");
  });
});

describe('an XLSX file', () => {
  it('keeps numbers, days and yes or no', async () => {
    const day = new Date('2026-10-01T00:00:00Z');
    const bytes = await tables.write('xlsx', { title: 't', header: ['n', 'd', 'b'], rows: [[1.5, day, true]] });
    expect((await tables.read(bytes))[1]?.cells).toEqual([1.5, day, true]);
  });

  it('that would unpack into too much is refused before it is unpacked', async () => {
    await expect(tables.read(bomb(80))).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(tables.read(bomb(1))).rejects.toMatchObject({ code: 'file-broken' });
  });
});

describe('a file', () => {
  it.each([
    ['empty', Buffer.alloc(0), 'file-empty'],
    ['of blank lines', Buffer.from('\n\n'), 'file-empty'],
    ['of Excel before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file-kind'],
    ['of pixels', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0x00]), 'file-kind'],
    ['that only begins like XLSX', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'file-broken'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(tables.read(bytes)).rejects.toMatchObject({ code });
  });

  it('of too many rows or too many bytes is refused', async () => {
    const small = openTables({ bytes: 40, rows: 2, columns: 3 });
    await expect(small.read(Buffer.from('a\n1\n2\n3'))).rejects.toMatchObject({
      code: 'file-rows',
      params: { max: 2 },
    });
    await expect(small.read(Buffer.from('x'.repeat(41)))).rejects.toMatchObject({ code: 'file-too-large' });
    expect(await small.read(Buffer.from('a\n1\n2'))).toHaveLength(3);
  });
});

/** A ZIP of one entry of so many megabytes of nothing. */
function bomb(megabytes: number): Buffer {
  const data = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024));
  const name = Buffer.from('a');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(megabytes * 1024 * 1024, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(megabytes * 1024 * 1024, 24);
  entry.writeUInt16LE(name.length, 28);
  const directory = 30 + name.length + data.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(directory, 16);
  return Buffer.concat([local, name, data, entry, name, end]);
}
