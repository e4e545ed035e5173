import type { Point } from '../district/mesh.js';
import { random } from '../random.js';
import type { CellIndex } from './cells.js';
import { PIPES, type PipeKind, type PipeSpec } from './pipe-kinds.js';
import { endsOf, type Flow, flowOf, type PipeNet, pipeNet, type Run } from './pipe-net.js';
import { centimetres, length, moved } from './plane.js';
import type { Network } from './roads.js';
import { placeAlong, placesEvery } from './walk.js';

export interface Manhole {
  readonly kind: PipeKind;
  readonly classCode: string;
  readonly point: Point;
  /** Of its bottom below the ground. */
  readonly depth: number;
}

export interface Pipe {
  readonly kind: PipeKind;
  readonly points: readonly Point[];
  /** Of its top below the ground. */
  readonly depth: number;
  readonly diameter: number;
  readonly material: string;
}

export interface Underground {
  readonly pipes: readonly Pipe[];
  readonly manholes: readonly Manhole[];
}

/** Where a pipe leaves a crossing for its lane, in metres from its manhole there. */
const BEND = 7;
const ROAD_RANK = { footway: 0, alley: 0, residential: 1, secondary: 3, primary: 4, trunk: 5 } as const;
/** Metres of pipe above from which each next diameter is laid. */
const LOADS = [0, 250, 700, 1_500, 3_000, 6_000, 12_000, 24_000];

/** Everything that lies under the roads, each kind a net of its own that meets at manholes. */
export function undergroundOf(network: Network, cells: CellIndex, seed: number): Underground {
  const parts = PIPES.map((spec) => laid(pipeNet(spec, network), network, cells, seed));
  return { pipes: parts.flatMap(({ pipes }) => pipes), manholes: parts.flatMap(({ manholes }) => manholes) };
}

function laid(net: PipeNet, network: Network, cells: CellIndex, seed: number): Underground {
  const { spec } = net;
  const flow = spec.flows ? flowOf(net, network) : undefined;
  const joints = new Map<number, Manhole>();
  for (const [node, runs] of net.at) {
    const point = jointOf(node, runs, net, network, cells);
    const deepest = Math.max(...runs.map((run) => diameterOf(run, spec, flow)));
    joints.set(node, manhole(spec, point, depthAt(node, spec, flow, seed), deepest));
  }
  const pipes: Pipe[] = [];
  const manholes = [...joints.values()];
  for (const run of net.runs) {
    const [from, to] = endsOf(run);
    const [first, last] = [joints.get(from), joints.get(to)];
    if (!first || !last) continue;
    const diameter = diameterOf(run, spec, flow);
    const [above, below] = [depthAt(from, spec, flow, seed), depthAt(to, spec, flow, seed)];
    const ways = waysOf(run, first.point, last.point, spec, network, cells);
    const depth = (share: number): number => above + (below - above) * share;
    for (const { to, points } of ways) {
      const end = points.at(-1);
      if (to < 1 && end) manholes.push(manhole(spec, end, depth(to), diameter));
    }
    // What slopes is drawn from manhole to manhole, what keeps its depth from joint to joint.
    const drawn = spec.flows ? ways : [{ from: 0, to: 1, points: joined(ways) }];
    for (const { from: start, to: end, points } of drawn) {
      const laidAt = centimetres(depth((start + end) / 2));
      pipes.push({ kind: spec.kind, points, depth: laidAt, diameter, material: spec.material });
    }
  }
  return { pipes, manholes };
}

function manhole(spec: PipeSpec, point: Point, top: number, diameter: number): Manhole {
  // Sewers have a sump below the pipe.
  const depth = centimetres(top + diameter + (spec.flows ? 0.2 : 0.1));
  return { kind: spec.kind, classCode: spec.manhole, point, depth };
}

/** Deeper the nearer the outlet; a pipe under pressure keeps about its depth from joint to joint. */
function depthAt(node: number, { kind, depth: [least, most] }: PipeSpec, flow: Flow | undefined, seed: number): number {
  if (flow) return most - ((flow.metres.get(node) ?? 0) / flow.farthest) * (most - least);
  return random('scene', seed, 'depth', kind, node).between(least, most);
}

function diameterOf(run: Run, { diameters }: PipeSpec, flow: Flow | undefined): number {
  const load = flow?.upstream.get(run) ?? 0;
  const rank = flow ? LOADS.findLastIndex((metres) => load >= metres) : ROAD_RANK[run.road.kind];
  return diameters[Math.min(rank, diameters.length - 1)] ?? 0.3;
}

