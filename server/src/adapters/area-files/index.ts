import type { AreaFile, FileFeature } from './area-file.js';
import { AreaFileError } from './area-file-error.js';
import { readGeoJson } from './geojson.js';
import { readKml } from './kml.js';
import { type AreaFileLimits, areaFileLimits } from './limits.js';
import { readShapefile } from './shapefile.js';
import { unzip } from './unzip.js';

export { AreaFileError } from './area-file-error.js';

const zipMark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Files of areas: GeoJSON, a zipped shapefile, KML or KMZ. */
export function openAreaFiles(limits: AreaFileLimits = areaFileLimits) {
  return {
    async read(bytes: Buffer, name: string): Promise<AreaFile> {
      if (bytes.length > limits.bytes) throw new AreaFileError('area-file-too-large', { bytes: limits.bytes });
      if (bytes.length === 0) throw new AreaFileError('area-file-empty');
      return within(read(bytes, name.toLowerCase(), limits), limits);
    },
  };
}

function read(bytes: Buffer, name: string, limits: AreaFileLimits): AreaFile {
  if (name.endsWith('.kmz')) return { format: 'kml', features: readKml(inKmz(bytes, limits)) };
  if (bytes.subarray(0, 4).equals(zipMark)) return { format: 'shapefile', features: readShapefile(bytes, limits) };
  if (name.endsWith('.kml')) return { format: 'kml', features: readKml(bytes) };
  if (name.endsWith('.json') || name.endsWith('.geojson')) return { format: 'geojson', features: readGeoJson(bytes) };
  throw new AreaFileError('area-file-kind');
}

function inKmz(bytes: Buffer, limits: AreaFileLimits): Buffer {
  const [kml] = unzip(bytes, (name) => name.endsWith('.kml'), limits).values();
  if (kml === undefined) throw new AreaFileError('area-file-kind');
  return kml;
}

function within(file: AreaFile, limits: AreaFileLimits): AreaFile {
  const { features } = file;
  if (features.length === 0) throw new AreaFileError('area-file-empty');
  if (features.length > limits.features) throw new AreaFileError('area-file-many', { most: limits.features });
  let left = limits.positions;
  for (const feature of features) {
    left -= positionsIn(feature);
    if (left < 0) throw new AreaFileError('area-file-many', { most: limits.positions });
  }
  return file;
}

/** Positions of areas are lists in lists in lists, at most four deep; what lies deeper is none. */
function positionsIn({ geometry }: FileFeature): number {
  const coordinates =
    typeof geometry === 'object' && geometry !== null && 'coordinates' in geometry && geometry.coordinates;
  return Array.isArray(coordinates) ? countOf(coordinates, 3) : 0;
}

function countOf(list: readonly unknown[], deeper: number): number {
  if (deeper === 0 || typeof list[0] === 'number') return 1;
  return list.reduce<number>((sum, each) => sum + (Array.isArray(each) ? countOf(each, deeper - 1) : 0), 0);
}
