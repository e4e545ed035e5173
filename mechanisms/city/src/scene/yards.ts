import type { Point } from '../district/mesh.js';
import { type Random, random } from '../random.js';
import type { Building, Layout } from './building.js';
import type { Carriageways } from './carriageways.js';
import { inFrame, isNearFrame } from './footprint.js';
import type { Described, Inventory } from './inventory.js';
import { centimetres, isWithin } from './plane.js';
import type { Plot } from './plots.js';
import type { Use } from './uses.js';

/** What a yard has, by chance for each of its buildings, and where it stands beside one. */
interface Thing {
  readonly classCode: string;
  readonly uses: readonly Use[];
  readonly chance: number;
  /** From the middle of the building's south side, as a share of half its length and in metres before it. */
  readonly at: readonly [along: number, before: number];
  describe?(rng: Random): Described;
}

const HOUSES: readonly Use[] = ['slabs', 'towers', 'old'];
const NEW: readonly Use[] = ['slabs', 'towers'];
const WORK: readonly Use[] = ['offices', 'mall', 'industry', 'hospital', 'school'];
const height = (metres: number) => (): Described => ({ properties: { height: metres } });

const THINGS: readonly Thing[] = [
  { classCode: '02038', uses: [...NEW, ...WORK], chance: 0.2, at: [0.2, 0.9], describe: height(2.5) },
  {
    classCode: '01018',
    uses: NEW,
    chance: 0.3,
    at: [-0.4, 3.2],
    describe: () => ({ properties: { depth: 2.2, diameter: 0.7 } }),
  },
  { classCode: '03005', uses: NEW, chance: 0.2, at: [0.7, 2.6], describe: height(1.1) },
  { classCode: '04007', uses: NEW, chance: 0.12, at: [-0.7, 5] },
  { classCode: '01046', uses: NEW, chance: 0.12, at: [0.05, 7.5] },
  { classCode: '01075', uses: NEW, chance: 0.12, at: [0.5, 2.2], describe: height(2) },
  {
    classCode: '01054',
    uses: [...NEW, 'offices', 'mall', 'hospital'],
    chance: 0.18,
    at: [0.85, 5.5],
    describe: height(1.6),
  },
  { classCode: '03008', uses: HOUSES, chance: 0.08, at: [-0.2, 2], describe: height(2.2) },
  { classCode: '01048', uses: [...NEW, ...WORK], chance: 0.1, at: [-0.9, 3], describe: height(2.2) },
  { classCode: '01049', uses: NEW, chance: 0.08, at: [0.95, 2.4], describe: height(1.8) },
  { classCode: '03004', uses: NEW, chance: 0.07, at: [0.98, 4.2], describe: height(2.8) },
  { classCode: '01059', uses: NEW, chance: 0.08, at: [0.35, 4], describe: height(1.6) },
  { classCode: '04003', uses: [...HOUSES, ...WORK], chance: 0.14, at: [-0.55, 6.4], describe: tree },
  { classCode: '02001', uses: [...WORK, 'towers'], chance: 0.16, at: [0, 9], describe: parking },
  { classCode: '01013', uses: [...NEW, ...WORK], chance: 0.07, at: [-0.95, 2], describe: height(0.9) },
  { classCode: '01035', uses: ['school', 'offices', 'hospital'], chance: 0.3, at: [0, 5.5], describe: height(12) },
  { classCode: '01039', uses: ['mall', 'offices'], chance: 0.4, at: [0.3, 4.4], describe: height(3.5) },
  { classCode: '03001', uses: ['old', 'mall'], chance: 0.05, at: [0.6, 3.4], describe: height(3.2) },
  { classCode: '01065', uses: HOUSES, chance: 0.05, at: [-0.3, 1.6], describe: height(1.6) },
  { classCode: '02043', uses: NEW, chance: 0.06, at: [0.6, 8] },
];

function tree(rng: Random): Described {
  const metres = centimetres(rng.between(4, 10));
  return {
    properties: { species: rng.pick(['国槐', '旱柳', '梨树', '侧柏']), height: metres, crown: centimetres(metres / 2) },
  };
}

function parking(rng: Random): Described {
  return { properties: { places: 10 * (2 + rng.below(9)) } };
}

/** What stands in yards, before the buildings and in nobody's way. */
export function furnishYard(
  plot: Plot,
  use: Use,
  layout: Layout,
  carriageways: Carriageways,
  inventory: Inventory,
  seed: number,
): void {
  const rng = random('scene', seed, 'yard', plot.cell.id);
  const standing = layout.buildings.filter(({ base }) => base === 0);
  const isFree = (point: Point): boolean =>
    isWithin(plot.cell.ring, point, 0.5) &&
    !carriageways.has(point, 0.6) &&
    !standing.some(({ frame }) => isNearFrame(frame, point, 0.4));
  for (const one of standing) {
    for (const thing of THINGS) {
      if (!thing.uses.includes(use) || !rng.chance(thing.chance)) continue;
      const point = before(one, thing.at, rng);
      if (isFree(point)) inventory.add(thing.classCode, point, thing.describe?.(rng) ?? {});
    }
  }
}

function before({ frame }: Building, [along, metres]: readonly [number, number], rng: Random): Point {
  return inFrame(frame, (along * frame.length) / 2 + rng.between(-1.5, 1.5), -frame.depth / 2 - metres);
}
