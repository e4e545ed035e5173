import type { FileFeature } from './area-file.js';
import { AreaFileError } from './area-file-error.js';

/** CGCS2000 and WGS-84, by the names that old files give them. */
const DEGREES = /(CRS84|EPSG:+(\d+:)?(4326|4490|4979))$/i;

export function readGeoJson(bytes: Buffer): FileFeature[] {
  const text = decode(bytes);
  const file = parse(text);
  if (!isObject(file)) throw new AreaFileError('area-file-kind');
  const crs = nameOfCrs(file.crs);
  if (crs !== null && !DEGREES.test(crs)) throw new AreaFileError('area-file-system', { name: crs });
  const features = file.type === 'FeatureCollection' ? file.features : file.type === 'Feature' ? [file] : null;
  if (!Array.isArray(features)) throw new AreaFileError('area-file-kind');
  return features.map((feature: unknown, i) => {
    const of = isObject(feature) ? feature : {};
    const { id } = of;
    return {
      place: i + 1,
      id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
      properties: isObject(of.properties) ? of.properties : {},
      geometry: of.geometry ?? null,
    };
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch {
      throw new AreaFileError('area-file-kind');
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    // Without a position the text ended too early.
    const before = position === undefined ? text : text.slice(0, Number(position));
    throw new AreaFileError('area-file-broken', { line: before.split('\n').length });
  }
}

function nameOfCrs(crs: unknown): string | null {
  const properties = isObject(crs) ? crs.properties : null;
  return isObject(properties) && typeof properties.name === 'string' ? properties.name : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
