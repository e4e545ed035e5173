import type { CaseSummary } from '@bihuan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { api } from '../../client/index.js';
import type { GridChoice } from '../../ui/index.js';
import { type Queue, readRow } from './use-queue.js';

/** What is done to many cases at once is done to this many at most. */
export const MOST_CHOSEN = 200;

export interface Selection {
  readonly cases: readonly CaseSummary[];
  readonly choice: GridChoice;
  readonly clear: () => void;
  readonly all: () => void;
  /** More were asked for than can be chosen. */
  readonly full: boolean;
}

type Chosen = ReadonlyMap<string, CaseSummary>;

const NONE: Chosen = new Map();

/** Chosen cases, by id, in the order in which they were chosen; they stay chosen while the list changes. */
export function useSelection(queue: Queue): Selection {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>(NONE);
  const [full, setFull] = useState(false);
  const anchor = useRef<{ id: string; index: number } | null>(null);
  const latest = useRef({ queue, chosen });
  latest.current = { queue, chosen };

  const add = useCallback((cases: readonly CaseSummary[]) => {
    setChosen((now) => {
      const next = new Map(now);
      for (const one of cases) if (next.size < MOST_CHOSEN || next.has(one.id)) next.set(one.id, one);
      setFull(cases.some((one) => !next.has(one.id)));
      return next;
    });
  }, []);
  const clear = useCallback(() => {
    anchor.current = null;
    setFull(false);
    setChosen(NONE);
  }, []);
  const all = useCallback(() => {
    const { filter, total } = latest.current.queue;
    void api
      .cases({ ...filter, limit: MOST_CHOSEN, offset: 0 })
      .then(({ items }) => {
        setChosen(new Map(items.map((one) => [one.id, one])));
        setFull(total > items.length);
      })
      .catch(() => undefined);
  }, []);

  const choice = useMemo<GridChoice>(() => {
    const idAt = (index: number) => queue.at(index)?.summary.id;
    return {
      has: (index) => {
        const id = idAt(index);
        return id !== undefined && chosen.has(id);
      },
      toggle: (index) => {
        const row = queue.at(index)?.summary;
        if (row === undefined) return;
        anchor.current = { id: row.id, index };
        if (!latest.current.chosen.has(row.id)) return add([row]);
        setFull(false);
        setChosen((now) => new Map([...now].filter(([id]) => id !== row.id)));
      },
      extend: (index) => {
        const from = anchor.current;
        const start = from === null ? index : Math.max(latest.current.queue.indexOf(from.id), -1);
        void between(start < 0 ? (from?.index ?? index) : start, index);
      },
      all,
      clear: () => {
        if (latest.current.chosen.size === 0) return false;
        clear();
        return true;
      },
    };
    async function between(a: number, b: number) {
      const [first, last] = a <= b ? [a, b] : [b, a];
      const indices = Array.from({ length: Math.min(last - first + 1, MOST_CHOSEN + 1) }, (_, i) => first + i);
      const rows = await Promise.all(
        indices.map(async (each) => queue.at(each)?.summary ?? readRow(client, queue.filter, each)),
      );
      add(rows.filter((row) => row !== null));
    }
  }, [queue, chosen, add, all, clear, client]);
  const cases = useSame([...chosen.values()].map((one) => queue.at(queue.indexOf(one.id))?.summary ?? one));
  return { cases, choice, clear, all, full };
}

/** The same array for as long as its members are the same. */
function useSame<T>(next: readonly T[]): readonly T[] {
  const kept = useRef(next);
  const same = kept.current.length === next.length && next.every((each, i) => each === kept.current[i]);
  if (!same) kept.current = next;
  return kept.current;
}
