import type { AreaEntry } from '@bihuan/contracts';
import type { Shape, Shapes } from '@bihuan/geo';
import type { Area } from '../../../map/index.js';

/** Areas that are being changed: as they were, as they are drawn now, and what is new among them. */
export interface Draft {
  readonly base: ReadonlyMap<string, AreaEntry>;
  readonly shapes: Shapes;
  readonly made: ReadonlyMap<string, AreaEntry>;
  /** The highest serial that was given below an area. */
  readonly serials: Readonly<Record<string, number>>;
}

export function begin(areas: readonly AreaEntry[], serials: Readonly<Record<string, number>>): Draft {
  return {
    base: new Map(areas.map((area) => [area.id, area])),
    shapes: new Map(
      areas.flatMap((area) => (area.geometry === null ? [] : [[area.id, shapeOf(area.geometry)] as const])),
    ),
    made: new Map(),
    serials,
  };
}

/** An area of the draft, as it was or as it was made. */
export function areaIn(draft: Draft, id: string): AreaEntry | undefined {
  return draft.base.get(id) ?? draft.made.get(id);
}

/** What is to be saved. */
export function entriesOf(draft: Draft): AreaEntry[] {
  const { base, shapes, made } = draft;
  const old = [...base.values()].flatMap((area): AreaEntry[] => {
    if (area.geometry === null) return [];
    const shape = shapes.get(area.id);
    if (shape === undefined) return [{ ...area, retired: true }];
    const same = shape === area.geometry || JSON.stringify(shape) === JSON.stringify(area.geometry);
    return same ? [] : [{ ...area, geometry: geometryOf(shape) }];
  });
  const fresh = [...made.values()].flatMap((area): AreaEntry[] => {
    const shape = shapes.get(area.id);
    return shape === undefined ? [] : [{ ...area, geometry: geometryOf(shape) }];
  });
  return [...old, ...fresh];
}

/** The draft with an area beside one that was split, under the next code of its parent. */
export function sibling(draft: Draft, of: AreaEntry): { readonly id: string; readonly draft: Draft } | null {
  const parent = of.parent ?? '';
  const serial = (draft.serials[parent] ?? 0) + 1;
  if (draft.serials[parent] === undefined || serial > 999) return null;
  const id = `${parent}${String(serial).padStart(3, '0')}`;
  const short = String(serial).padStart(2, '0');
  const above = areaIn(draft, parent)?.name ?? '';
  const entry: AreaEntry = { ...of, id, version: 0, name: `${above.replace(/社区$/, '')}${short}网格`, nameEn: null };
  return {
    id,
    draft: {
      ...draft,
      made: new Map([...draft.made, [id, entry]]),
      serials: { ...draft.serials, [parent]: serial },
    },
  };
}

/** The draft with generated cells in place of those that end. */
export function withCells(draft: Draft, cells: readonly AreaEntry[], ends: readonly AreaEntry[]): Draft {
  const ended = new Set(ends.map((area) => area.id));
  const kept = [...draft.shapes].filter(([id]) => !ended.has(id));
  const made = cells.flatMap((cell) => (cell.geometry === null ? [] : [[cell.id, shapeOf(cell.geometry)] as const]));
  const serials = { ...draft.serials };
  for (const { id, parent } of cells) {
    if (parent !== null) serials[parent] = Math.max(serials[parent] ?? 0, Number(id.slice(parent.length)));
  }
  // Cells that end were not all near enough to be shown.
  const base = new Map([...ends.map((area) => [area.id, { ...area, retired: false }] as const), ...draft.base]);
  return {
    base,
    shapes: new Map([...kept, ...made]),
    made: new Map([...draft.made, ...cells.map((cell) => [cell.id, cell] as const)]),
    serials,
  };
}

/** Areas of a level, for the map. */
export function featuresOf(draft: Draft, shapes: Shapes, level: string): Area[] {
  return [...shapes].flatMap(([id, shape]) => {
    const area = areaIn(draft, id);
    return area === undefined || area.level !== level ? [] : [featureOf(area, shape)];
  });
}

export function featureOf(area: Pick<AreaEntry, 'id' | 'name' | 'level' | 'parent'>, shape: Shape): Area {
  const { id, name, level, parent } = area;
  return {
    type: 'Feature',
    id,
    properties: { level, name, path: id, parent },
    geometry: { type: shape.type, coordinates: [...shape.coordinates] },
  };
}

export const shapeOf = (geometry: NonNullable<AreaEntry['geometry']>): Shape => geometry;

/** A shape as it is sent. */
export function geometryOf(shape: Shape): AreaEntry['geometry'] {
  return JSON.parse(JSON.stringify(shape)) as AreaEntry['geometry'];
}
