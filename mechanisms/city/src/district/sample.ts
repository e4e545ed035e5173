import { type Random, random, shuffled } from '../random.js';
import type {
  AreaCollection,
  AreaFeature,
  AreaLevel,
  AreaProperties,
  MultiPolygon,
  Polygon,
  Position,
} from './geojson.js';
import { area, Mesh, type Ring, toPlane, toPosition } from './mesh.js';
import { COMMUNITY_NAMES, DISTRICT, NEIGHBOURS, OUTLINE, type SampleStreet, STREETS } from './streets.js';
import { nearest, outlinePoints, subdivide } from './subdivide.js';

const SQUARE_METRES = { community: 400_000, cell: 10_000 } as const;
const COMMUNITIES = { least: 5, most: 8 } as const;
const CELLS = { least: 25, most: 40 } as const;

/** A ring with what it is; drawn only when every cut has been made. */
interface Draft {
  readonly id: string;
  readonly properties: AreaProperties;
  readonly rings: readonly Ring[];
}

/**
 * The sample district: Qilihe with the eight streets that the source names, and communities and grid cells made by us.
 * Boundaries are ours at every level; only the streets' middles are real. The same seed gives the same district.
 * @returns features of the levels district, street, community and cell, in this order.
 */
export function sampleDistrict(seed = 620103): AreaCollection {
  const rng = random('district', seed);
  const mesh = new Mesh();
  const rings = streetRings(mesh).slice(0, STREETS.length);
  const names = shuffled(COMMUNITY_NAMES, rng).map((name) => `${name}社区`);

  const streets: Draft[] = STREETS.map((street, i) => ({
    id: street.code,
    properties: propertiesOf('street', street, DISTRICT.code, street.code),
    rings: [rings[i] ?? []],
  }));
  const communities = streets.flatMap((street) =>
    parts(mesh, street, SQUARE_METRES.community, COMMUNITIES, 0.12, 'community', rng, () => names.shift() ?? '社区'),
  );
  const cells = communities.flatMap((community) =>
    parts(mesh, community, SQUARE_METRES.cell, CELLS, 0.08, 'cell', rng, (serial) => cellName(community, serial)),
  );
  const district: Draft = {
    id: DISTRICT.code,
    properties: { level: 'district', name: DISTRICT.name, nameEn: DISTRICT.nameEn, parent: null, path: DISTRICT.code },
    rings: outerRings(rings.map((ring) => mesh.full(ring))),
  };
  return collection(mesh, [district, ...streets, ...communities, ...cells]);
}

/** The land beside the sample district that belongs to streets the source does not name. */
export function sampleNeighbours(): AreaCollection {
  const mesh = new Mesh();
  const rings = streetRings(mesh).slice(STREETS.length);
  return collection(
    mesh,
    NEIGHBOURS.map((street, i) => ({
      id: street.code,
      properties: propertiesOf('street', street, DISTRICT.code, street.code),
      rings: [rings[i] ?? []],
    })),
  );
}

function streetRings(mesh: Mesh): Ring[] {
  const middles = [...STREETS, ...NEIGHBOURS].map((street) => toPlane(street.lon, street.lat));
  return nearest(mesh, outlinePoints(OUTLINE), middles);
}

/** Divides an area into numbered areas of the next level. */
function parts(
  mesh: Mesh,
  whole: Draft,
  size: number,
  count: { readonly least: number; readonly most: number },
  lean: number,
  level: AreaLevel,
  rng: Random,
  name: (serial: number) => string,
): Draft[] {
  const [ring] = whole.rings;
  if (!ring) return [];
  const wanted = Math.round(area(mesh.points(mesh.full(ring))) / size);
  const number = Math.min(count.most, Math.max(count.least, wanted));
  const weights = Array.from({ length: number }, () => rng.between(0.85, 1.15));
  return subdivide(mesh, ring, weights, lean, rng).map((piece, i) => {
    const id = `${whole.id}${String(i + 1).padStart(3, '0')}`;
    return {
      id,
      properties: { level, name: name(i + 1), parent: whole.id, path: `${whole.properties.path}/${id}` },
      rings: [piece],
    };
  });
}

function propertiesOf(level: AreaLevel, named: SampleStreet, parent: string, id: string): AreaProperties {
  return { level, name: named.name, nameEn: named.nameEn, parent, path: `${parent}/${id}` };
}

function cellName(community: Draft, serial: number): string {
  return `${community.properties.name.replace(/社区$/, '')}${String(serial).padStart(2, '0')}网格`;
}

/** The boundary of adjoining rings: their edges that no other ring walks the other way, chained. */
function outerRings(rings: readonly Ring[]): Ring[] {
  const walked = new Set(rings.flatMap((ring) => edges(ring).map(([a, b]) => `${a} ${b}`)));
  const next = new Map<number, number>();
  for (const ring of rings) {
    for (const [a, b] of edges(ring)) if (!walked.has(`${b} ${a}`)) next.set(a, b);
  }
  const outer: number[][] = [];
  while (next.size > 0) {
    const chain: number[] = [];
    let [corner] = next.keys();
    while (corner !== undefined && next.has(corner)) {
      chain.push(corner);
      const following = next.get(corner);
      next.delete(corner);
      corner = following;
    }
    outer.push(chain);
  }
  return outer;
}

function edges(ring: Ring): [number, number][] {
  return ring.map((corner, i) => [corner, ring[(i + 1) % ring.length] ?? corner]);
}

function collection(mesh: Mesh, drafts: readonly Draft[]): AreaCollection {
  return { type: 'FeatureCollection', features: drafts.map((draft) => feature(mesh, draft)) };
}

function feature(mesh: Mesh, draft: Draft): AreaFeature {
  const polygons = draft.rings.map((ring) => [closed(mesh, ring)]);
  const [only] = polygons;
  const geometry: Polygon | MultiPolygon =
    polygons.length === 1 && only
      ? { type: 'Polygon', coordinates: only }
      : { type: 'MultiPolygon', coordinates: polygons };
  return { type: 'Feature', id: draft.id, properties: draft.properties, geometry };
}

function closed(mesh: Mesh, ring: Ring): Position[] {
  const positions = mesh.points(mesh.full(ring)).map(toPosition);
  const [first] = positions;
  return first ? [...positions, first] : positions;
}
