import type { AreaFileFaultCode, AreaFileQuery } from '@bihuan/contracts';
import {
  checkShape,
  onLattice,
  type Polygon,
  type Position,
  type Ring,
  repairShape,
  type Shape,
  type ShapeFault,
  toWgs84,
} from '@bihuan/geo';

export type System = AreaFileQuery['coordinates'];

export type ReadShape =
  | { readonly ok: true; readonly shape: Shape; readonly repaired: boolean }
  | {
      readonly ok: false;
      readonly code: AreaFileFaultCode;
      readonly params: Readonly<Record<string, string | number>>;
    };

const wrong = (code: AreaFileFaultCode, params: Readonly<Record<string, string | number>> = {}): ReadShape => ({
  ok: false,
  code,
  params,
});

/**
 * A feature's geometry as an area's boundary: in WGS-84, without heights, on the lattice on which boundaries are edited. What is
 * wrong with it is named, or mended where that moves no position.
 */
export function readShape(geometry: unknown, system: System, repair: boolean): ReadShape {
  if (geometry === null || geometry === undefined) return wrong('no-shape');
  const gathered = gather(geometry);
  if (gathered === null) return wrong('not-area', { type: typeOf(geometry) });
  const turned = system === 'swapped' ? mapped(gathered, ([x, y]) => [y, x]) : gathered;
  const [unread] = checkShape(turned).filter(({ kind }) =>
    ['structure', 'empty', 'not-number', 'range'].includes(kind),
  );
  if (unread?.kind === 'range') {
    const swapped = mapped(turned, ([x, y]) => [y, x]);
    const fits = checkShape(swapped).every(({ kind }) => kind !== 'range');
    return fits && system !== 'swapped' ? wrong('swapped') : wrong('bad-position', placeOf(unread));
  }
  if (unread !== undefined) return wrong('bad-shape', { why: unread.kind });
  const shape = mapped(turned as Shape, (position) => onLattice(inWgs84(position, system))) as Shape;
  const closed = withoutRepeats(shape);
  const faults = checkShape(closed);
  const [fault] = faults;
  if (fault === undefined) return { ok: true, shape: turnedRight(closed), repaired: false };
  if (!repair) return wrong('bad-shape', { why: fault.kind, ...placeOf(fault) });
  const mended = repairShape(closed);
  const [left] = mended.left;
  if (mended.shape === null || left !== undefined) {
    return wrong('bad-shape', { why: left?.kind ?? fault.kind, ...placeOf(left ?? fault) });
  }
  return { ok: true, shape: mended.shape, repaired: true };
}

/** Which way a ring is drawn says nothing here; outer rings come out counter-clockwise. */
function turnedRight(shape: Shape): Shape {
  return repairShape(shape).shape ?? shape;
}

function inWgs84([lon, lat]: Position, system: System): Position {
  if (system === 'wgs84' || system === 'swapped') return [lon, lat];
  const place = toWgs84({ lon, lat }, system);
  return [place.lon, place.lat];
}

function placeOf({ at }: ShapeFault): Readonly<Record<string, number>> {
  return at === null ? {} : { lon: Number(at[0].toFixed(6)), lat: Number(at[1].toFixed(6)) };
}

interface Geometry {
  readonly type: unknown;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
}

const isGeometry = (value: unknown): value is Geometry =>
  typeof value === 'object' && value !== null && 'type' in value;

function typeOf(geometry: unknown): string {
  return isGeometry(geometry) && typeof geometry.type === 'string' ? geometry.type.slice(0, 40) : '?';
}

interface Raw {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: unknown;
}

/** Polygons as they are; a collection of nothing but polygons (as KML has it) as one of several; null: it is no area. */
function gather(geometry: unknown): Raw | null {
  if (!isGeometry(geometry)) return null;
  const { type, coordinates, geometries } = geometry;
  if (type === 'Polygon' || type === 'MultiPolygon') return { type, coordinates };
  if (type !== 'GeometryCollection' || !Array.isArray(geometries) || geometries.length === 0) return null;
  const parts = geometries.map(gather);
  if (parts.some((part) => part === null)) return null;
  return {
    type: 'MultiPolygon',
    coordinates: parts.flatMap((part) => {
      if (part === null) return [];
      return part.type === 'Polygon' ? [part.coordinates] : Array.isArray(part.coordinates) ? part.coordinates : [];
    }),
  };
}

/** Every position through a function; what is none stays for the checks to find. Heights go. */
function mapped({ type, coordinates }: Raw, through: (position: Position) => Position): Raw {
  const walk = (value: unknown, deep: number): unknown => {
    if (!Array.isArray(value) || deep === 0) return value;
    const [lon, lat] = value;
    return deep === 1 && typeof lon === 'number' && typeof lat === 'number'
      ? through([lon, lat])
      : value.map((each) => walk(each, deep - 1));
  };
  return { type, coordinates: walk(coordinates, type === 'Polygon' ? 3 : 4) };
}

/** Positions that fall on one of the lattice are one. */
function withoutRepeats(shape: Shape): Shape {
  const ringOf = (ring: Ring): Ring =>
    ring.filter(([lon, lat], i) => {
      const before = ring[i - 1];
      return before === undefined || before[0] !== lon || before[1] !== lat;
    });
  const rings = (polygon: Polygon): Polygon => polygon.map(ringOf);
  return shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: rings(shape.coordinates) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map(rings) };
}
