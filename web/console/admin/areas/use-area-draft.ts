import type { AreaMap } from '@bihuan/contracts';
import { useEffect, useState } from 'react';
import { begin, type Draft } from './area-draft.js';

interface History {
  readonly past: readonly Draft[];
  readonly now: Draft;
  readonly future: readonly Draft[];
}

export interface AreaDraftState {
  readonly draft: Draft;
  readonly change: (next: Draft) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly discard: (() => void) | null;
}

/** A draft of the areas that were read, with a way back for every step. It goes when other areas are read. */
export function useAreaDraft(map: AreaMap): AreaDraftState {
  const [history, setHistory] = useState<History>(() => fresh(map));
  useEffect(() => setHistory(fresh(map)), [map]);
  const { past, now, future } = history;
  const [last] = past.slice(-1);
  const [next] = future;
  return {
    draft: now,
    change: (draft) => setHistory((before) => ({ past: [...before.past, before.now], now: draft, future: [] })),
    undo:
      last === undefined ? null : () => setHistory({ past: past.slice(0, -1), now: last, future: [now, ...future] }),
    redo: next === undefined ? null : () => setHistory({ past: [...past, now], now: next, future: future.slice(1) }),
    discard: past.length === 0 ? null : () => setHistory(fresh(map)),
  };
}

function fresh(map: AreaMap): History {
  return { past: [], now: begin(map.areas, map.serials), future: [] };
}
