import { signedArea } from './area.js';
import { contains, type Position, type Ring } from './contains.js';
import { type Edge, type Meeting, meetings } from './crossings.js';
import { turnsOf } from './meridian.js';

/**
 * - `type`: not a Polygon or MultiPolygon
 * - `structure`: coordinates are not lists of rings of positions
 * - `empty`: no ring at all
 * - `not-number`: a coordinate is no finite number
 * - `range`: beyond ±180 or ±90
 * - `short`: a ring of fewer than three different positions
 * - `unclosed`: the last position does not repeat the first
 * - `repeated`: a position repeats the one before it
 * - `crossing`: a ring goes through itself
 * - `touching`: a ring touches itself, or runs along itself
 * - `rings-cross`: two rings of one polygon go through or along each other
 * - `hole-outside`: a hole lies outside its polygon's outer ring
 */
export type ShapeFaultKind =
  | 'type'
  | 'structure'
  | 'empty'
  | 'not-number'
  | 'range'
  | 'short'
  | 'unclosed'
  | 'repeated'
  | 'crossing'
  | 'touching'
  | 'rings-cross'
  | 'hole-outside';

export interface ShapeFault {
  readonly kind: ShapeFaultKind;
  /** Where on the map; null where there is no such place. */
  readonly at: Position | null;
  /** Which polygon of a MultiPolygon, ring of the polygon and position of the ring, from 0. */
  readonly polygon: number;
  readonly ring: number;
  readonly position: number;
}

/** Of one kind in one ring no more than this are named. */
const NAMED = 10;
const UNREADABLE: ReadonlySet<ShapeFaultKind> = new Set(['type', 'structure', 'empty', 'not-number', 'range', 'short']);

/** Does the fault leave the shape without a meaning? The others can be read by the rules of `contains`. */
export function isUnreadable(fault: ShapeFault): boolean {
  return UNREADABLE.has(fault.kind);
}

/** What is wrong with a shape, as it came from outside: in the order of its rings; nothing of a good one. */
export function checkShape(shape: unknown): ShapeFault[] {
  const { type, coordinates } = (typeof shape === 'object' && shape !== null ? shape : {}) as Record<string, unknown>;
  const whole = { at: null, polygon: 0, ring: 0, position: 0 };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return [{ kind: 'type', ...whole }];
  if (!Array.isArray(coordinates)) return [{ kind: 'structure', ...whole }];
  const polygons: readonly unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
  if (polygons.length === 0) return [{ kind: 'empty', ...whole }];
  return polygons.flatMap((polygon, i) => checkPolygon(polygon, i));
}

function checkPolygon(rings: unknown, polygon: number): ShapeFault[] {
  const none = { at: null, polygon, ring: 0, position: 0 };
  if (!Array.isArray(rings)) return [{ kind: 'structure', ...none }];
  if (rings.length === 0) return [{ kind: 'empty', ...none }];
  const faults = rings.flatMap((ring: unknown, i) => checkRing(ring, polygon, i));
  if (faults.some(isUnreadable)) return faults;
  const good = rings as readonly Ring[];
  return [...faults, ...meetingFaults(good, polygon), ...holesOutside(good, polygon)];
}

function checkRing(ring: unknown, polygon: number, index: number): ShapeFault[] {
  const faults = new Faults(polygon, index);
  if (!Array.isArray(ring)) return faults.add('structure', null, 0).all;
  for (const [i, position] of ring.entries()) {
    if (!Array.isArray(position) || position.length < 2) faults.add('structure', null, i);
    else if (![position[0], position[1]].every((n) => Number.isFinite(n))) faults.add('not-number', null, i);
    else if (Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90)
      faults.add('range', [position[0], position[1]], i);
  }
  if (faults.all.length > 0) return faults.all;
  const positions = ring as Ring;
  const [first, last] = [positions[0], positions.at(-1)];
  if (!hasThree(positions)) return faults.add('short', place(first), 0).all;
  if (!same(first, last)) faults.add('unclosed', place(last), ring.length - 1);
  for (const [i, position] of positions.entries()) {
    if (i > 0 && same(position, positions[i - 1])) faults.add('repeated', place(position), i);
  }
  return faults.all;
}

