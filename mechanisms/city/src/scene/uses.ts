import { area } from '../district/mesh.js';
import { type Random, random, weighted } from '../random.js';
import type { Cell } from './cells.js';
import { groupBy } from './group.js';
import type { Plot } from './plots.js';
import type { Network } from './roads.js';

/** What a cell is used for. */
export type Use =
  | 'slabs'
  | 'towers'
  | 'old'
  | 'offices'
  | 'mall'
  | 'industry'
  | 'school'
  | 'hospital'
  | 'park'
  | 'square';

const MAIN: readonly Use[] = ['slabs', 'towers', 'old', 'offices', 'mall', 'industry', 'park'];
const ELSEWHERE = [40, 26, 10, 8, 3, 6, 4];
/** Of a block, in the order of `MAIN`: works in the west, shops and offices round the station, old quarters in the south. */
const BY_STREET: Readonly<Record<string, readonly number[]>> = {
  '620103001': [42, 24, 14, 8, 3, 3, 4],
  '620103002': [34, 28, 8, 14, 6, 1, 5],
  '620103003': [32, 30, 6, 16, 6, 0, 5],
  '620103004': [36, 24, 8, 7, 3, 16, 4],
  '620103005': [30, 26, 8, 18, 8, 3, 4],
  '620103006': [46, 18, 18, 4, 2, 6, 4],
  '620103007': [42, 16, 18, 4, 2, 12, 4],
  '620103009': [28, 34, 10, 8, 4, 10, 5],
};
/** A plot smaller than this is no place for houses. */
const POCKET_SQUARE_METRES = 1_300;

/** Cells that no road but alleys and footways parts: what was built together looks alike. */
export interface Block {
  readonly cells: readonly Cell[];
}

export function blocksOf(cells: readonly Cell[], network: Network): Block[] {
  const group = new Map(cells.map((cell) => [cell, cell]));
  const root = (cell: Cell): Cell => {
    const above = group.get(cell) ?? cell;
    return above === cell ? cell : root(above);
  };
  for (const edge of network.mesh.edges) {
    const [one, other] = edge.cells;
    const kind = network.roadOf(edge)?.kind;
    if (one && other && (kind === 'alley' || kind === 'footway')) group.set(root(one), root(other));
  }
  return [...groupBy(cells, root).values()].map((block) => ({ cells: block }));
}

/** Each cell's use: its block's, but for the schools, the hospitals and the corners where only trees fit. */
export function usesOf(blocks: readonly Block[], plots: ReadonlyMap<Cell, Plot>, seed: number): Map<Cell, Use> {
  const uses = new Map<Cell, Use>();
  const size = (cell: Cell): number => area(plots.get(cell)?.ring ?? []);
  for (const { cells } of blocks) {
    const [first] = cells;
    if (!first) continue;
    const rng = random('scene', seed, 'block', first.id);
    const main = MAIN[weighted(BY_STREET[first.street] ?? ELSEWHERE, rng)] ?? 'slabs';
    for (const cell of cells) uses.set(cell, size(cell) < POCKET_SQUARE_METRES ? 'park' : useIn(main, cells, rng));
  }
  const communities = groupBy(uses.keys(), (cell) => cell.community);
  for (const cells of communities.values()) placeSchools(cells, uses, plots, size);
  for (const cells of groupBy(uses.keys(), (cell) => cell.street).values()) {
    for (const cell of largest(cells, size, (one) => isHouses(uses.get(one)) && hasFront(plots.get(one)), 2)) {
      uses.set(cell, 'hospital');
    }
  }
  return uses;
}

function useIn(main: Use, cells: readonly Cell[], rng: Random): Use {
  // A whole block of park or market would be too much.
  if (main === 'park' || main === 'mall') return rng.chance(2.2 / cells.length) ? main : 'towers';
  const chance = rng.next();
  if (chance < 0.025) return 'square';
  if (chance < 0.05) return 'park';
  return main;
}

/** One or two for a community, on its largest plots away from the traffic. */
function placeSchools(
  cells: readonly Cell[],
  uses: Map<Cell, Use>,
  plots: ReadonlyMap<Cell, Plot>,
  size: (cell: Cell) => number,
): void {
  const quiet = (cell: Cell): boolean => isHouses(uses.get(cell)) && !hasFront(plots.get(cell));
  for (const cell of largest(cells, size, quiet, cells.length > 34 ? 2 : 1)) uses.set(cell, 'school');
}

function largest(
  cells: readonly Cell[],
  size: (cell: Cell) => number,
  fits: (cell: Cell) => boolean,
  count: number,
): Cell[] {
  return cells
    .filter(fits)
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, count);
}

function isHouses(use: Use | undefined): boolean {
  return use === 'slabs' || use === 'towers' || use === 'old';
}

function hasFront(plot: Plot | undefined): boolean {
  return (plot?.fronts.length ?? 0) > 0;
}
