import type { Session } from '@bihuan/contracts';
import { useSearch } from '@tanstack/react-router';

/** The area that the address narrows the screen to; undefined: all that the person may see. */
export function useArea(): string | undefined {
  return useSearch({ strict: false, select: (search) => ('area' in search ? search.area : undefined) });
}

export interface AreaChoice {
  readonly path: string;
  readonly name: string;
  /** 0: an area of a grant; 1: a street in it. */
  readonly level: 0 | 1;
}

interface Street {
  readonly path: string;
  readonly name: string;
}

/** The areas in which somebody holds something, each with the streets in it; what lies in another of them is not named twice. */
export function areasOf(grants: Session['grants'], streets: readonly Street[]): AreaChoice[] {
  const held = new Map(grants.map(({ area }) => [area.path, area.name]));
  const roots = [...held].filter(([path]) => ![...held.keys()].some((other) => path.startsWith(`${other}/`)));
  return roots
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, name]): AreaChoice[] => [
      { path, name, level: 0 },
      ...streets
        .filter((street) => street.path.startsWith(`${path}/`))
        .map((street): AreaChoice => ({ path: street.path, name: street.name, level: 1 })),
    ]);
}
