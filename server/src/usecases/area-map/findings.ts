import type { AreaFinding } from '@bihuan/contracts';
import {
  areaOf,
  checkShape,
  findGaps,
  findOverlaps,
  type Position,
  parseAreaCode,
  parseCellCode,
  polygonsOf,
  type Shape,
} from '@bihuan/geo';
import type { AreaRow } from '../../store/areas.js';
import { named, rankOf } from './levels.js';

/** About 10,000 m² is usual for a grid cell; a fifth or five times of that is worth a look. */
const CELL = { small: 2_000, large: 50_000 } as const;
/** What is smaller is drawing, not ground. */
const LIMITS = { leastSquareMetres: 1, leastMetresWide: 0.1 };

/** Which areas a check is about: those of the set, and whatever touches them. */
export interface Scope {
  /** Areas that are new or differ. */
  readonly areas: ReadonlySet<string>;
  /** Areas of whose parts one has come, gone or moved. */
  readonly parents: ReadonlySet<string>;
}

/** Told, but nothing to confirm. */
export const isNote = ({ kind }: Pick<AreaFinding, 'kind'>): boolean => kind === 'small' || kind === 'large';

/** The same finding of two looks at the areas has the same key. */
export function keyOfFinding({ kind, areas, squareMetres, why }: AreaFinding): string {
  return [kind, areas.map(({ id }) => id).join(), Math.round(squareMetres ?? 0), why].join('|');
}

/** What is wrong with areas of the tree and beside it, within the scope; null: everywhere. The gravest kinds first. */
export function findingsOf(areas: readonly AreaRow[], scope: Scope | null): AreaFinding[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const asked = scope === null ? areas : areas.filter((area) => scope.areas.has(area.id));
  return [
    ...gaps(areas, byId, scope),
    ...overlaps(areas, scope),
    ...asked.flatMap((area) => ofArea(area, byId)),
    ...outside(areas, byId, scope),
  ];
}

type Drawn = AreaRow & { readonly geometry: Shape };
const drawn = (areas: readonly AreaRow[]): Drawn[] =>
  areas.flatMap((area) => (area.geometry === null ? [] : [{ ...area, geometry: area.geometry }]));

function gaps(areas: readonly AreaRow[], byId: ReadonlyMap<string, AreaRow>, scope: Scope | null): AreaFinding[] {
  const parts = new Map<string, Drawn[]>();
  for (const area of drawn(areas)) {
    if (area.parent === null || (area.layer ?? null) !== null) continue;
    const same = parts.get(area.parent);
    if (same === undefined) parts.set(area.parent, [area]);
    else same.push(area);
  }
  return [...parts].flatMap(([id, inside]) => {
    const whole = byId.get(id);
    if (whole === undefined || whole.geometry === null || (scope !== null && !scope.parents.has(id))) return [];
    const level = inside[0]?.level ?? whole.level;
    return findGaps(
      whole.geometry,
      inside.map((area) => area.geometry),
      LIMITS,
    ).map((gap) => patch('gap', level, [whole], gap));
  });
}

/** Of each level of the tree, and of each layer beside it: areas that lie on one another. */
function overlaps(areas: readonly AreaRow[], scope: Scope | null): AreaFinding[] {
  const levels = new Map<string, Drawn[]>();
  for (const area of drawn(areas)) {
    const key = area.layer ?? area.level;
    const same = levels.get(key);
    if (same === undefined) levels.set(key, [area]);
    else same.push(area);
  }
  return [...levels].flatMap(([level, all]) => {
    const near = scope === null ? all : nearOnes(all, scope);
    return findOverlaps(
      near.map((area) => area.geometry),
      LIMITS,
    ).flatMap((overlap) => {
      const both = overlap.parts.flatMap((at) => near[at] ?? []);
      const concerns = scope === null || both.some((area) => scope.areas.has(area.id));
      return concerns ? [patch('overlap', level, both, overlap)] : [];
    });
  });
}

type Box = readonly [west: number, south: number, east: number, north: number];

export function boxOf(shape: Shape): Box {
  let box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const positions = shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2);
  for (const [lon, lat] of positions) {
    box = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
  }
  return box;
}

export const meet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

