import type { Line, Point } from '../district/mesh.js';
import type { Cell, CellIndex } from './cells.js';
import { type Mesh, type MeshEdge, meshOf } from './mesh-edges.js';
import { between, direction, dot, length } from './plane.js';
import { RIVER_ROAD } from './river.js';

export type RoadKind = 'trunk' | 'primary' | 'secondary' | 'residential' | 'alley' | 'footway';

/** From kerb to kerb, in metres. */
export const ROAD_WIDTH: Readonly<Record<RoadKind, number>> = {
  trunk: 36,
  primary: 28,
  secondary: 18,
  residential: 9,
  alley: 5,
  footway: 2.5,
};

export interface Road {
  /** In the order of making, from 0. */
  readonly index: number;
  readonly kind: RoadKind;
  readonly width: number;
  /** From end to end. */
  readonly nodes: readonly number[];
  /** Streets and communities that it touches, as numbers. */
  readonly streets: readonly string[];
  readonly communities: readonly string[];
  readonly isRiverside: boolean;
}

export interface Network {
  readonly mesh: Mesh;
  readonly roads: readonly Road[];
  /** Roads that run over or end at a node. */
  readonly at: ReadonlyMap<number, readonly Road[]>;
  /** The road on an edge; undefined on the district's border. */
  roadOf(edge: MeshEdge): Road | undefined;
  points(road: Road): Point[];
}

/** A chain of edges that go straight on, all of one level. */
interface Chain {
  readonly nodes: readonly number[];
  readonly edges: readonly MeshEdge[];
}

/** As straight as the six decimals of the corners let the shortest edge be. */
const STRAIGHT = 0.995;
/** Roads between cells, by how far they go straight on. */
const RESIDENTIAL_METRES = 300;
const ALLEY_METRES = 95;

/**
 * The roads of the district: along the boundaries of streets and communities the large ones, between cells small ones,
 * and one along the river.
 */
export function networkOf(cells: readonly Cell[], index: CellIndex, river: readonly Line[]): Network {
  const mesh = meshOf(cells, river);
  const roads: Road[] = [];
  const onEdge = new Map<MeshEdge, Road>();
  const points = (nodes: readonly number[]): Point[] => nodes.map((node) => mesh.nodes.point(node));
  for (const chain of chains(mesh)) {
    const kind = kindOf(chain, points(chain.nodes));
    const road = roadOn(
      roads.length,
      kind,
      chain.nodes,
      chain.edges.flatMap((edge) => edge.cells),
      false,
    );
    roads.push(road);
    for (const edge of chain.edges) onEdge.set(edge, road);
  }
  for (const nodes of riverRoads(mesh, index, river)) {
    const near = points(nodes).flatMap((point, i, all) => index.at(between(point, all[i + 1] ?? point, 0.5)) ?? []);
    roads.push(roadOn(roads.length, 'trunk', nodes, near, true));
  }
  const at = new Map<number, Road[]>();
  for (const road of roads) for (const node of road.nodes) push(at, node, road);
  return { mesh, roads, at, roadOf: (edge) => onEdge.get(edge), points: (road) => points(road.nodes) };
}

function roadOn(
  index: number,
  kind: RoadKind,
  nodes: readonly number[],
  cells: readonly Cell[],
  isRiverside: boolean,
): Road {
  const streets = [...new Set(cells.map((cell) => cell.street))];
  const communities = [...new Set(cells.map((cell) => cell.community))];
  return { index, kind, width: ROAD_WIDTH[kind], nodes, streets, communities, isRiverside };
}

function kindOf({ edges: [edge] }: Chain, points: readonly Point[]): RoadKind {
  const [first, last] = [points[0], points.at(-1)];
  if (!edge || !first || !last) throw new Error('a chain has an edge');
  // The city stretches along its river: roads from west to east carry the traffic.
  if (edge.level === 'street') return Math.abs(last.x - first.x) > Math.abs(last.y - first.y) ? 'trunk' : 'primary';
  if (edge.level === 'community') return 'secondary';
  const metres = length(first, last);
  return metres >= RESIDENTIAL_METRES ? 'residential' : metres >= ALLEY_METRES ? 'alley' : 'footway';
}

