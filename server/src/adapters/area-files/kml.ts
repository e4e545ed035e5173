import { kml } from '@tmcw/togeojson';
import { DOMParser, ParseError } from '@xmldom/xmldom';
import type { FileFeature } from './area-file.js';
import { AreaFileError } from './area-file-error.js';

interface Placemark {
  readonly id?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry: unknown;
}

/** Placemarks of a KML file, with their names and the fields of their extended data. KML is always in degrees of WGS-84. */
export function readKml(bytes: Buffer): FileFeature[] {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  // Entities that a file defines itself can be made to grow without end; no program writes them into KML.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new AreaFileError('area-file-doctype');
  const { features } = kml(parse(text)) as unknown as { readonly features: readonly Placemark[] };
  return features.map(({ id, properties, geometry }, i) => ({
    place: i + 1,
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
    properties: properties ?? {},
    geometry,
  }));
}

function parse(text: string) {
  let line: number | null = null;
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new ParseError(message);
      },
    });
    return parser.parseFromString(text, 'text/xml');
  } catch (error) {
    const said = error instanceof ParseError && error.locator?.lineNumber;
    line = typeof said === 'number' ? said : null;
    throw new AreaFileError('area-file-broken', line === null ? {} : { line });
  }
}
