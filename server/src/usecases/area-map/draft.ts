import type { AreaEntry, AreaFault, AreaFaultCode } from '@bihuan/contracts';
import { checkShape, type Shape } from '@bihuan/geo';
import type { NewAreaVersion } from '../../store/area-changes.js';
import type { AreaRow } from '../../store/areas.js';
import { covers } from '../areas-tree.js';
import type { UnitDocument } from '../documents.js';
import { named, pathBeside, rankOf } from './levels.js';

/** An area as it is stored, with the number of its newest version. */
export interface KnownArea extends AreaRow {
  readonly version: number;
  readonly layer: string | null;
  readonly retired: boolean;
}

/** What uses areas by their paths, and would be left behind by one that ends or moves. */
export interface AreaUses {
  /** Paths in which people hold roles. */
  readonly grants: readonly string[];
  readonly units: readonly Pick<UnitDocument, 'name' | 'area'>[];
  readonly duties: readonly { readonly area: string }[];
}

export interface AppliedDraft {
  /** What stands afterwards, of the tree and beside it: areas that have not ended. */
  readonly after: readonly KnownArea[];
  /** What is to be written: what the draft names, and what moves along with an area above it. */
  readonly versions: readonly NewAreaVersion[];
  readonly faults: readonly AreaFault[];
  /** Somebody saved a newer version of one of the areas than the draft has seen. */
  readonly stale: boolean;
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly moved: number;
    readonly retired: number;
  };
}

/** What a draft makes of the areas as they stand. Nothing is written. */
export function applyDraft(
  known: readonly KnownArea[],
  entries: readonly AreaEntry[],
  layers: ReadonlySet<string>,
  uses: AreaUses,
): AppliedDraft {
  const before = new Map(known.map((area) => [area.id, area]));
  const faults: AreaFault[] = [];
  const fault = (code: AreaFaultCode, entry: Pick<AreaEntry, 'id' | 'name'>, params: AreaFault['params'] = {}) =>
    faults.push({ code, area: named(entry), params });

  const after = new Map(known.filter((area) => !area.retired).map((area) => [area.id, area]));
  const seen = new Set<string>();
  let stale = false;
  for (const entry of entries) {
    if (seen.has(entry.id)) fault('id-twice', entry);
    seen.add(entry.id);
    const stands = before.get(entry.id);
    if (entry.version === 0 && stands !== undefined) fault('id-taken', entry, { name: stands.name });
    else if (entry.version !== (stands?.version ?? 0)) stale = true;
    if (entry.retired) after.delete(entry.id);
    else after.set(entry.id, { ...entry, path: '', geometry: entry.geometry as Shape | null });
    for (const wrong of shapeFaults(entry)) fault('bad-shape', entry, { why: wrong });
    if (entry.layer !== null && !layers.has(entry.layer)) fault('unknown-layer', entry, { layer: entry.layer });
    if (entry.layer !== null && entry.parent !== null) fault('layer-parent', entry);
  }

  const paths = pathsOf(after);
  const drafted = new Map(entries.map((entry) => [entry.id, entry]));
  for (const entry of entries) placeFault(entry, after, paths, fault);
  const roots = [...after.values()].filter((area) => area.layer === null && area.parent === null);
  const rootBefore = known.find((area) => area.layer === null && area.parent === null && !area.retired);
  for (const root of roots) if (root.id !== rootBefore?.id && rootBefore !== undefined) fault('second-root', root);
  if (rootBefore !== undefined && !after.has(rootBefore.id)) fault('root-ends', rootBefore);
  for (const area of after.values()) {
    // An area whose own parent ends without it.
    if (area.parent !== null && drafted.get(area.parent)?.retired === true) {
      fault('has-children', drafted.get(area.parent) ?? area, { child: area.name });
    }
  }

  const placed = [...after.values()].map((area) => ({ ...area, path: paths.get(area.id) ?? area.path }));
  const moved = placed.filter((area) => !drafted.has(area.id) && before.get(area.id)?.path !== area.path);
  const rows = [...entries.flatMap((entry) => versionOf(entry, before, paths)), ...moved];
  for (const row of rows) {
    const was = before.get(row.id);
    if (was === undefined || was.retired || was.layer !== null) continue;
    if (!row.retired && was.path === row.path) continue;
    const user = userOf(was.path, uses);
    if (user !== null) fault('in-use', row, user);
  }
  const count = (fits: (entry: AreaEntry) => boolean) => entries.filter(fits).length;
  return {
    after: placed,
    versions: rows.map((row) => ({ ...row, version: (before.get(row.id)?.version ?? 0) + 1 })),
    faults,
    stale,
    counts: {
      added: count((entry) => entry.version === 0),
      changed: count((entry) => entry.version > 0 && !entry.retired),
      moved: moved.length,
      retired: count((entry) => entry.retired),
    },
  };
}