function chains({ nodes, edges }: Mesh): Chain[] {
  const inner = edges.filter((edge) => edge.level !== 'border');
  const incident = new Map<number, MeshEdge[]>();
  for (const edge of inner) {
    for (const node of [edge.from, edge.to]) push(incident, node, edge);
  }
  const next = (node: number, edge: MeshEdge): MeshEdge | undefined => {
    const away = (one: MeshEdge): Point => direction(nodes.point(node), nodes.point(other(one, node)));
    const best = (from: MeshEdge): MeshEdge | undefined => {
      const fitting = (incident.get(node) ?? []).filter((one) => one !== from && one.level === from.level);
      const [first] = fitting.toSorted((a, b) => dot(away(a), away(from)) - dot(away(b), away(from)));
      return first && dot(away(first), away(from)) < -STRAIGHT ? first : undefined;
    };
    const following = best(edge);
    // Only where each is the other's straightest: no edge goes on into two.
    return following && best(following) === edge ? following : undefined;
  };
  const done = new Set<MeshEdge>();
  return inner.flatMap((edge) => {
    if (done.has(edge)) return [];
    const back = walk(edge, edge.from, next, done);
    const start = back.edges.at(-1) ?? edge;
    for (const one of back.edges) done.delete(one);
    return [walk(start, other(start, back.nodes.at(-1) ?? edge.from), next, done)];
  });
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** From an edge on over one of its ends, as far as it goes straight. */
function walk(
  edge: MeshEdge,
  over: number,
  next: (node: number, edge: MeshEdge) => MeshEdge | undefined,
  done: Set<MeshEdge>,
): Chain {
  const walked = { nodes: [other(edge, over), over], edges: [edge] };
  done.add(edge);
  let [at, last] = [over, edge];
  for (let on = next(at, last); on && !done.has(on); on = next(at, last)) {
    done.add(on);
    at = other(on, at);
    last = on;
    walked.nodes.push(at);
    walked.edges.push(on);
  }
  return walked;
}

function other(edge: MeshEdge, node: number): number {
  return edge.from === node ? edge.to : edge.from;
}

/** Along the river from east to west, in parts where the district has gaps. */
function riverRoads(mesh: Mesh, index: CellIndex, river: readonly Line[]): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  for (const node of inOrder(mesh, river)) {
    const last = part.at(-1);
    const here = mesh.nodes.point(node);
    if (last !== undefined) {
      const middle = between(mesh.nodes.point(last), here, 0.5);
      if (!index.at(middle)) {
        parts.push(part);
        part = [];
      }
    }
    part.push(node);
  }
  return [...parts, part].filter((nodes) => nodes.length > 1);
}

function inOrder(mesh: Mesh, river: readonly Line[]): number[] {
  return river.flatMap(({ nx, ny, offset }, i) => {
    const on = (node: number): boolean => {
      const { x, y } = mesh.nodes.point(node);
      return Math.abs(offset - RIVER_ROAD - nx * x - ny * y) < 0.01;
    };
    // Ahead along the outline, which runs counter-clockwise.
    const along = (node: number): number => dot(mesh.nodes.point(node), { x: -ny, y: nx });
    const nodes = mesh.onRiverRoad.filter(on).toSorted((a, b) => along(a) - along(b));
    const following = river[i + 1];
    const bend = following && meeting({ nx, ny, offset }, following);
    return bend ? [...nodes, mesh.nodes.at(`bend ${i}`, bend)] : nodes;
  });
}

/** Where the road turns from one line of the river to the next. */
function meeting(one: Line, other: Line): Point | undefined {
  const cross = one.nx * other.ny - one.ny * other.nx;
  if (Math.abs(cross) < 1e-6) return undefined;
  const [a, b] = [one.offset - RIVER_ROAD, other.offset - RIVER_ROAD];
  return { x: (a * other.ny - b * one.ny) / cross, y: (b * one.nx - a * other.nx) / cross };
}
