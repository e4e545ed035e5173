import type { AreaEntry, AreaFileFaultCode, AreaFileQuery, AreaFileReport } from '@bihuan/contracts';
import { onLattice, type Shape } from '@bihuan/geo';
import { Areas } from '../areas-tree.js';
import { canonical } from '../keyed.js';
import type { AreaFile, FileFeature } from './area-file.js';
import type { KnownArea } from './draft.js';
import { entryOf } from './entry.js';
import { type Fields, textOf } from './file-fields.js';
import { mendOf, middleOf, type Placed, placeFault } from './file-place.js';
import { readShape } from './file-shape.js';
import { shapeOut } from './findings.js';
import { rankOf } from './levels.js';
import { nextCodes } from './next-codes.js';

type FileFault = AreaFileReport['faults'][number];

export interface FileEntries {
  readonly entries: readonly AreaEntry[];
  readonly faults: readonly FileFault[];
  readonly mend: AreaFileReport['mend'];
  readonly unchanged: number;
  readonly repaired: number;
  readonly counts: { readonly added: number; readonly changed: number; readonly retired: number };
}

interface Read {
  readonly feature: FileFeature;
  readonly id: string | null;
  readonly name: string | null;
  readonly shape: Shape;
}

const idPattern = /^[^\s/~]{1,40}$/u;

/** What a file says the areas of a level shall be, against what stands; and what is wrong with it, feature by feature. */
export function entriesOf(
  file: AreaFile,
  known: readonly KnownArea[],
  query: Pick<AreaFileQuery, 'level' | 'coordinates' | 'repair' | 'remove'>,
  fields: Fields,
): FileEntries {
  const faults: FileFault[] = [];
  const fault = (feature: FileFeature, code: AreaFileFaultCode, params: FileFault['params'] = {}) =>
    faults.push({ feature: feature.place, id: idIn(feature, fields), code, params });
  const layer = rankOf(query.level) < 0 ? query.level : null;
  const live = known.filter((area) => !area.retired);
  const tree = live.filter((area) => area.layer === null);
  const root = tree.find((area) => area.parent === null);
  let repaired = 0;

  const read = file.features.flatMap((feature): Read[] => {
    const shape = readShape(feature.geometry, query.coordinates, query.repair === 'yes');
    if (!shape.ok) {
      fault(feature, shape.code, shape.params);
      return [];
    }
    if (shape.repaired) repaired += 1;
    const name = fields.label === null ? null : textOf(feature.properties[fields.label]);
    return [{ feature, id: idIn(feature, fields), name, shape: shape.shape }];
  });

  const parentOf = parentFinder(tree, query.level, fields);
  const placed: Placed[] = [];
  const entries: AreaEntry[] = [];
  const first = new Map<string, number>();
  const byId = new Map(known.map((area) => [area.id, area]));
  const taken = new Set(byId.keys());
  for (const each of read) if (each.id !== null) taken.add(each.id);
  for (const { feature, id: said, name, shape } of read) {
    const middle = middleOf(shape);
    const isRoot = layer === null && rankOf(query.level) === 0;
    const parent = layer !== null || isRoot ? null : parentOf(feature, said, middle);
    if (parent === 'unknown') {
      fault(feature, 'unknown-parent', { value: textOf(feature.properties[fields.parent ?? '']) ?? '' });
      continue;
    }
    const expected = parent?.geometry ?? (isRoot ? null : root?.geometry) ?? null;
    if (expected !== null) placed.push({ middle, expected });
    if (layer === null && !isRoot && parent === null) {
      fault(feature, 'no-parent');
      continue;
    }
    const id = said ?? idFor(query.level, layer, parent, name, known, taken, root, isRoot);
    if (id === null) {
      fault(feature, 'no-id');
      continue;
    }
    taken.add(id);
    if (!idPattern.test(id)) fault(feature, 'bad-id', { value: id.slice(0, 60) });
    const twice = first.get(id);
    if (twice !== undefined) fault(feature, 'id-twice', { first: twice });
    first.set(id, feature.place);
    const stands = byId.get(id);
    if (stands !== undefined && (stands.level !== query.level || stands.layer !== layer)) {
      fault(feature, 'id-elsewhere', { name: stands.name, level: stands.level });
      continue;
    }
    const called = name ?? stands?.name ?? null;
    if (called === null) fault(feature, 'no-name');
    entries.push({
      id,
      version: stands?.version ?? 0,
      level: query.level,
      layer,
      parent: parent?.id ?? null,
      name: (called ?? id).slice(0, 60),
      nameEn: stands?.nameEn ?? null,
      geometry: shapeOut(shape),
      retired: false,
    });
  }

  const mend = query.coordinates === 'wgs84' ? mendOf(placed) : null;
  if (mend !== null) faults.unshift({ feature: 0, id: null, code: mend, params: { count: placed.length } });
  if (root?.geometry !== undefined && root.geometry !== null && rankOf(query.level) !== 0) {
    for (const each of read) {
      const wrong = placeFault(middleOf(each.shape), root.geometry, mend);
      if (wrong !== null) fault(each.feature, wrong.code);
    }
  }
  const differing = entries.filter((entry) => differs(entry, byId.get(entry.id)));
  const gone =
    query.remove === 'yes'
      ? live.filter((area) => area.level === query.level && area.layer === layer && !first.has(area.id))
      : [];
  const ends = gone.map((area) => ({ ...entryOf(area), retired: true }));
  const added = differing.filter((entry) => byId.get(entry.id)?.retired !== false).length;
  return {
    entries: [...differing, ...ends],
    faults: faults.sort((a, b) => a.feature - b.feature),
    mend: mend ?? onlySwapped(faults, file.features.length),
    unchanged: entries.length - differing.length,
    repaired,
    counts: { added, changed: differing.length - added, retired: ends.length },
  };
}