/** Kinds of faults of a shape, each once. Rings that touch themselves at a point can be read, and are the checks' to tell. */
function shapeFaults({ geometry, retired }: AreaEntry): string[] {
  if (geometry === null || retired) return [];
  return [...new Set(checkShape(geometry).map((fault) => fault.kind))];
}

/** An area lies in one of a higher level, and not in itself. */
function placeFault(
  entry: AreaEntry,
  after: ReadonlyMap<string, KnownArea>,
  paths: ReadonlyMap<string, string>,
  fault: (code: AreaFaultCode, entry: AreaEntry, params?: AreaFault['params']) => void,
): void {
  if (entry.retired || entry.layer !== null) return;
  if (rankOf(entry.level) < 0) fault('wrong-level', entry, { level: entry.level });
  if (entry.parent === null) return;
  const parent = after.get(entry.parent);
  if (parent === undefined || parent.layer !== null) {
    // One that ends is named as what ends.
    if (parent !== undefined || !after.has(entry.parent)) fault('unknown-parent', entry, { parent: entry.parent });
  } else if (rankOf(parent.level) >= rankOf(entry.level) && rankOf(entry.level) >= 0) {
    fault('wrong-level', entry, { level: entry.level, parent: parent.name });
  }
  if (!paths.has(entry.id)) fault('circle', entry);
}

/** The path of every area that hangs on the tree or lies beside it. */
function pathsOf(areas: ReadonlyMap<string, KnownArea>): Map<string, string> {
  const paths = new Map<string, string>();
  const pathOf = (area: KnownArea, below: ReadonlySet<string>): string | null => {
    const known = paths.get(area.id);
    if (known !== undefined) return known;
    if (below.has(area.id)) return null;
    const above = area.parent === null ? undefined : areas.get(area.parent);
    const upper = above === undefined ? null : pathOf(above, new Set([...below, area.id]));
    if (above !== undefined && upper === null) return null;
    const path =
      area.layer !== null ? pathBeside(area.layer, area.id) : upper === null ? area.id : `${upper}/${area.id}`;
    paths.set(area.id, path);
    return path;
  };
  for (const area of areas.values()) pathOf(area, new Set());
  return paths;
}

/** The row of an entry; an area that ends keeps the place that it had. Nothing where nothing differs. */
function versionOf(
  entry: AreaEntry,
  before: ReadonlyMap<string, KnownArea>,
  paths: ReadonlyMap<string, string>,
): KnownArea[] {
  const was = before.get(entry.id);
  if (entry.retired) return was === undefined ? [] : [{ ...was, retired: true }];
  return [{ ...entry, path: paths.get(entry.id) ?? entry.id, geometry: entry.geometry as Shape | null }];
}

function userOf(path: string, uses: AreaUses): AreaFault['params'] | null {
  const people = uses.grants.filter((grant) => covers(path, grant)).length;
  if (people > 0) return { people };
  const unit = uses.units.find(({ area }) => area !== null && covers(path, area));
  if (unit !== undefined) return { unit: unit.name };
  const duties = uses.duties.filter(({ area }) => area !== '*' && covers(path, area)).length;
  return duties > 0 ? { duties } : null;
}
