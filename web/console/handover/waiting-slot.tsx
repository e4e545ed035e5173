import { lazy, Suspense } from 'react';
import { useMay } from '../data/session.js';

const WaitingNote = lazy(() => import('./waiting-note.js').then((area) => ({ default: area.WaitingNote })));

/** The note for whoever works in shifts; below the list, which it moves nowhere when it comes. */
export function WaitingSlot() {
  if (!useMay('handover.write')) return null;
  return (
    <Suspense fallback={null}>
      <WaitingNote />
    </Suspense>
  );
}
