import type { AreaMap, AreaMapQuery } from '@bihuan/contracts';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import type { KnownArea } from './draft.js';
import { entryOf } from './entry.js';
import { boxOf, meet } from './findings.js';
import { knownAreas } from './known-areas.js';
import { lastSerial } from './next-codes.js';

/** About a hundred metres: neighbours that lie a street apart are shown too. */
const ROUND_DEGREES = 0.001;

/** Areas as a draft begins with them: all that lie near one, of every level; or those of a layer beside the tree. */
export function areaMap(app: App, actor: Actor, { near, layer }: AreaMapQuery): Promise<Result<AreaMap>> {
  return readAs(app, actor, 'config.read', async (tx) => {
    const known = await knownAreas(tx, actor.tenant);
    const areas = known.filter((area) => !area.retired);
    const answer = (shown: readonly KnownArea[]) => done(mapOf(shown, known));
    if (layer !== undefined) return answer(areas.filter((area) => area.layer === layer));
    const tree = areas.filter((area) => area.layer === null);
    const middle = tree.find((area) => (near === undefined ? area.parent === null : area.id === near));
    if (middle === undefined) return failed({ code: 'not-found' });
    if (middle.geometry === null) {
      return answer(tree.filter(({ id, parent }) => id === middle.id || parent === middle.id));
    }
    const [west, south, east, north] = boxOf(middle.geometry);
    const box = [west - ROUND_DEGREES, south - ROUND_DEGREES, east + ROUND_DEGREES, north + ROUND_DEGREES] as const;
    return answer(tree.filter(({ geometry }) => geometry !== null && meet(boxOf(geometry), box)));
  });
}

function mapOf(shown: readonly KnownArea[], known: readonly KnownArea[]): AreaMap {
  const ids = known.map((area) => area.id);
  const parents = shown.filter((area) => area.level === 'community').map((area) => area.id);
  return {
    areas: shown.map(entryOf),
    serials: Object.fromEntries(parents.map((parent) => [parent, lastSerial(parent, ids)])),
  };
}
