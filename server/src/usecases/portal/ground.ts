import { polygonsOf } from '@bihuan/geo';
import type { Tx } from '../../store/database.js';
import { readMapLayer } from '../../store/map-features.js';
import type { Box } from '../../store/queue.js';
import type { TenantConfig } from '../config.js';
import { inSnapshot } from '../in-transaction.js';
import { type App, done, type Result } from '../types.js';

export type Line = readonly (readonly number[])[];

/** Something that the public's plain map draws. */
export interface GroundShape {
  readonly kind: 'district' | 'street' | 'community' | 'road' | 'green' | 'water';
  readonly name: string | null;
  readonly lines: readonly Line[];
}

export interface Ground {
  /** Of the whole tenant. */
  readonly bounds: Box;
  readonly shapes: readonly GroundShape[];
}

interface Boxed {
  readonly shape: GroundShape;
  readonly box: Box;
}

/** By what a tenant works by: another revision has another ground. */
const known = new WeakMap<TenantConfig, Promise<{ readonly bounds: Box; readonly all: readonly Boxed[] }>>();

/** What lies in a box, larger things first. Without a box only areas, of the whole tenant. */
export function groundIn(app: App, tenant: string, box: Box | null): Promise<Result<Ground>> {
  return inSnapshot(app, tenant, async (tx, config) => {
    const { bounds, all } = await groundOf(tx, config);
    const wanted = all.filter(({ shape, box: of }) =>
      box === null ? shape.kind === 'district' || shape.kind === 'street' : meet(of, box),
    );
    return done({ bounds, shapes: wanted.map(({ shape }) => shape) });
  });
}

async function groundOf(tx: Tx, config: TenantConfig) {
  const before = known.get(config);
  if (before !== undefined) return before;
  const reading = read(tx, config);
  known.set(config, reading);
  reading.catch(() => known.delete(config));
  return reading;
}

async function read(tx: Tx, config: TenantConfig) {
  const shapes: GroundShape[] = [];
  for (const layer of ['green', 'water', 'road'] as const) {
    for await (const rows of readMapLayer(tx, config.tenant, layer)) {
      for (const { geometry, properties } of rows) {
        const lines = linesOf(geometry);
        const { name } = properties;
        if (lines.length > 0) shapes.push({ kind: layer, name: typeof name === 'string' ? name : null, lines });
      }
    }
  }
  for (const level of ['community', 'street', 'district'] as const) {
    for (const area of config.areas.all) {
      if (area.geometry === null || (area.parent === null ? 'district' : area.level) !== level) continue;
      const lines = polygonsOf(area.geometry).flatMap((polygon) => [...polygon]);
      shapes.push({ kind: level, name: area.name, lines });
    }
  }
  const all = shapes.map((shape) => ({ shape, box: boxOf(shape.lines) }));
  const outer = all.filter(({ shape }) => shape.kind === 'district');
  return { bounds: around((outer.length > 0 ? outer : all).map(({ box }) => box)), all };
}

function linesOf(geometry: unknown): Line[] {
  if (typeof geometry !== 'object' || geometry === null) return [];
  const { type, coordinates } = geometry as { readonly type?: unknown; readonly coordinates?: unknown };
  switch (type) {
    case 'LineString':
      return [coordinates as Line];
    case 'MultiLineString':
    case 'Polygon':
      return coordinates as Line[];
    case 'MultiPolygon':
      return (coordinates as Line[][]).flat();
    default:
      return [];
  }
}

function boxOf(lines: readonly Line[]): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const line of lines) {
    for (const [lon = 0, lat = 0] of line) {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
  }
  return box;
}

function around(boxes: readonly Box[]): Box {
  return boxes.reduce((all, box) => ({
    west: Math.min(all.west, box.west),
    south: Math.min(all.south, box.south),
    east: Math.max(all.east, box.east),
    north: Math.max(all.north, box.north),
  }));
}

function meet(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}
