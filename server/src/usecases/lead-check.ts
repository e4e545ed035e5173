import type { Duty } from '@bihuan/city';
import type { AreaRow } from '../store/areas.js';
import { type ClassDocument, classKeyOf, type UnclearDocument } from './documents.js';

/** Classes for which, in some areas, not exactly one unit leads; all for the same reason. */
export interface LeadCause {
  readonly what: 'no-lead' | 'two-leads' | 'maintainer-unknown';
  /** Why it was left so on purpose; null: it was not. */
  readonly intended: UnclearDocument | null;
  /** Ids of the units that come into question. */
  readonly units: readonly string[];
  /** The largest areas that are wholly of it. */
  readonly areas: readonly AreaRow[];
  readonly classes: readonly ClassDocument[];
}

export interface LeadCheck {
  /** Classes that are in use, and smallest areas. */
  readonly classes: number;
  readonly areas: number;
  /** Pairs of the two that have exactly one lead. */
  readonly settled: number;
  readonly causes: readonly LeadCause[];
}

interface LeadInput {
  readonly classes: Iterable<ClassDocument>;
  readonly duties: readonly Duty[];
  /** In the order of their paths. */
  readonly areas: readonly AreaRow[];
  readonly unclear: readonly UnclearDocument[];
}

/** Smallest areas by their places in the order of paths, `[from, to)`. */
type Range = readonly [from: number, to: number];

/**
 * Looks whether every class in use has exactly one lead in every smallest area. No pair is looked at by itself: an area of
 * a duty is a range of smallest areas, so a class falls into few stretches, and what has the same reason is one cause.
 */
export function leadCheck({ classes, duties, areas, unclear }: LeadInput): LeadCheck {
  const tree = new AreaRanges(areas);
  const intended = new Map(unclear.flatMap((each) => each.classes.map((key) => [key, each] as const)));
  const byClass = dutiesByClass(duties);
  const found = new Map<
    string,
    { cause: Omit<LeadCause, 'classes' | 'areas'>; ranges: Range[]; classes: ClassDocument[] }
  >();
  let count = 0;
  let open = 0;
  for (const one of classes) {
    if (one.retired === true) continue;
    count += 1;
    const key = classKeyOf(one);
    for (const { what, units, ranges } of gapsOf(byClass.get(key) ?? [], tree)) {
      open += ranges.reduce((sum, [from, to]) => sum + to - from, 0);
      const purpose = what === 'two-leads' ? null : (intended.get(key) ?? null);
      const name = JSON.stringify([what, units, ranges, purpose === null ? -1 : unclear.indexOf(purpose)]);
      const entry = found.get(name) ?? { cause: { what, intended: purpose, units }, ranges, classes: [] };
      entry.classes.push(one);
      found.set(name, entry);
    }
  }
  const causes = [...found.values()]
    .map(({ cause, ranges, classes: members }) => ({ ...cause, areas: tree.cover(ranges), classes: members }))
    .sort((a, b) => rank(a) - rank(b) || b.classes.length - a.classes.length);
  return { classes: count, areas: tree.count, settled: count * tree.count - open, causes };
}

function rank({ intended, what }: LeadCause): number {
  return (intended === null ? 0 : 10) + ['two-leads', 'no-lead', 'maintainer-unknown'].indexOf(what);
}

interface Gap {
  readonly what: LeadCause['what'];
  readonly units: readonly string[];
  readonly ranges: Range[];
}

/** Where a class has no single lead, by reason. */
function gapsOf(rows: readonly Duty[], tree: AreaRanges): Gap[] {
  const placed = rows.map((row) => ({ row, range: tree.of(row.area) }));
  const cuts = [...new Set([0, tree.count, ...placed.flatMap(({ range }) => range)])].sort((a, b) => a - b);
  const gaps = new Map<string, Gap>();
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const here = placed.filter(({ range }) => range[0] <= from && from < range[1]).map(({ row }) => row);
    const gap = gapIn(here);
    if (gap === null) continue;
    const name = JSON.stringify(gap);
    const ranges = gaps.get(name)?.ranges ?? [];
    const last = ranges.at(-1);
    if (last?.[1] === from) ranges[ranges.length - 1] = [last[0], to];
    else ranges.push([from, to]);
    gaps.set(name, { ...gap, ranges });
  }
  return [...gaps.values()];
}

/** The same judgement as `leadUnit` makes for one class in one area. */
function gapIn(rows: readonly Duty[]): Omit<Gap, 'ranges'> | null {
  const leads = unitsOf(rows.filter((row) => row.lead));
  if (leads.length === 1) return null;
  if (leads.length > 1) return { what: 'two-leads', units: leads };
  const others = unitsOf(rows.filter((row) => row.duty !== 'assist'));
  return { what: others.length > 0 ? 'maintainer-unknown' : 'no-lead', units: others };
}

function unitsOf(rows: readonly Duty[]): string[] {
  return [...new Set(rows.map((row) => row.unit))].sort();
}

function dutiesByClass(duties: readonly Duty[]): Map<string, Duty[]> {
  const byClass = new Map<string, Duty[]>();
  for (const row of duties) {
    for (const code of row.codes) {
      const key = classKeyOf({ standardRef: row.standardRef, kind: row.kind, code });
      const list = byClass.get(key);
      if (list === undefined) byClass.set(key, [row]);
      else list.push(row);
    }
  }
  return byClass;
}

/** Areas as ranges of the smallest ones. */
class AreaRanges {
  readonly #areas: readonly AreaRow[];
  readonly #leaves: readonly string[];
  readonly #children: ReadonlyMap<string | null, readonly AreaRow[]>;

  constructor(areas: readonly AreaRow[]) {
    const parents = new Set(areas.map((area) => area.parent));
    this.#areas = areas;
    this.#leaves = areas
      .filter((area) => !parents.has(area.id))
      .map((area) => area.path)
      .sort((a, b) => (a < b ? -1 : 1));
    const children = new Map<string | null, AreaRow[]>();
    for (const area of areas) children.set(area.parent, [...(children.get(area.parent) ?? []), area]);
    this.#children = children;
  }

  get count(): number {
    return this.#leaves.length;
  }

  of(area: string): Range {
    if (area === '*') return [0, this.count];
    const own = this.#first(area);
    if (this.#leaves[own] === area) return [own, own + 1];
    // What lies below it begins with its path and a slash, after which comes "0".
    return [this.#first(`${area}/`), this.#first(`${area}0`)];
  }

  /** The largest areas that lie wholly in the ranges and together are all of them. */
  cover(ranges: readonly Range[]): AreaRow[] {
    const within = ([from, to]: Range) => ranges.some((range) => range[0] <= from && to <= range[1]);
    const touched = ([from, to]: Range) => ranges.some((range) => range[0] < to && from < range[1]);
    const covering = (areas: readonly AreaRow[]): AreaRow[] =>
      areas.flatMap((area) => {
        const range = this.of(area.path);
        if (within(range)) return [area];
        return touched(range) ? covering(this.#children.get(area.id) ?? []) : [];
      });
    return covering(this.#areas.filter((area) => area.parent === null));
  }

  /** The place of the first smallest area whose path is not before a text. */
  #first(text: string): number {
    let [low, high] = [0, this.#leaves.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#leaves[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