/** Latitudes beyond 90 cannot be placed at all: there the swap alone shows. */
function onlySwapped(faults: readonly FileFault[], features: number): AreaFileReport['mend'] {
  return faults.filter(({ code }) => code === 'swapped').length >= features / 2 ? 'swapped' : null;
}

function idIn(feature: FileFeature, fields: Fields): string | null {
  return (fields.id === null ? null : textOf(feature.properties[fields.id])) ?? feature.id;
}

/** Cells are numbered on within their community; an area beside the tree is known by its name, or gets the next number. */
function idFor(
  level: string,
  layer: string | null,
  parent: KnownArea | null,
  name: string | null,
  known: readonly KnownArea[],
  taken: ReadonlySet<string>,
  root: KnownArea | undefined,
  isRoot: boolean,
): string | null {
  if (isRoot) return root?.id ?? null;
  if (layer !== null) {
    const same = known.filter((area) => area.layer === layer && area.name === name);
    return same.length === 1 ? (same[0]?.id ?? null) : (nextCodes(`${layer}-`, 1, taken)[0] ?? null);
  }
  return level === 'cell' && parent !== null ? (nextCodes(parent.id, 1, taken)[0] ?? null) : null;
}

/** By the field that names it; else by the code, which begins with its parent's; else by the place. */
function parentFinder(tree: readonly KnownArea[], level: string, fields: Fields) {
  const above = tree.filter((area) => rankOf(area.level) < rankOf(level));
  const byId = new Map(above.map((area) => [area.id, area]));
  const places = new Areas(above);
  return (feature: FileFeature, id: string | null, middle: readonly [number, number]): KnownArea | 'unknown' | null => {
    const said = fields.parent === null ? null : textOf(feature.properties[fields.parent]);
    if (said !== null) {
      const named = above.filter((area) => area.name === said || area.path === said);
      return byId.get(said) ?? (named.length === 1 ? named[0] : undefined) ?? 'unknown';
    }
    for (let code = id ?? ''; code.length > 3; code = code.slice(0, -3)) {
      const found = byId.get(code.slice(0, -3));
      if (found !== undefined) return found;
    }
    const [smallest] = places.at(middle[0], middle[1]);
    return smallest === undefined ? null : (byId.get(smallest.id) ?? null);
  };
}

function differs(entry: AreaEntry, stands: KnownArea | undefined): boolean {
  if (stands === undefined || stands.retired) return true;
  if (stands.name !== entry.name || stands.parent !== entry.parent) return true;
  return canonical(laid(stands.geometry)) !== canonical(entry.geometry);
}

/** As a file's shape is read: on the lattice. */
function laid(shape: Shape | null): unknown {
  if (shape === null) return null;
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  const coordinates = polygons.map((polygon) => polygon.map((ring) => ring.map(onLattice)));
  return { type: shape.type, coordinates: shape.type === 'Polygon' ? coordinates[0] : coordinates };
}
