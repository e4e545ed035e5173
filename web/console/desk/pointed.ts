import { useSyncExternalStore } from 'react';

/** Where the pointer is: what it points at there is marked in the other. */
type Side = 'list' | 'map';

const at: Record<Side, string | null> = { list: null, map: null };
const hearers = new Set<() => void>();

/** The case under the pointer, in the list or on the map; null: none. */
export function pointAt(side: Side, id: string | null): void {
  if (at[side] === id) return;
  at[side] = id;
  for (const hear of [...hearers]) hear();
}

export function usePointed(side: Side): string | null {
  return useSyncExternalStore(subscribe, () => at[side]);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
