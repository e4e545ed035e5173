import { findable, matches } from '../../find/index.js';

export const GROUPS = ['cases', 'acts', 'views', 'places', 'settings'] as const;
export type Group = (typeof GROUPS)[number];

/** Something that the palette offers. */
export interface Entry {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** Beside it, in small: a number, a state. */
  readonly aside?: string;
  readonly keys?: string;
  /** Found by the server for what was typed: it fits already. */
  readonly fits?: true;
  readonly run: () => void;
}

/** What fits the typed text, by groups; cases first where somebody looks for one, acts where nothing is typed. */
export function found(entries: readonly Entry[], typed: string): { group: Group; entries: Entry[] }[] {
  const text = typed.trim();
  const fitting = entries.filter((entry) => text === '' || entry.fits === true || matches(findable(entry.label), text));
  return GROUPS.map((group) => ({ group, entries: fitting.filter((entry) => entry.group === group) })).filter(
    (each) => each.entries.length > 0,
  );
}
