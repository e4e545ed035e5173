import type { AdminAreas, AreaHistory, AreaRename } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { areaVersions, readAreaVersions, renameArea } from '../../store/areas.js';
import type { Tx } from '../../store/database.js';
import { holdDocuments, raiseRevision } from '../../store/documents.js';
import { holdersOf, openByArea } from '../../store/organisation.js';
import { namesOf } from '../../store/people.js';
import { recordAdmin } from '../admin/record-admin.js';
import { covers } from '../areas-tree.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';

/** Who makes a street's own desk (seeds, part 1, 二(三)1). */
const deskRoles = ['duty-officer', 'dispatcher'];

/** The tree of areas, with what is open in each and who of its own sits at a desk. */
export function adminAreas(app: App, actor: Actor): Promise<Result<AdminAreas>> {
  return readAs(app, actor, 'config.read', async (tx, config) => {
    const open = await openByArea(tx, actor.tenant);
    const versions = await areaVersions(tx, actor.tenant);
    const desks = await holdersOf(tx, actor.tenant, deskRoles);
    const units = [...config.units.values()].filter((unit) => unit.retired !== true);
    return done({
      areas: config.areas.all.map(({ id, parent, path, level, name, nameEn, geometry }) => ({
        id,
        parent,
        path,
        level,
        name,
        nameEn,
        version: versions.get(id) ?? 1,
        openCases: open.filter((each) => covers(path, each.path)).reduce((sum, each) => sum + each.count, 0),
        desk: desks.filter((each) => each.areaPath === path).map((each) => ({ id: each.id, name: each.name })),
        units: units.filter((unit) => unit.area === path).map((unit) => ({ id: unit.id, name: unit.name })),
        hasBoundary: geometry !== null,
      })),
    });
  });
}

export function areaHistory(app: App, actor: Actor, id: string): Promise<Result<AreaHistory>> {
  return readAs(app, actor, 'config.read', async (tx, config) => {
    const rows = unstorable({ id }) === null ? await readAreaVersions(tx, actor.tenant, id) : [];
    if (rows.length === 0) return failed({ code: 'not-found' });
    const names = await namesOf(
      tx,
      actor.tenant,
      rows.flatMap((row) => row.createdBy ?? []),
    );
    return done({
      versions: rows.map(({ version, name, nameEn, createdAt, createdBy, parent, moved, retired, change, note }) => ({
        version,
        name,
        nameEn,
        at: createdAt === null ? null : formatInstant(createdAt, config.calendar.timeZone),
        by: createdBy === null ? null : { id: createdBy, name: names.get(createdBy) ?? createdBy },
        parent,
        moved,
        retired,
        change,
        note,
      })),
    });
  });
}

/** Other names for an area: its next version. Codes and boundaries are the map's to change. */
export function renameAreaOf(app: App, actor: Actor, id: string, input: AreaRename): Promise<Result<null>> {
  return inTransaction<null>(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'config.write')) {
      return failed({ code: 'forbidden', permission: 'config.write' });
    }
    const bad = unstorable({ id, ...input });
    if (bad !== null) return failed(bad);
    await holdDocuments(tx, actor.tenant);
    const [newest] = await readAreaVersions(tx, actor.tenant, id);
    if (newest === undefined) return failed({ code: 'not-found' });
    if (newest.version !== input.version) return failed({ code: 'stale' });
    if (newest.name === input.name && newest.nameEn === input.nameEn) return done(null);
    await saveNames(tx, actor, app.clock.now(), [{ id, before: newest, after: input, version: newest.version + 1 }]);
    return done(null);
  });
}

interface Names {
  readonly name: string;
  readonly nameEn: string | null;
}

export interface NewNames {
  readonly id: string;
  readonly before: Names;
  readonly after: Names;
  readonly version: number;
}

/** Stores and records other names, and has every process read the areas again. */
export async function saveNames(tx: Tx, actor: Actor, now: number, changes: readonly NewNames[]): Promise<void> {
  for (const { id, before, after, version } of changes) {
    const { name, nameEn } = after;
    await renameArea(tx, actor.tenant, { id, version, name, nameEn }, actor.person, now);
    await recordAdmin(tx, actor, now, {
      action: 'area.renamed',
      kind: 'area',
      subject: id,
      name,
      detail: {
        version,
        before: { name: before.name, nameEn: before.nameEn },
        after: { name, nameEn },
      },
    });
  }
  await raiseRevision(tx, actor.tenant);
}
