import type { ComponentState } from '@bihuan/contracts';

export const STATES = ['intact', 'broken', 'lost', 'discarded', 'removed'] as const satisfies readonly ComponentState[];

/** What the address of the inventory says. */
export interface ComponentsSearch {
  readonly q?: string;
  readonly class?: string;
  readonly state?: ComponentState;
  readonly area?: string;
  readonly department?: string;
  readonly maintainer?: string;
}

export function readComponentsSearch(raw: Readonly<Record<string, unknown>>): ComponentsSearch {
  const state = STATES.find((each) => each === raw.state);
  const [q, cls, area, department, maintainer] = [raw.q, raw.class, raw.area, raw.department, raw.maintainer].map(text);
  return {
    ...(q && { q }),
    ...(cls && { class: cls }),
    ...(state && { state }),
    ...(area && { area }),
    ...(department && { department }),
    ...(maintainer && { maintainer }),
  };
}

/** An address that looks like a number was read as one: `01001` keeps its zero only in quotes, which the router writes. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function isNarrowed(search: ComponentsSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
