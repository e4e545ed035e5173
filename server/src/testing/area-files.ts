import { crc32, deflateRawSync } from 'node:zlib';

type Position = readonly [number, number];

export interface ShapefileRow {
  readonly rings: readonly (readonly Position[])[];
  readonly values: Readonly<Record<string, string>>;
}

export const WGS84_PRJ =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]';
/** The three degree zone round 105°, in metres. */
export const GAUSS_105_PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** A zipped shapefile of polygons, as a desktop program would write it; `texts` encodes what stands in its table. */
export function shapefile(
  rows: readonly ShapefileRow[],
  { prj = WGS84_PRJ, cpg = 'UTF-8', texts = (text: string) => Buffer.from(text) }: Partial<ShapefileOptions> = {},
): Buffer {
  return zip([
    ['grid/cells.shp', shp(rows)],
    ['grid/cells.dbf', dbf(rows, texts)],
    ...(prj === null ? [] : ([['grid/cells.prj', Buffer.from(prj)]] as const)),
    ...(cpg === null ? [] : ([['grid/cells.cpg', Buffer.from(cpg)]] as const)),
  ]);
}

interface ShapefileOptions {
  readonly prj: string | null;
  readonly cpg: string | null;
  readonly texts: (text: string) => Buffer;
}

export function shp(rows: readonly ShapefileRow[]): Buffer {
  const records = rows.map(({ rings }, i) => {
    const count = rings.reduce((sum, ring) => sum + ring.length, 0);
    const content = Buffer.alloc(44 + 4 * rings.length + 16 * count);
    content.writeInt32LE(5, 0);
    writeBox(content, 4, rings.flat());
    content.writeInt32LE(rings.length, 36);
    content.writeInt32LE(count, 40);
    let [start, at] = [0, 44 + 4 * rings.length];
    for (const [part, ring] of rings.entries()) {
      content.writeInt32LE(start, 44 + 4 * part);
      start += ring.length;
      for (const [x, y] of ring) {
        content.writeDoubleLE(x, at);
        content.writeDoubleLE(y, at + 8);
        at += 16;
      }
    }
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const body = Buffer.concat(records);
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE((100 + body.length) / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(5, 32);
  writeBox(
    head,
    36,
    rows.flatMap(({ rings }) => rings.flat()),
  );
  return Buffer.concat([head, body]);
}

function writeBox(into: Buffer, at: number, positions: readonly Position[]): void {
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  for (const [i, value] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries()) {
    into.writeDoubleLE(value, at + 8 * i);
  }
}

const WIDTH = 60;

export function dbf(rows: readonly ShapefileRow[], texts: (text: string) => Buffer): Buffer {
  const names = Object.keys(rows[0]?.values ?? {});
  const head = Buffer.alloc(32 + 32 * names.length + 1);
  head.writeUInt8(3, 0);
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(1 + WIDTH * names.length, 10);
  for (const [i, name] of names.entries()) {
    texts(name).copy(head, 32 + 32 * i);
    head.write('C', 43 + 32 * i);
    head.writeUInt8(WIDTH, 48 + 32 * i);
  }
  head.writeUInt8(13, head.length - 1);
  const cells = rows.map(({ values }) =>
    Buffer.concat([
      Buffer.from(' '),
      ...names.map((name) => {
        const cell = Buffer.alloc(WIDTH, ' ');
        texts(values[name] ?? '').copy(cell);
        return cell;
      }),
    ]),
  );
  return Buffer.concat([head, ...cells, Buffer.from([26])]);
}

/** @param told what the zip says of an entry's unpacked size, where that is a lie */
export function zip(files: readonly (readonly [name: string, bytes: Buffer])[], told?: number): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(told ?? bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, path, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  Buffer.from([0x50, 0x4b, 5, 6]).copy(end);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(centrals).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...centrals, end]);
}
