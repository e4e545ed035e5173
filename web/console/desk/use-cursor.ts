import { useCallback, useEffect, useRef, useState } from 'react';
import type { Queue } from './use-queue.js';

export interface Cursor {
  /** The row under the keyboard; -1: none. */
  readonly index: number;
  readonly id: string | null;
  /** Another number after each move on purpose. */
  readonly moved: number;
  readonly move: (index: number, id: string | null) => void;
}

/**
 * The row under the keyboard, kept by the case that it shows: others may come and go round it. Where its own case leaves
 * the list, the row that took its place is under the keyboard.
 */
export function useCursor(queue: Queue, firstId: string | null): Cursor {
  const [at, setAt] = useState({ index: -1, id: firstId, moved: 0 });
  const found = at.id === null ? -1 : queue.indexOf(at.id);
  const index = found >= 0 ? found : Math.min(at.index, queue.total - 1);
  const there = index < 0 ? undefined : queue.at(index)?.summary.id;
  const gone = found < 0 && there !== undefined && !queue.fetching;
  const id = gone ? there : at.id;
  useEffect(() => {
    setAt((now) => (now.index === index && now.id === id ? now : { ...now, index, id: id ?? null }));
  }, [index, id]);
  const move = useCallback(
    (to: number, itsId: string | null) => setAt((now) => ({ index: to, id: itsId, moved: now.moved + 1 })),
    [],
  );
  return { index, id: id ?? null, moved: at.moved, move };
}

/** Where a case stood when it was last seen in the list; -1: it never was. */
export function useLastPlace(queue: Queue, id: string | null): { readonly index: number; readonly gone: boolean } {
  const last = useRef({ id, index: -1 });
  if (last.current.id !== id) last.current = { id, index: -1 };
  const found = id === null ? -1 : queue.indexOf(id);
  if (found >= 0) last.current = { id, index: found };
  const { index } = last.current;
  return { index, gone: found < 0 && index >= 0 && queue.at(index) !== undefined && !queue.fetching };
}