function nearOnes(all: readonly Drawn[], scope: Scope): Drawn[] {
  const boxed = all.map((area) => ({ area, box: boxOf(area.geometry) }));
  const changed = boxed.filter(({ area }) => scope.areas.has(area.id));
  return boxed.filter(({ box }) => changed.some((each) => meet(each.box, box))).map(({ area }) => area);
}

function ofArea(area: AreaRow, byId: ReadonlyMap<string, AreaRow>): AreaFinding[] {
  const beside = (area.layer ?? null) !== null;
  const parent = area.parent === null ? undefined : byId.get(area.parent);
  const found: AreaFinding[] = [];
  if (!beside && area.parent !== null && parent === undefined) found.push(plain('no-parent', area, area.parent));
  if (area.geometry === null) {
    // The whole of a new installation has no boundary, and needs none.
    if (area.parent !== null || beside) found.push(plain('no-shape', area));
  } else {
    for (const kind of new Set(checkShape(area.geometry).map((fault) => fault.kind))) {
      found.push(plain('bad-shape', area, kind));
    }
    found.push(...ofSize(area));
  }
  const wrong = beside ? null : codeFault(area, parent);
  if (wrong !== null) found.push(plain('code', area, wrong));
  return found;
}

/** Ground of areas that lies outside of the area above them; also where only that one has moved. */
function outside(areas: readonly AreaRow[], byId: ReadonlyMap<string, AreaRow>, scope: Scope | null): AreaFinding[] {
  const parts = new Map<string, Drawn[]>();
  for (const area of drawn(areas)) {
    const { id, parent } = area;
    if (parent === null || (scope !== null && !scope.areas.has(id) && !scope.areas.has(parent))) continue;
    const same = parts.get(parent);
    if (same === undefined) parts.set(parent, [area]);
    else same.push(area);
  }
  return [...parts].flatMap(([id, inside]) => {
    const parent = byId.get(id);
    if (parent === undefined || parent.geometry === null) return [];
    const shape = parent.geometry;
    // Together first, which is quick; one by one only where something sticks out.
    const all: Shape = { type: 'MultiPolygon', coordinates: inside.flatMap((area) => polygonsOf(area.geometry)) };
    if (findGaps(all, [shape], LIMITS).length === 0) return [];
    return inside.flatMap((area) =>
      findGaps(area.geometry, [shape], LIMITS).map((gap) => patch('outside-parent', area.level, [area, parent], gap)),
    );
  });
}

function ofSize(area: AreaRow): AreaFinding[] {
  if (area.level !== 'cell' || area.geometry === null) return [];
  const squareMetres = areaOf(area.geometry);
  const kind = squareMetres < CELL.small ? 'small' : squareMetres > CELL.large ? 'large' : null;
  return kind === null ? [] : [{ ...plain(kind, area), squareMetres }];
}

/** Codes of the tree: 6 digits of the district, 3 more of each level below, beginning with the code of what they lie in. */
function codeFault(area: AreaRow, parent: AreaRow | undefined): string | null {
  if (rankOf(area.level) < 0) return null;
  const parsed = area.level === 'cell' ? parseCellCode(area.id) : parseAreaCode(area.id);
  if (!parsed.ok) return parsed.fault.kind;
  if ('level' in parsed.value && parsed.value.level !== area.level) return 'level';
  return parent === undefined || area.id.startsWith(parent.id) ? null : 'parent';
}

function plain(kind: AreaFinding['kind'], area: AreaRow, why: string | null = null): AreaFinding {
  const [west, south, east, north] = area.geometry === null ? [0, 0, 0, 0] : boxOf(area.geometry);
  return {
    kind,
    level: area.level,
    areas: [named(area)],
    squareMetres: null,
    why,
    place: area.geometry === null ? null : { lon: (west + east) / 2, lat: (south + north) / 2 },
    shape: null,
  };
}

function patch(
  kind: AreaFinding['kind'],
  level: string,
  areas: readonly AreaRow[],
  of: { readonly shape: Shape; readonly squareMetres: number; readonly at: Position },
): AreaFinding {
  return {
    kind,
    level,
    areas: areas.map(named),
    squareMetres: of.squareMetres,
    why: null,
    place: { lon: of.at[0], lat: of.at[1] },
    shape: shapeOut(of.shape),
  };
}

/** A shape as an answer carries it: lists that nobody holds on to. */
export function shapeOut(shape: Shape): NonNullable<AreaFinding['shape']> {
  return shape as unknown as NonNullable<AreaFinding['shape']>;
}
