import type { Point } from '../district/mesh.js';
import type { Random } from '../random.js';
import { type Building, building, type Lawn, type Layout } from './building.js';
import { outlineOf } from './footprint.js';
import { type Direction, inset } from './plane.js';
import { type Row, type RowPattern, rows } from './rows.js';

/** What the houses of a block have in common. */
export interface Style {
  /** Of the rows, nearly west to east: rooms face south. */
  readonly ahead: Direction;
  /** Storeys of its slabs and of its towers. */
  readonly slab: number;
  readonly tower: number;
}

const SLAB: RowPattern = { depth: 12.5, gap: 20, least: 26, most: 58, aside: 9 };
const TOWER: RowPattern = { depth: 18, gap: 34, least: 22, most: 31, aside: 20 };
const COTTAGE: RowPattern = { depth: 8.5, gap: 5, least: 9, most: 19, aside: 2.5 };

/** Slabs of six or seven storeys, set north and south, with lawns between. */
export function slabs(ring: readonly Point[], style: Style, rng: Random): Layout {
  // The higher the slab, the farther it stands from the next one's windows.
  const gap = style.slab > 7 ? SLAB.gap + 10 : SLAB.gap;
  const found = rows(ring, style.ahead, { ...SLAB, gap }, rng);
  const buildings = found.flatMap(({ frames }) =>
    frames.map((frame) =>
      building(frame, frame.length > 40 && rng.chance(0.5) ? 'stepped' : 'bar', 'residential', style.slab),
    ),
  );
  return { buildings, lawns: lawns(found) };
}

/** Points of 18 storeys and more in a park of their own. */
export function towers(ring: readonly Point[], style: Style, rng: Random): Layout {
  const found = rows(ring, style.ahead, TOWER, rng);
  const buildings = found.flatMap(({ frames }, row) =>
    frames.map((frame) => {
      // The southern row is lower, so that the others have their sun.
      const levels = row === 0 && style.tower > 18 ? style.tower - 7 : style.tower;
      return building(frame, rng.chance(0.7) ? 'cross' : 'stepped', 'residential', levels);
    }),
  );
  const garden = inset(ring, () => 3);
  return { buildings, lawns: garden.length > 2 ? [{ ring: garden, kind: 'verge' }] : [] };
}

/** Low houses close together, some with a storey put on. */
export function oldQuarter(ring: readonly Point[], style: Style, rng: Random): Layout {
  const buildings: Building[] = [];
  for (const { frames } of rows(ring, style.ahead, COTTAGE, rng)) {
    for (const frame of frames) {
      if (rng.chance(0.12)) continue;
      const depth = frame.depth * rng.between(0.72, 1);
      const smaller = { ...frame, depth, length: frame.length * rng.between(0.85, 1) };
      const shape = smaller.length > 14 && rng.chance(0.3) ? 'ell' : 'bar';
      buildings.push(building(smaller, shape, 'residential', rng.pick([1, 1, 2, 2, 2, 3])));
    }
  }
  return { buildings, lawns: [] };
}

function lawns(found: readonly Row[]): Lawn[] {
  return found.flatMap(({ south }) => (south ? [{ ring: outlineOf(south, 'bar'), kind: 'verge' as const }] : []));
}
