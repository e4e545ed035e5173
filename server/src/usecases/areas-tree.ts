import { AreaIndex, type Shape } from '@bihuan/geo';
import type { AreaRow } from '../store/areas.js';
import { byCodePoints } from './open-board/code-points.js';

/** The tree of a tenant's areas: which contain a point, and what a path is called. */
export class Areas {
  /** The tree as it stands: without areas that have ended, and without the layers beside it. */
  readonly all: readonly AreaRow[];
  /** The areas of the layers beside the tree that have not ended. */
  readonly beside: readonly AreaRow[];
  /** The area without a parent; null where the tenant has no areas yet. */
  readonly root: AreaRow | null;
  readonly #byId: ReadonlyMap<string, AreaRow>;
  readonly #index: AreaIndex<AreaRow & { readonly shape: Shape }>;

  /** Also of areas that have ended: what they were called stays known. */
  constructor(known: readonly AreaRow[]) {
    const tree = known.filter(({ layer = null }) => layer === null);
    const areas = tree.filter(({ retired = false }) => !retired);
    this.all = areas;
    this.beside = known.filter(({ layer = null, retired = false }) => layer !== null && !retired);
    this.root = areas.find((area) => area.parent === null) ?? null;
    this.#byId = new Map(tree.map((area) => [area.id, area]));
    // Of areas of one depth the one with the smaller id, whichever was read first.
    const smallestFirst = [...areas].sort((a, b) => depth(b.path) - depth(a.path) || byCodePoints(a.id, b.id));
    this.#index = new AreaIndex(
      smallestFirst.flatMap((area) => (area.geometry === null ? [] : [{ ...area, shape: area.geometry }])),
    );
  }

  /** Is there an area of this path? */
  has(path: string): boolean {
    const area = this.#byId.get(path.slice(path.lastIndexOf('/') + 1));
    return area?.path === path && area.retired !== true;
  }

  byId(id: string): AreaRow | undefined {
    return this.#byId.get(id);
  }

  /** The areas that contain a point, smallest first. A root without a boundary contains every point. */
  at(lon: number, lat: number): AreaRow[] {
    const { root } = this;
    const found = this.#index.at(lon, lat);
    return root?.geometry === null ? [...found, root] : found;
  }

  /** The areas on a path, smallest first. */
  on(path: string): AreaRow[] {
    const ids = path.split('/').reverse();
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** What the last area of a path is called; its id where it is not known. */
  nameOf(path: string): string {
    const id = path.slice(path.lastIndexOf('/') + 1);
    return this.#byId.get(id)?.name ?? id;
  }
}

function depth(path: string): number {
  return path.split('/').length;
}

/** Does an area's path cover another: the same, or above it? */
export function covers(area: string, path: string): boolean {
  return path === area || path.startsWith(`${area}/`);
}
