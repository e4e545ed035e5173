import proj4 from 'proj4';
import { parseDbf, parseShp } from 'shpjs';
import type { FileFeature } from './area-file.js';
import { AreaFileError } from './area-file-error.js';
import type { AreaFileLimits } from './limits.js';
import { unzip } from './unzip.js';

const PARTS = ['shp', 'dbf', 'prj', 'cpg'] as const;
/** Systems that WGS-84 may be taken for at the accuracy of areas; all others need a shift that a file does not tell. */
const SAME_AS_WGS84 =
  /WGS[_ ]?(19)?84|CGCS[_ ]?2000|China[_ ](Geodetic|2000)|North[_ ]American[_ ](Datum[_ ])?1983|NAD83|ETRS/i;
/** The first word of WKT that is a projection. */
const PROJECTED = /^\s*PROJ(CS|CRS)\s*\[\s*"([^"]*)"/i;
const DATUM = /\b(DATUM|GEOGCS|GEOGCRS)\s*\[\s*"([^"]*)"/gi;

/** The one shapefile of a zip: shapes and their rows, in degrees. */
export function readShapefile(zip: Buffer, limits: AreaFileLimits): FileFeature[] {
  const files = unzip(zip, (name) => PARTS.some((part) => name.endsWith(`.${part}`)), limits);
  const names = [...files.keys()].filter((name) => name.endsWith('.shp'));
  const [name, ...more] = names;
  if (name === undefined) throw new AreaFileError('area-file-parts', { why: 'no-shp' });
  if (more.length > 0) throw new AreaFileError('area-file-parts', { why: 'several' });
  const part = (kind: (typeof PARTS)[number]) => files.get(`${name.slice(0, -3)}${kind}`);
  const shp = part('shp');
  const dbf = part('dbf');
  if (shp === undefined || dbf === undefined) throw new AreaFileError('area-file-parts', { why: 'no-dbf' });
  checkTable(dbf, limits);
  const prj = systemOf(part('prj')?.toString('utf8'));
  const shapes = broken(() => (prj === null ? parseShp(shp) : parseShp(shp, prj)));
  const rows = broken(() => parseDbf(dbf, encodingOf(dbf, part('cpg')?.toString('utf8'))));
  if (shapes.length !== rows.length) throw new AreaFileError('area-file-parts', { why: 'rows' });
  return shapes.map((geometry, i) => ({ place: i + 1, id: null, properties: rows[i] ?? {}, geometry }));
}

/** The projection to be undone; null: the file is in degrees, or does not say. @throws AreaFileError of an unknown datum */
function systemOf(prj: string | undefined): string | null {
  if (prj === undefined || prj.trim() === '') return null;
  const datums = [...prj.matchAll(DATUM)].map((match) => match[2] ?? '');
  const shifted = /TOWGS84/i.test(prj);
  if (!shifted && !datums.some((name) => SAME_AS_WGS84.test(name))) {
    throw new AreaFileError('area-file-system', { name: datums[0] ?? prj.slice(0, 60) });
  }
  const projected = PROJECTED.exec(prj);
  if (projected === null) return null;
  try {
    proj4(prj);
    return prj;
  } catch {
    throw new AreaFileError('area-file-system', { name: projected[2] ?? '' });
  }
}

/** The number of rows that a table tells must fit what is there: it would be read to the end of memory. */
function checkTable(dbf: Buffer, limits: AreaFileLimits): void {
  if (dbf.length < 33) throw new AreaFileError('area-file-broken');
  const [rows, head, size] = [dbf.readUInt32LE(4), dbf.readUInt16LE(8), dbf.readUInt16LE(10)];
  if (rows > limits.features) throw new AreaFileError('area-file-many', { most: limits.features });
  if (head < 33 || size < 1 || head + rows * size > dbf.length + 1) throw new AreaFileError('area-file-broken');
}

/** What the file says of its texts; a file that says nothing is read as UTF-8 if it is that, else as Chinese. */
function encodingOf(dbf: Buffer, cpg: string | undefined): string {
  const said = cpg?.trim().toLowerCase() ?? '';
  if (/^(gbk|gb2312|gb18030|cp936|936|ansi 936)$/.test(said) || (said === '' && dbf[29] === 0x4d)) return 'gb18030';
  if (said !== '' && said !== 'utf-8' && said !== 'utf8') return said;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(dbf.readUInt16LE(8)));
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

function broken<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new AreaFileError('area-file-broken');
  }
}
