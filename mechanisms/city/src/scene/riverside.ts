import type { Point } from '../district/mesh.js';
import { random } from '../random.js';
import type { Inventory } from './inventory.js';
import { moved } from './plane.js';
import { BANK, RIVER_ROAD } from './river.js';
import { type Network, ROAD_WIDTH } from './roads.js';
import type { SampleComponent } from './sample.js';
import { metresOf, placeAlong } from './walk.js';

/** Things of the promenade between river and road: how far from the river's middle, and how far apart. */
const ROWS: readonly {
  readonly classCode: string;
  readonly fromRiver: number;
  readonly every: number;
  readonly properties?: SampleComponent['properties'];
}[] = [
  { classCode: '01070', fromRiver: BANK + 0.8, every: 40, properties: { height: 1.2, length: 40 } },
  { classCode: '01039', fromRiver: BANK + 2.5, every: 18, properties: { height: 4 } },
  { classCode: '04007', fromRiver: BANK + 5, every: 35 },
  { classCode: '04003', fromRiver: BANK + 9, every: 9, properties: { species: '旱柳', height: 8, crown: 5 } },
  { classCode: '04003', fromRiver: BANK + 17, every: 10, properties: { species: '国槐', height: 9, crown: 5 } },
  { classCode: '03005', fromRiver: BANK + 6, every: 80, properties: { height: 1 } },
  { classCode: '01046', fromRiver: BANK + 13, every: 160 },
  { classCode: '02030', fromRiver: BANK + 1.5, every: 240, properties: { height: 2.2 } },
  { classCode: '01073', fromRiver: BANK - 1, every: 420, properties: { diameter: 1.5 } },
  { classCode: '01067', fromRiver: BANK + 1.2, every: 600, properties: { height: 4 } },
  { classCode: '03001', fromRiver: BANK + 20, every: 700, properties: { height: 3.4 } },
  { classCode: '04006', fromRiver: BANK + 12, every: 500, properties: { height: 3 } },
  { classCode: '01066', fromRiver: BANK + 4, every: 320, properties: { height: 2 } },
];

/** Between the water and the kerb of the road along it. */
export const PROMENADE: readonly [from: number, to: number] = [BANK, RIVER_ROAD - ROAD_WIDTH.trunk / 2 - 4];

export function furnishRiverside(network: Network, inventory: Inventory, seed: number): void {
  for (const road of network.roads) {
    if (!road.isRiverside) continue;
    const points = network.points(road);
    const metres = metresOf(points);
    for (const [i, { classCode, fromRiver, every, properties = {} }] of ROWS.entries()) {
      const rng = random('scene', seed, 'riverside', road.index, i);
      for (let along = every * rng.between(0.3, 0.7); along < metres; along += every) {
        inventory.add(classCode, towardsRiver(points, along, RIVER_ROAD - fromRiver), { properties });
      }
    }
  }
}

/** The road runs with the river on its right. */
function towardsRiver(points: readonly Point[], along: number, metres: number): Point {
  const { point, ahead } = placeAlong(points, along);
  return moved(point, ahead, 0, -metres);
}
