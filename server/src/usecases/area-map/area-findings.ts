import type { AreaFinding, AreaFindings, AreaFindingsQuery } from '@bihuan/contracts';
import { type Areas, covers } from '../areas-tree.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, type Result } from '../types.js';
import { findingsOf } from './findings.js';

/** As many of a kind are told; all are counted. */
const listed = 500;

/** What was found, for as long as the areas are the same. */
const known = new WeakMap<Areas, readonly AreaFinding[]>();

/** What is wrong with the areas as they stand: of a level, of a layer, within an area. */
export function areaFindings(app: App, actor: Actor, query: AreaFindingsQuery): Promise<Result<AreaFindings>> {
  return readAs(app, actor, 'config.read', (_, config) => {
    const { areas } = config;
    const all = known.get(areas) ?? findingsOf([...areas.all, ...areas.beside], null);
    known.set(areas, all);
    const within = query.within === undefined ? null : (areas.byId(query.within)?.path ?? query.within);
    const inside = ({ id }: { readonly id: string }) => within === null || covers(within, areas.byId(id)?.path ?? id);
    const asked = all.filter(
      (finding) => (query.level === undefined || finding.level === query.level) && finding.areas.some(inside),
    );
    const counts: Record<string, number> = {};
    const findings = asked.filter((finding) => {
      const count = (counts[finding.kind] ?? 0) + 1;
      counts[finding.kind] = count;
      return count <= listed;
    });
    return done({ findings, counts });
  });
}
