import { useSyncExternalStore } from 'react';

export type Overlay = 'palette' | 'keys' | null;

let open: Overlay = null;
const hearers = new Set<() => void>();

/** Brings the palette or the overview of keys up; the parts themselves are loaded with the commands. */
export function showOverlay(next: Overlay): void {
  open = next;
  for (const hear of [...hearers]) hear();
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => open,
  );
}