/** Are there three different positions? */
function hasThree(ring: Ring): boolean {
  const [first] = ring;
  const second = ring.find((position) => !same(position, first));
  return second !== undefined && ring.some((position) => !same(position, first) && !same(position, second));
}

function meetingFaults(rings: readonly Ring[], polygon: number): ShapeFault[] {
  const lists = rings.map((_, ring) => new Faults(polygon, ring));
  for (const meeting of meetings(rings.map(edgesOf))) {
    const kind = faultOf(meeting);
    if (kind === null) continue;
    const later = meeting.first.ring > meeting.second.ring ? meeting.first : meeting.second;
    const [lon, lat] = meeting.place;
    lists[later.ring]?.add(kind, [lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon, lat], later.at);
  }
  return lists.flatMap((list) => list.all);
}

function faultOf({ kind, first, second }: Meeting): ShapeFaultKind | null {
  if (first.ring === second.ring) return kind === 'cross' ? 'crossing' : 'touching';
  // A hole may touch the outer ring, or another hole, at a point.
  return kind === 'touch' ? null : 'rings-cross';
}

/** A hole whose ring crosses another is named for that; of the others every edge is on the same side as its first. */
function holesOutside(rings: readonly Ring[], polygon: number): ShapeFault[] {
  const [outer] = rings;
  if (outer === undefined || rings.length === 1) return [];
  const corners = new Set(outer.map(([lon, lat]) => `${lon} ${lat}`));
  return rings.slice(1).flatMap((hole, i): ShapeFault[] => {
    const free = hole.findIndex(([lon, lat]) => !corners.has(`${lon} ${lat}`));
    const [a, b] = [hole[Math.max(0, free)], hole[1]];
    if (a === undefined || b === undefined) return [];
    const at: Position = free >= 0 ? a : [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const inside = contains({ type: 'Polygon', coordinates: [outer] }, at[0], at[1]);
    return inside ? [] : [{ kind: 'hole-outside', at: place(a), polygon, ring: i + 1, position: Math.max(0, free) }];
  });
}

/** The edges of a ring, closed if it is not, without those of no length, unwound where it jumps over ±180. */
function edgesOf(ring: Ring, index: number): Edge[] {
  const kept: { readonly place: Position; readonly at: number }[] = [];
  const turns = turnsOf(ring);
  for (const [at, [lon, lat]] of ring.entries()) {
    const turn = 360 * (turns?.[at] ?? 0);
    const last = kept.at(-1)?.place;
    if (last === undefined || last[0] !== lon + turn || last[1] !== lat) kept.push({ place: [lon + turn, lat], at });
  }
  if (kept.length > 1 && same(kept[0]?.place, kept.at(-1)?.place)) kept.pop();
  return kept.flatMap(({ place: from, at }, i): Edge[] => {
    const [before, next] = [kept.at(i - 1), kept[(i + 1) % kept.length]];
    return before && next ? [{ ring: index, at, before: before.place, from, to: next.place }] : [];
  });
}

class Faults {
  readonly all: ShapeFault[] = [];
  readonly #counts = new Map<ShapeFaultKind, number>();

  constructor(
    readonly polygon: number,
    readonly ring: number,
  ) {}

  add(kind: ShapeFaultKind, at: Position | null, position: number): this {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= NAMED) this.all.push({ kind, at, polygon: this.polygon, ring: this.ring, position });
    return this;
  }
}

/** Without heights, which a file may have. */
function place(position: Position | undefined): Position | null {
  return position === undefined ? null : [position[0], position[1]];
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** Positive where a ring is drawn counterclockwise. */
export function turnOf(ring: Ring): number {
  return Math.sign(signedArea(ring));
}
