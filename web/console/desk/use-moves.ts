import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { usePending } from '../sending/pending.js';
import type { DeskMoves } from './desk-moves.js';
import { type Cursor, useLastPlace } from './use-cursor.js';
import { type Queue, useReadRow } from './use-queue.js';
import type { Selection } from './use-selection.js';

/** What the rest of the screen may do with this list. */
export function useMoves(
  queue: Queue,
  cursor: Cursor,
  selection: Selection,
  openId: string | null,
  open: (id: string, index: number) => void,
): DeskMoves {
  const navigate = useNavigate();
  const pending = usePending();
  const place = useLastPlace(queue, openId);
  const read = useReadRow(queue.filter);
  const latest = useRef({ queue, cursor, openId, open, pending, place, read });
  latest.current = { queue, cursor, openId, open, pending, place, read };
  const { cases, clear } = selection;
  return useMemo(() => {
    const go = async (step: 1 | -1) => {
      const { queue, cursor, openId, open, pending, place, read } = latest.current;
      const from = openId === null ? cursor.index : place.index;
      let to = openId !== null && place.gone && step > 0 ? from : from + step;
      // A case whose act waits to be sent is dealt with.
      for (; to >= 0 && to < queue.total; to += step) {
        const row = queue.at(to)?.summary ?? (await read(to));
        if (row === null) return;
        if (pending.has(row.id)) continue;
        if (openId === null) cursor.move(to, row.id);
        else open(row.id, to);
        return;
      }
    };
    return {
      next: () => void go(1),
      previous: () => void go(-1),
      open: (id) => latest.current.open(id, latest.current.queue.indexOf(id)),
      close: () => void navigate({ to: '/desk', search: true }),
      selection: cases,
      clearSelection: clear,
      focusList: () => document.querySelector<HTMLElement>('.desk-list [role="grid"]')?.focus(),
      focusSearch: () => document.querySelector<HTMLElement>('.desk-list .filters-text input')?.focus(),
    };
  }, [navigate, cases, clear]);
}
