import type { AreaFaultCode, AreaFileFaultCode, AreaFinding, AreaFindingKind } from '@bihuan/contracts';

type Params = Readonly<Record<string, unknown>>;

/** Why a file cannot be read at all. */
export function unreadText(reason: string, params: Params): string {
  switch (reason) {
    case 'area-file-too-large':
      return `it is larger than ${Math.round(Number(params.bytes) / 1024 / 1024)} MB (unpacked)`;
    case 'area-file-kind':
      return 'neither GeoJSON with features, nor a zipped shapefile, nor KML';
    case 'area-file-broken':
      return 'the file is damaged or ends too early';
    case 'area-file-empty':
      return 'there is nothing in it';
    case 'area-file-many':
      return `it has more than ${params.most} features or positions`;
    case 'area-file-parts':
      return PARTS[String(params.why)] ?? 'the zip is not as expected';
    case 'area-file-system':
      return `its coordinate system "${params.name}" is not known here: convert it to CGCS2000 or WGS-84 first`;
    case 'area-file-doctype':
      return 'a document type of its own is not taken';
    default:
      return reason;
  }
}

const PARTS: Readonly<Record<string, string>> = {
  many: 'the zip has too many files',
  packed: 'the zip is encrypted, or packed in a way that is not taken',
  'no-shp': 'the zip has no .shp',
  'no-dbf': 'the zip has no .dbf beside the .shp',
  several: 'the zip has several shapefiles: one at a time',
  rows: 'the .shp and the .dbf have different numbers of rows',
};

const SHAPES: Readonly<Record<string, string>> = {
  structure: 'coordinates are not lists of rings of positions',
  empty: 'no ring at all',
  'not-number': 'a coordinate is no number',
  short: 'a ring of fewer than three positions',
  unclosed: 'a ring is not closed (--repair closes it)',
  repeated: 'a position is repeated (--repair drops it)',
  crossing: 'a ring crosses itself',
  touching: 'a ring touches itself',
  'rings-cross': 'two rings cross',
  'hole-outside': 'a hole lies outside',
};

/** What is wrong with a feature. */
export function faultText(code: AreaFileFaultCode, params: Params): string {
  const at = params.lon === undefined ? '' : ` at ${params.lon}, ${params.lat}`;
  switch (code) {
    case 'no-shape':
      return 'it has no geometry';
    case 'not-area':
      return `a ${params.type} is no area`;
    case 'bad-position':
      return `${at.trim() === '' ? 'positions' : at.trim()}: no degrees; are they metres?`;
    case 'bad-shape':
      return `${SHAPES[String(params.why)] ?? params.why}${at}`;
    case 'no-id':
      return 'it has no code: name the property with --id-field';
    case 'bad-id':
      return `"${params.value}" is no code: at most 40 signs, without spaces, / and ~`;
    case 'id-twice':
      return `its code is that of feature ${params.first} too`;
    case 'id-elsewhere':
      return `its code is that of ${params.name}, level ${params.level}`;
    case 'no-name':
      return 'it has no name: name the property with --name-field';
    case 'unknown-parent':
      return `there is no area "${params.value}" above this level`;
    case 'no-parent':
      return 'no area above it was found, by code or place: name the property with --parent-field';
    case 'outside':
      return 'it lies outside the district';
    case 'swapped':
      return 'latitude stands before longitude: --coordinates swapped';
    case 'gcj02':
      return 'these seem to be coordinates of GCJ-02: --coordinates gcj02';
    case 'bd09':
      return 'these seem to be coordinates of BD-09: --coordinates bd09';
  }
}

/** What cannot be saved. */
export function unfitText(code: AreaFaultCode, params: Params): string {
  const texts: Readonly<Record<AreaFaultCode, string>> = {
    'unknown-parent': `there is no area ${params.parent}`,
    'wrong-level': `its level ${params.level} cannot lie there`,
    circle: 'it would lie in itself',
    'id-taken': `the code is taken by ${params.name}`,
    'id-twice': 'the code is there twice',
    'second-root': 'there is a whole already',
    'root-ends': 'the whole cannot end',
    'has-children': `${params.child} still lies in it`,
    'in-use': 'people, a unit or duties are bound to it: move them first',
    'unknown-layer': `there is no layer ${params.layer}`,
    'layer-parent': 'an area of a layer lies in nothing',
    'bad-shape': SHAPES[String(params.why)] ?? String(params.why),
  };
  return texts[code];
}

const FINDINGS: Readonly<Record<AreaFindingKind, string>> = {
  gap: 'a gap in',
  overlap: 'an overlap of',
  'outside-parent': 'outside of the area above:',
  'no-parent': 'the area above is missing:',
  'no-shape': 'no boundary:',
  'bad-shape': 'a wrong boundary:',
  code: 'the code does not fit level or parent:',
  small: 'very small:',
  large: 'very large:',
};

export function findingText({ kind, areas, squareMetres, place }: AreaFinding): string {
  const who = areas.map(({ id, name }) => `${name} (${id})`).join(', ');
  const size = squareMetres === null ? '' : `, ${Math.round(squareMetres)} m²`;
  const at = place === null ? '' : ` at ${place.lon.toFixed(6)}, ${place.lat.toFixed(6)}`;
  return `${FINDINGS[kind]} ${who}${size}${at}`;
}
