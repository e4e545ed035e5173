import type { Point } from '../district/mesh.js';
import type { Carriageways } from './carriageways.js';
import type { Inventory } from './inventory.js';
import { type Direction, direction, length, moved } from './plane.js';
import type { Network, Road, RoadKind } from './roads.js';
import { metresOf, placeAlong } from './walk.js';

const LARGE: readonly RoadKind[] = ['trunk', 'primary', 'secondary'];
/** Crossings nearer than this to the one before share its lights. */
const LIGHTS_METRES = 60;
const STOP_METRES = 430;

/** Signals, zebra posts and name plates where roads meet; bus stops between. */
export function furnishCrossings(
  network: Network,
  names: readonly (string | undefined)[],
  carriageways: Carriageways,
  inventory: Inventory,
): void {
  const lights: Point[] = [];
  for (const [node, roads] of network.at) {
    const point = network.mesh.nodes.point(node);
    const large = roads.filter((road) => LARGE.includes(road.kind));
    if (large.length > 1 && lights.every((other) => length(other, point) > LIGHTS_METRES)) {
      lights.push(point);
      signals(node, large, network, carriageways, inventory);
    }
    plates(node, roads, network, names, carriageways, inventory);
  }
  stops(network, names, carriageways, inventory);
}

interface Arm {
  readonly road: Road;
  readonly ahead: Direction;
}

/** The ways out of a node. */
function arms(node: number, roads: readonly Road[], network: Network): Arm[] {
  return roads.flatMap((road) => {
    const at = road.nodes.indexOf(node);
    return [road.nodes[at - 1], road.nodes[at + 1]].flatMap((next) =>
      next === undefined
        ? []
        : [{ road, ahead: direction(network.mesh.nodes.point(node), network.mesh.nodes.point(next)) }],
    );
  });
}

/** So far out on an arm, beside its right-hand kerb as one comes in; undefined where another road runs. */
function corner(
  node: number,
  arm: Arm,
  roads: readonly Road[],
  out: number,
  fromKerb: number,
  network: Network,
  carriageways: Carriageways,
): Point | undefined {
  const widest = Math.max(...roads.filter((road) => road !== arm.road).map((road) => road.width), 0);
  for (const more of [0, 4, 9]) {
    const along = widest / 2 + out + more;
    const point = moved(network.mesh.nodes.point(node), arm.ahead, along, arm.road.width / 2 + fromKerb);
    if (!carriageways.has(point, 0.3)) return point;
  }
  return undefined;
}

function signals(
  node: number,
  roads: readonly Road[],
  network: Network,
  carriageways: Carriageways,
  inventory: Inventory,
): void {
  for (const [i, arm] of arms(node, roads, network).entries()) {
    const post = corner(node, arm, roads, 3, 0.8, network, carriageways);
    if (!post) continue;
    inventory.add('02014', post, { properties: { height: 6.5, direction: bearing(arm.ahead) } });
    if (i === 0) {
      const box = moved(post, arm.ahead, 2.5, 1.4);
      if (!carriageways.has(box, 0.3)) inventory.add('02015', box, { properties: { height: 1.5 } });
    }
    const eye = moved(post, arm.ahead, 9, 0.2);
    if (!carriageways.has(eye, 0.3)) inventory.add('01050', eye, { properties: { height: 6.5 } });
    for (const along of [-1.2, 0, 1.2]) {
      const bollard = moved(post, arm.ahead, along + 4.5, -0.4);
      if (!carriageways.has(bollard, 0.1)) inventory.add('02020', bollard, { properties: { height: 0.7 } });
    }
  }
}

/** Degrees from north, clockwise: of eight, so that no arc tangent is needed. */
function bearing({ x, y }: Direction): number {
  const [ax, ay] = [Math.abs(x), Math.abs(y)];
  const isDiagonal = ax < 2.414 * ay && ay < 2.414 * ax;
  if (isDiagonal) return x > 0 ? (y > 0 ? 45 : 135) : y > 0 ? 315 : 225;
  return ax > ay ? (x > 0 ? 90 : 270) : y > 0 ? 0 : 180;
}

/** A plate for each named road that begins or ends here or meets a large one. */
function plates(
  node: number,
  roads: readonly Road[],
  network: Network,
  names: readonly (string | undefined)[],
  carriageways: Carriageways,
  inventory: Inventory,
): void {
  if (roads.length < 2 || !roads.some((road) => LARGE.includes(road.kind))) return;
  for (const road of roads) {
    const name = names[road.index];
    if (name === undefined || road.kind === 'alley') continue;
    const [arm] = arms(node, [road], network);
    const point = arm && corner(node, arm, roads, 1.5, 0.6, network, carriageways);
    if (point) inventory.add('02012', point, { name: `${name}路名牌`, properties: { height: 2.6, road: name } });
  }
}

/** On both sides of a large road, those of one name a little apart. */
function stops(
  network: Network,
  names: readonly (string | undefined)[],
  carriageways: Carriageways,
  inventory: Inventory,
): void {
  for (const road of network.roads) {
    if (!LARGE.includes(road.kind)) continue;
    const points = network.points(road);
    const metres = metresOf(points);
    const count = Math.floor(metres / STOP_METRES + 0.4);
    for (let i = 0; i < count; i++) {
      for (const side of [1, -1]) {
        const at = placeAlong(points, ((i + 0.5) / count) * metres + side * 18);
        const point = moved(at.point, at.ahead, 0, side * (road.width / 2 + 2.2));
        if (carriageways.has(point, 1)) continue;
        const stop = `${names[road.index] ?? ''}${count > 1 ? `${i + 1}号` : ''}站`;
        inventory.add('02004', point, { name: stop, properties: { height: 2.8, length: 9 } });
      }
    }
  }
}
