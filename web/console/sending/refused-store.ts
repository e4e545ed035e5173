import { useSyncExternalStore } from 'react';

let shown: string | null = null;
const hearers = new Set<() => void>();

/** Which refused act the dialogue is about; null: none. */
export function useShownRefused(): string | null {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => shown,
  );
}

export function showRefused(id: string | null): void {
  shown = id;
  for (const hear of [...hearers]) hear();
}

/** Brings the dialogue up, unless the person is in the middle of something else: then the line at the bottom waits. */
export function showRefusedUnlessBusy(id: string): void {
  const busy = document.activeElement?.closest('input, textarea, select, [contenteditable], [role="dialog"], form.act');
  if (
    busy == null &&
    document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') === null
  ) {
    showRefused(id);
  }
}
