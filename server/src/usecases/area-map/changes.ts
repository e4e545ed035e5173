import type { AreaChanges, AreaChangesQuery, AreaSaved, AreaUndo } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { type AreaOfChange, findAreaChange, readAreaChanges, readAreasOfChange } from '../../store/area-changes.js';
import { areaVersions } from '../../store/areas.js';
import { holdDocuments } from '../../store/documents.js';
import { namesOf } from '../../store/people.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { entryOf } from './entry.js';
import { saveEntries } from './save-draft.js';

/** What was saved together, by whom and why, the newest first. */
export function listAreaChanges(app: App, actor: Actor, query: AreaChangesQuery): Promise<Result<AreaChanges>> {
  return readAs(app, actor, 'config.read', async (tx, config) => {
    const rows = await readAreaChanges(tx, actor.tenant, query.before ?? null, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const names = await namesOf(
      tx,
      actor.tenant,
      shown.map((row) => row.by),
    );
    return done({
      changes: shown.map((row) => ({
        ...row,
        at: formatInstant(row.at, config.calendar.timeZone),
        by: { id: row.by, name: names.get(row.by) ?? row.by },
      })),
      next: rows.length > query.limit ? (shown.at(-1)?.number ?? null) : null,
    });
  });
}

/**
 * What a change did is taken back by another: every area of it becomes what it was before. Fails with `stale` where one of
 * them has been saved since.
 */
export function undoAreaChange(app: App, actor: Actor, number: number, input: AreaUndo): Promise<Result<AreaSaved>> {
  return inTransaction<AreaSaved>(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'config.write')) {
      return failed({ code: 'forbidden', permission: 'config.write' });
    }
    const bad = unstorable(input);
    if (bad !== null) return failed(bad);
    await holdDocuments(tx, actor.tenant);
    if ((await findAreaChange(tx, actor.tenant, number)) === undefined) return failed({ code: 'not-found' });
    const areas = await readAreasOfChange(tx, actor.tenant, number);
    const versions = await areaVersions(tx, actor.tenant);
    if (areas.some(({ after }) => versions.get(after.id) !== after.version)) return failed({ code: 'stale' });
    const said = { origin: 'undo', note: input.note, confirmed: input.confirmed, undoes: number } as const;
    return saveEntries(app, tx, config, actor, areas.map(undone), said);
  });
}

/** What was new ends; all else is as it was, under the version that stands. */
function undone({ before, after }: AreaOfChange) {
  const entry = entryOf(before ?? after);
  return { ...entry, version: after.version, retired: before?.retired ?? true };
}
