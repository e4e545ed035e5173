import { area, type Point } from '../district/mesh.js';
import { centroid } from '../district/subdivide.js';
import type { Random } from '../random.js';
import { type Building, building, type Lawn, type Layout, within } from './building.js';
import { outlineOf, type Shape } from './footprint.js';
import type { Style } from './houses.js';
import { inset } from './plane.js';
import { type RowPattern, rows } from './rows.js';

const OFFICE: RowPattern = { depth: 24, gap: 22, least: 28, most: 46, aside: 18 };
const HALL: RowPattern = { depth: 26, gap: 13, least: 34, most: 74, aside: 12 };
const SCHOOL: RowPattern = { depth: 26, gap: 12, least: 34, most: 62, aside: 14 };
const WARD: RowPattern = { depth: 18, gap: 20, least: 36, most: 64, aside: 16 };
const MALL: RowPattern = { depth: 52, gap: 20, least: 48, most: 84, aside: 18 };

/** Offices away from the street: slabs and towers on podiums. */
export function offices(ring: readonly Point[], { ahead }: Style, rng: Random): Layout {
  const buildings = rows(ring, ahead, OFFICE, rng).flatMap(({ frames }) =>
    frames.flatMap((frame) => (rng.chance(0.45) ? onPodium(frame, 'office', rng) : [officeSlab(frame, rng)])),
  );
  return { buildings, lawns: [] };
}

function officeSlab(frame: Building['frame'], rng: Random): Building {
  const shape: Shape = rng.chance(0.3) ? 'ell' : 'bar';
  return building(frame, shape, 'office', rng.pick([6, 8, 9, 12, 15, 16]));
}

/** Shops below, offices or flats above: two buildings, one standing on the other. */
export function onPodium(frame: Building['frame'], kind: 'office' | 'residential', rng: Random): Building[] {
  const podium = building(frame, 'bar', 'commercial', rng.pick([2, 3, 3, 4]));
  const tower = within(frame, 34, 22);
  const levels = rng.pick(kind === 'office' ? [14, 16, 18, 22, 26] : [18, 22, 26]);
  return [podium, building(tower, kind === 'office' ? 'bar' : 'cross', kind, levels, { base: podium.height })];
}

/** Market halls and department stores. */
export function mall(ring: readonly Point[], { ahead }: Style, name: string, rng: Random): Layout {
  const frames = rows(ring, ahead, MALL, rng).flatMap((row) => row.frames);
  const buildings = frames.flatMap((frame, i) => {
    const hall = building(frame, rng.chance(0.5) ? 'bar' : 'stepped', 'commercial', rng.pick([4, 5, 6]), {
      ...(i === 0 ? { name } : {}),
    });
    if (!rng.chance(0.5)) return [hall];
    return [hall, building(within(frame, 40, 24), 'bar', 'office', rng.pick([12, 16, 20]), { base: hall.height })];
  });
  return buildings.length > 0 ? { buildings, lawns: [] } : offices(ring, { ahead, slab: 6, tower: 18 }, rng);
}

/** Halls with saw-tooth roofs and sheds, one storey high. */
export function industry(ring: readonly Point[], { ahead }: Style, rng: Random): Layout {
  const buildings = rows(ring, ahead, HALL, rng).flatMap(({ frames }) =>
    frames.map((frame) => building(frame, rng.chance(0.25) ? 'ell' : 'bar', 'industrial', rng.pick([1, 1, 1, 2]))),
  );
  return { buildings, lawns: [] };
}

/** Teaching houses in the north, the playing field in the south. */
export function school(ring: readonly Point[], { ahead }: Style, name: string, rng: Random): Layout {
  const all = rows(ring, ahead, SCHOOL, rng);
  const kept = all.length > 1 ? all.slice(1) : all;
  const buildings = kept.flatMap(({ frames }, row) =>
    frames.map((frame, i) =>
      building(frame, frame.length > 42 ? 'u' : 'ell', 'school', rng.pick([4, 5, 5]), {
        ...(row === 0 && i === 0 ? { name } : {}),
      }),
    ),
  );
  const [field] = all.length > 1 ? (all[0]?.frames ?? []) : [];
  return { buildings, lawns: field ? [{ ring: outlineOf(field, 'bar'), kind: 'verge', name: '操场' }] : [] };
}

/** Wards in rows, the tallest in the middle. */
export function hospital(ring: readonly Point[], { ahead }: Style, name: string, rng: Random): Layout {
  const found = rows(ring, ahead, WARD, rng);
  const main = Math.floor(found.length / 2);
  const buildings = found.flatMap(({ frames }, row) =>
    frames.map((frame, i) => {
      const isMain = row === main && i === 0;
      return building(frame, isMain ? 'stepped' : 'bar', 'hospital', isMain ? 16 : rng.pick([4, 5, 7]), {
        ...(isMain ? { name } : {}),
      });
    }),
  );
  const lawns: Lawn[] = found.flatMap(({ south }) =>
    south ? [{ ring: outlineOf(south, 'bar'), kind: 'verge' as const }] : [],
  );
  return { buildings, lawns };
}

/** Lawns and paths under trees; in a large one a pavilion. */
export function park(ring: readonly Point[], { ahead }: Style, kind: 'park' | 'square', name: string): Layout {
  if (ring.length < 3) return { buildings: [], lawns: [] };
  const lawn: Lawn = { ring, kind, ...(area(ring) > 4_000 ? { name } : {}) };
  const buildings: Building[] = [];
  if (area(ring) > 5_500 && inset(ring, () => 18).length > 2) {
    const frame = { middle: centroid(ring), ahead, length: 14, depth: 9 };
    if (kind === 'square') buildings.push(building(frame, 'bar', 'public', 2));
  }
  return { buildings, lawns: [lawn] };
}
