import type { CollectPack } from '@bihuan/contracts';
import { readComponentPage } from '../../store/components.js';
import type { Tx } from '../../store/database.js';
import { readMapLayer } from '../../store/map-features.js';
import { covers } from '../areas-tree.js';
import type { TenantConfig } from '../config.js';
import { readAs } from '../read-reference.js';
import { areasFor } from '../survey/surveys.js';
import { type Actor, type App, done, type Result } from '../types.js';

const permission = 'patrol.walk';
/** As the contract says: a phone keeps no more. */
const mostComponents = 20_000;
const mostRoads = 5_000;

type Position = [number, number];

/** What a collector's phone keeps for working without a net. */
export function collectPack(app: App, actor: Actor): Promise<Result<CollectPack>> {
  return readAs(app, actor, permission, async (tx, config) => {
    const own = widest(areasFor(config, actor, permission));
    const areas = config.areas.all
      .filter((area) => own.some((path) => covers(path, area.path)))
      .flatMap(({ id, level, name, path, parent, geometry }) =>
        geometry === null
          ? []
          : [{ id, level, name, path, parent, geometry: geometry as CollectPack['areas'][number]['geometry'] }],
      );
    const { classes, components, more } = await componentsIn(tx, config, own);
    return done({ areas, roads: await roadsIn(tx, config, boxOf(areas)), classes, components, more });
  });
}

/** Without those that lie in another of them. */
function widest(areas: readonly string[]): string[] {
  const all = [...new Set(areas)];
  return all.filter((area) => !all.some((other) => other !== area && covers(other, area)));
}

async function componentsIn(tx: Tx, config: TenantConfig, areas: readonly string[]) {
  const classes: CollectPack['classes'] = [];
  const numbers = new Map<string, number>();
  const components: CollectPack['components'] = [];
  let more = false;
  for (const area of areas) {
    const room = mostComponents - components.length;
    const rows = await readComponentPage(tx, config.tenant, { area }, null, room + 1);
    more ||= rows.length > room;
    for (const { id, standardRef, class: code, name, state, lon, lat } of rows.slice(0, room)) {
      if (state === 'removed') continue;
      const key = `${standardRef} ${code}`;
      const number = numbers.get(key) ?? numbers.size;
      if (!numbers.has(key)) {
        numbers.set(key, number);
        classes.push({ standardRef, code });
      }
      components.push([id, number, name, state, lon, lat]);
    }
  }
  return { classes, components, more };
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

async function roadsIn(tx: Tx, config: TenantConfig, box: Box | null): Promise<Position[][]> {
  const roads: Position[][] = [];
  if (box === null) return roads;
  for await (const rows of readMapLayer(tx, config.tenant, 'road')) {
    for (const { geometry } of rows) {
      for (const line of linesOf(geometry)) {
        if (line.some((position) => isIn(box, position))) roads.push(line);
        if (roads.length >= mostRoads) return roads;
      }
    }
  }
  return roads;
}

function linesOf(geometry: unknown): Position[][] {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || !('coordinates' in geometry)) {
    return [];
  }
  if (geometry.type === 'LineString') return [geometry.coordinates as Position[]];
  return geometry.type === 'MultiLineString' || geometry.type === 'Polygon'
    ? (geometry.coordinates as Position[][])
    : [];
}

function isIn({ west, south, east, north }: Box, [lon, lat]: Position): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function boxOf(areas: CollectPack['areas']): Box | null {
  let box: Box | null = null;
  for (const { geometry } of areas) {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    for (const [lon, lat] of rings.flat()) {
      box ??= { west: lon, east: lon, south: lat, north: lat };
      box = {
        west: Math.min(box.west, lon),
        east: Math.max(box.east, lon),
        south: Math.min(box.south, lat),
        north: Math.max(box.north, lat),
      };
    }
  }
  return box;
}
