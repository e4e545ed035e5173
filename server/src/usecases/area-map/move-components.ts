import type { Shape } from '@bihuan/geo';
import { type ComponentPlace, readComponentPlaces, setAreaPaths } from '../../store/component-places.js';
import type { Tx } from '../../store/database.js';
import { Areas } from '../areas-tree.js';
import { boxOf } from './findings.js';
import type { Look } from './look-at-draft.js';

const chunk = 20_000;

/**
 * Components belong to the areas that they lie in now; only a case keeps the cell that it was filed in. Those near
 * boundaries that moved are placed anew.
 */
export async function moveComponents(tx: Tx, tenant: string, look: Look): Promise<number> {
  const box = boxRound(look);
  if (box === null) return 0;
  const areas = new Areas(look.after);
  const root = areas.root?.path ?? tenant;
  let count = 0;
  let after = '';
  for (;;) {
    const places = await readComponentPlaces(tx, tenant, box, after, chunk);
    const moved = places.flatMap((place) => {
      const areaPath = pathAt(areas, place, root);
      return areaPath === place.areaPath ? [] : [{ id: place.id, areaPath }];
    });
    await setAreaPaths(tx, tenant, moved);
    count += moved.length;
    const last = places.at(-1);
    if (last === undefined || places.length < chunk) return count;
    after = last.id;
  }
}

function pathAt(areas: Areas, { lon, lat }: ComponentPlace, root: string): string {
  return areas.at(lon, lat)[0]?.path ?? root;
}

/** Round all boundaries of the tree that come, go or move, as they were and as they are. */
function boxRound({ before, versions }: Look) {
  const byId = new Map(before.map((area) => [area.id, area]));
  const shapes = versions
    .filter((area) => area.layer === null)
    .flatMap((area): (Shape | null)[] => [area.geometry, byId.get(area.id)?.geometry ?? null])
    .filter((shape) => shape !== null);
  if (shapes.length === 0) return null;
  const boxes = shapes.map(boxOf);
  return {
    west: Math.min(...boxes.map((each) => each[0])),
    south: Math.min(...boxes.map((each) => each[1])),
    east: Math.max(...boxes.map((each) => each[2])),
    north: Math.max(...boxes.map((each) => each[3])),
  };
}
