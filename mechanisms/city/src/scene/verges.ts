import type { Point } from '../district/mesh.js';
import { direction, length, moved } from './plane.js';
import type { Network, Road, RoadKind } from './roads.js';

const LARGE: readonly RoadKind[] = ['trunk', 'primary', 'secondary'];
/** The strip for trees between kerb and footway, in metres from the kerb. */
const STRIP: readonly [from: number, to: number] = [0.4, 2.6];
const CLEAR_OF_KERB = 5;
const LEAST_METRES = 18;

/** Green strips along the large roads, open where another road comes in. */
export function vergesOf(network: Network): Point[][] {
  return network.roads.filter(({ kind }) => LARGE.includes(kind)).flatMap((road) => alongRoad(road, network));
}

function alongRoad(road: Road, network: Network): Point[][] {
  const strips: Point[][] = [];
  const widest = (node: number): number =>
    Math.max(
      0,
      ...(network.at.get(node) ?? []).filter((one) => one !== road && one.kind !== 'footway').map(({ width }) => width),
    );
  const stops = road.nodes.filter((node, i) => i === 0 || i === road.nodes.length - 1 || widest(node) > 0);
  for (const [i, from] of stops.entries()) {
    const to = stops[i + 1];
    if (to === undefined) break;
    const [a, b] = [network.mesh.nodes.point(from), network.mesh.nodes.point(to)];
    const start = widest(from) / 2 + CLEAR_OF_KERB;
    const end = length(a, b) - widest(to) / 2 - CLEAR_OF_KERB;
    if (end - start < LEAST_METRES) continue;
    const ahead = direction(a, b);
    const [near, far] = [road.width / 2 + STRIP[0], road.width / 2 + STRIP[1]];
    strips.push(quad(a, ahead, start, end, near, far), quad(a, ahead, start, end, -far, -near));
  }
  return strips;
}

function quad(from: Point, ahead: Point, start: number, end: number, right: number, left: number): Point[] {
  return [
    moved(from, ahead, start, right),
    moved(from, ahead, end, right),
    moved(from, ahead, end, left),
    moved(from, ahead, start, left),
  ];
}
