import { Heap } from '../simulate/heap.js';
import type { PipeSpec } from './pipe-kinds.js';
import { length } from './plane.js';
import type { Network, Road } from './roads.js';

/** A stretch of pipe under one road, from joint to joint. */
export interface Run {
  readonly road: Road;
  /** From the joint on; the first and the last node are joints. */
  readonly nodes: readonly number[];
  readonly metres: number;
}

export interface PipeNet {
  readonly spec: PipeSpec;
  readonly runs: readonly Run[];
  readonly at: ReadonlyMap<number, readonly Run[]>;
}

/** What hangs together by less than this is not built. */
const LEAST_METRES = 3_000;

export function pipeNet(spec: PipeSpec, network: Network): PipeNet {
  const carries = (road: Road): boolean => spec.roads.includes(road.kind);
  const isJoint = (node: number): boolean => (network.at.get(node) ?? []).filter(carries).length > 1;
  const runs = network.roads.filter(carries).flatMap((road) => split(road, isJoint, network));
  const kept = connected(runs).filter((part) => part.reduce((sum, run) => sum + run.metres, 0) >= LEAST_METRES);
  return { spec, runs: kept.flat(), at: runsAt(kept.flat()) };
}

function split(road: Road, isJoint: (node: number) => boolean, network: Network): Run[] {
  const runs: Run[] = [];
  let nodes: number[] = [];
  for (const [i, node] of road.nodes.entries()) {
    nodes.push(node);
    if (nodes.length > 1 && (isJoint(node) || i === road.nodes.length - 1)) {
      runs.push({ road, nodes, metres: metresOf(nodes, network) });
      nodes = [node];
    }
  }
  return runs;
}

function metresOf(nodes: readonly number[], { mesh }: Network): number {
  return nodes
    .slice(1)
    .reduce((sum, node, i) => sum + length(mesh.nodes.point(nodes[i] ?? node), mesh.nodes.point(node)), 0);
}

function runsAt(runs: readonly Run[]): Map<number, Run[]> {
  const at = new Map<number, Run[]>();
  for (const run of runs) {
    for (const node of endsOf(run)) {
      const list = at.get(node);
      if (list) list.push(run);
      else at.set(node, [run]);
    }
  }
  return at;
}

export function endsOf({ nodes }: Run): [number, number] {
  return [nodes[0] ?? -1, nodes.at(-1) ?? -1];
}

/** The parts that hang together. */
export function connected(runs: readonly Run[]): Run[][] {
  const at = runsAt(runs);
  const seen = new Set<Run>();
  return runs.flatMap((first) => {
    if (seen.has(first)) return [];
    const part: Run[] = [];
    const waiting = [first];
    seen.add(first);
    for (let run = waiting.pop(); run; run = waiting.pop()) {
      part.push(run);
      for (const next of endsOf(run).flatMap((node) => at.get(node) ?? [])) {
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      }
    }
    return [part];
  });
}

export interface Flow {
  /** Metres along the pipes to where the water leaves, by joint. */
  readonly metres: ReadonlyMap<number, number>;
  /** Metres of pipe that drain through a run. */
  readonly upstream: ReadonlyMap<Run, number>;
  readonly farthest: number;
}

/** Where everything flows: the shortest way to an outlet. A part without one drains at its northernmost joint. */
export function flowOf(net: PipeNet, network: Network): Flow {
  const metres = new Map<number, number>();
  const through = new Map<number, Run>();
  const settled: number[] = [];
  const queue = new Heap<{ node: number; metres: number; by?: Run }>(
    (a, b) => a.metres < b.metres || (a.metres === b.metres && a.node < b.node),
  );
  for (const part of connected(net.runs)) for (const node of outlets(part, network)) queue.push({ node, metres: 0 });
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (metres.has(next.node)) continue;
    metres.set(next.node, next.metres);
    settled.push(next.node);
    if (next.by) through.set(next.node, next.by);
    for (const run of net.at.get(next.node) ?? []) {
      queue.push({ node: otherEnd(run, next.node), metres: next.metres + run.metres, by: run });
    }
  }
  return { metres, upstream: upstreamOf(settled, through), farthest: Math.max(1, ...metres.values()) };
}

function outlets(part: readonly Run[], { mesh }: Network): number[] {
  const nodes = [...new Set(part.flatMap(endsOf))];
  const byRiver = new Set(part.filter(({ road }) => road.isRiverside).flatMap(endsOf));
  if (byRiver.size > 0) return [...byRiver];
  return nodes.toSorted((a, b) => mesh.nodes.point(b).y - mesh.nodes.point(a).y).slice(0, 1);
}

function upstreamOf(settled: readonly number[], through: ReadonlyMap<number, Run>): Map<Run, number> {
  const load = new Map<number, number>();
  const upstream = new Map<Run, number>();
  // The farthest first, so that what comes from above is known.
  for (const node of settled.toReversed()) {
    const run = through.get(node);
    if (!run) continue;
    const total = (load.get(node) ?? 0) + run.metres;
    upstream.set(run, total);
    const below = otherEnd(run, node);
    load.set(below, (load.get(below) ?? 0) + total);
  }
  return upstream;
}

function otherEnd(run: Run, node: number): number {
  const [a, b] = endsOf(run);
  return a === node ? b : a;
}
