import type { Point } from '../district/mesh.js';
import { type Random, random } from '../random.js';
import type { Carriageways } from './carriageways.js';
import type { Inventory } from './inventory.js';
import { moved } from './plane.js';
import type { Network, Road } from './roads.js';
import { ROADSIDE_ROWS, type RoadsideRow } from './roadside-rows.js';
import { metresOf, placeAlong } from './walk.js';

/** What stands along the roads: trees, lamps, hydrants, bins … Gullies and barriers at the kerb. */
export function furnishRoads(network: Network, carriageways: Carriageways, inventory: Inventory, seed: number): void {
  for (const [i, row] of ROADSIDE_ROWS.entries()) {
    for (const road of network.roads) {
      if (!row.kinds.includes(road.kind)) continue;
      const rng = random('scene', seed, 'roadside', i, road.index);
      for (const side of row.sides === 'both' ? [1, -1] : row.sides === 'left' ? [1] : [-1]) {
        for (const point of standing(row, road, network, side, carriageways, rng)) {
          inventory.add(row.classCode, point, { properties: row.properties(rng, road) });
        }
      }
    }
  }
}

function standing(
  row: RoadsideRow,
  road: Road,
  network: Network,
  side: number,
  carriageways: Carriageways,
  rng: Random,
): Point[] {
  const points = network.points(road);
  const metres = metresOf(points);
  const [least, most] = row.every;
  const found: Point[] = [];
  for (let along = rng.between(0.2, 0.8) * least; along < metres; along += rng.between(least, most)) {
    const at = placeAlong(points, along);
    const point = moved(at.point, at.ahead, 0, side * (road.width / 2 + row.fromKerb));
    // What stands in the kerb of its own road must not lie on another.
    const isClear =
      row.clear < 0
        ? !carriageways.has(point, 0, road)
        : !carriageways.has(point, Math.min(row.clear, row.fromKerb - 0.05));
    if (isClear) found.push(point);
  }
  return found;
}