/**
 * Where the runs of a crossing meet: in the lane of the widest road that goes on over it, so that its pipe runs
 * straight and the others come to it; where none goes on, beside the middle.
 */
function jointOf(node: number, runs: readonly Run[], { spec }: PipeNet, network: Network, cells: CellIndex): Point {
  const through = runs.filter((run) => goesOn(run, node)).toSorted((a, b) => b.road.width - a.road.width);
  const [along = runs[0]] = through;
  const middle = network.mesh.nodes.point(node);
  if (along && (through.length > 0 || runs.length === 1)) {
    const points = pointsOf(along, network);
    const isStart = endsOf(along)[0] === node;
    // A dead end stops short of it.
    for (const metres of through.length > 0 ? [0, 0.6, 1.2, 2] : [3, 4, 5]) {
      const at = placeAlong(points, isStart ? metres : along.metres - metres);
      const point = moved(at.point, at.ahead, 0, laneOf(along, spec));
      if (cells.at(point)) return point;
    }
  }
  const reach = Math.min(4, Math.max(1.3, Math.min(...runs.map(({ road }) => road.width)) * 0.3));
  const [x, y] = spec.aside;
  // Turned a quarter or moved on where it would come to lie on the line between two cells.
  for (const far of [1, 1.3, 0.75]) {
    for (const [ax, ay] of [
      [x, y],
      [-y, x],
      [-x, -y],
      [y, -x],
    ] as const) {
      const point = { x: middle.x + ax * reach * far, y: middle.y + ay * reach * far };
      if (cells.at(point)) return point;
    }
  }
  return middle;
}

function goesOn({ road: { nodes } }: Run, node: number): boolean {
  const at = nodes.indexOf(node);
  return at > 0 && at < nodes.length - 1;
}

interface Way {
  /** From manhole to manhole, as shares of the run's length. */
  readonly from: number;
  readonly to: number;
  readonly points: readonly Point[];
}

function waysOf(run: Run, first: Point, last: Point, spec: PipeSpec, network: Network, cells: CellIndex): Way[] {
  const points = pointsOf(run, network);
  const aside = laneOf(run, spec);
  const lane = (along: number): Point => {
    const at = placeAlong(points, along);
    return moved(at.point, at.ahead, 0, aside);
  };
  // Short of two bends there is only the way straight across.
  if (run.metres < BEND * 3) return [{ from: 0, to: 1, points: [first, last] }];
  const stops = placesEvery(run.metres, spec.every).flatMap((along) => {
    const clear = [along, along + 1.5, along - 1.5, along + 3].find((metres) => cells.at(lane(metres)));
    return clear === undefined ? [] : [clear];
  });
  const corners = [0, ...stops, run.metres];
  return corners.slice(1).map((to, i) => {
    const from = corners[i] ?? 0;
    const isFirst = i === 0;
    const isLast = to === run.metres;
    const middle = isFirst || isLast ? bends(lane, isFirst ? BEND : from, isLast ? run.metres - BEND : to) : [];
    const way = [isFirst ? first : lane(from), ...middle, isLast ? last : lane(to)];
    return { from: from / run.metres, to: to / run.metres, points: distinct(way) };
  });
}

function joined(ways: readonly Way[]): Point[] {
  return ways.flatMap(({ points }, i) => (i === 0 ? points : points.slice(1)));
}

function bends(lane: (along: number) => Point, from: number, to: number): Point[] {
  return from < to ? [lane(from), lane(to)] : [lane((from + to) / 2)];
}

/** Without bends that lie on top of each other; the ends stay. */
function distinct(points: readonly Point[]): Point[] {
  const last = points.at(-1);
  const kept: Point[] = [];
  for (const point of points) {
    const before = kept.at(-1);
    const isNear = (other: Point | undefined): boolean => other !== undefined && length(point, other) <= 0.3;
    if (point === last || !(isNear(before) || isNear(last))) kept.push(point);
  }
  return kept;
}

function laneOf({ road }: Run, spec: PipeSpec): number {
  const aside = spec.lane * (road.width / 2 - 0.3);
  // Never on the very middle, which parts two cells.
  return Math.abs(aside) < 0.6 ? Math.sign(aside) * 0.6 : aside;
}

function pointsOf(run: Run, { mesh }: Network): Point[] {
  return run.nodes.map((node) => mesh.nodes.point(node));
}
