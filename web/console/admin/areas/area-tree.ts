import type { AdminArea } from '@bihuan/contracts';

export interface AreaShown {
  readonly area: AdminArea;
  readonly depth: number;
  /** Directly below it. */
  readonly children: number;
  readonly open: boolean;
}

/**
 * The rows that are seen: the root and what is below opened areas; while something is searched, everything that has it in its
 * name or begins with it in its code, in its place in the tree but without what lies above.
 */
export function shownAreas(areas: readonly AdminArea[], opened: ReadonlySet<string>, text: string): AreaShown[] {
  const below = new Map<string | null, AdminArea[]>();
  for (const area of areas) below.set(area.parent, [...(below.get(area.parent) ?? []), area]);
  const children = (area: AdminArea): number => below.get(area.id)?.length ?? 0;
  const wanted = text.trim().toLowerCase();
  if (wanted !== '') {
    return areas
      .filter((area) => [area.name, area.nameEn ?? '', area.id].some((name) => name.toLowerCase().includes(wanted)))
      .map((area) => ({ area, depth: 0, children: children(area), open: false }));
  }
  const rows: AreaShown[] = [];
  const walk = (parent: string | null, depth: number): void => {
    for (const area of below.get(parent) ?? []) {
      // The root is always open: closed, it would hide everything.
      const open = parent === null || opened.has(area.id);
      rows.push({ area, depth, children: children(area), open });
      if (open) walk(area.id, depth + 1);
    }
  };
  walk(null, 0);
  return rows;
}
