import type { CasePage, CaseSummary } from '@bihuan/contracts';
import { type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, type CaseFilter } from '../../client/index.js';
import { PAGE, queries } from '../data/queries.js';

/** A row and the instant at which the server read its clocks. */
export interface QueueRow {
  readonly summary: CaseSummary;
  readonly readAt: number;
}

export type Counts = CasePage['counts'];

export interface Queue {
  /** The filter whose rows these are: the one before, until the first of the new one come. */
  readonly filter: CaseFilter;
  /** Of the whole filtered queue, loaded or not. */
  readonly total: number;
  readonly counts: Counts | null;
  /** Undefined where it has not come. */
  at(index: number): QueueRow | undefined;
  /** Where a case stands among the rows in sight; -1: not there. */
  indexOf(id: string): number;
  /** The rows in sight changed. */
  readonly see: (first: number, last: number) => void;
  readonly loading: boolean;
  /** Something in sight is being read. */
  readonly fetching: boolean;
  /** Rows of another filter, until those of this one come. */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Scrolling rests for this long before pages are asked for: a list that is thrown along asks for none on its way. */
const REST_MS = 80;

/** A queue by pages: those in sight are read, and read anew when something changes; all others only when they come into sight. */
export function useQueue(wanted: CaseFilter): Queue {
  const { filter, stale, error: firstError, retry: retryFirst } = useShownFilter(wanted);
  const { pages, rested, see } = usePagesInSight(filter);
  const last = useRef<{ filter: CaseFilter; counts: Counts } | null>(null);
  const results = useQueries({
    queries: pages.map((page) => ({
      ...queries.casePage(filter, page),
      select: rowsOf,
      enabled: rested,
    })),
  });

  const known = results.flatMap(({ data }, i) => (data === undefined ? [] : [{ page: pages[i] ?? 0, data }]));
  const newest = known.reduce<Rows | null>(
    (best, { data }) => (best && best.readAt >= data.readAt ? best : data),
    null,
  );
  if (newest !== null) last.current = { filter, counts: newest.counts };
  const counts = newest?.counts ?? (last.current?.filter === filter ? last.current.counts : null);
  const at = (index: number) => {
    const page = Math.floor(index / PAGE);
    return known.find((each) => each.page === page)?.data.rows[index - page * PAGE];
  };
  const indexOf = (id: string) => {
    for (const { page, data } of known) {
      const offset = data.rows.findIndex((row) => row.summary.id === id);
      if (offset >= 0) return page * PAGE + offset;
    }
    return -1;
  };
  const failed = results.find(({ isError }) => isError);
  return {
    filter,
    total: counts?.total ?? 0,
    counts,
    at,
    indexOf,
    see,
    loading: counts === null && failed === undefined,
    fetching: results.some(({ isFetching }) => isFetching),
    stale,
    error: failed?.error ?? firstError,
    retry: () => {
      retryFirst();
      for (const result of results) if (result.isError) void result.refetch();
    },
  };
}

/** The row at a place, read where it is not in sight; null past the end, and where it cannot be had. */
export async function readRow(client: QueryClient, filter: CaseFilter, index: number): Promise<CaseSummary | null> {
  const page = Math.floor(index / PAGE);
  const answer = await client.ensureQueryData(queries.casePage(filter, page)).catch(() => null);
  return answer?.items[index - page * PAGE] ?? null;
}

interface Rows {
  readonly rows: readonly QueueRow[];
  readonly counts: Counts;
  readonly readAt: number;
}

function rowsOf(page: CasePage): Rows {
  const readAt = Date.parse(page.now);
  return { rows: page.items.map((summary) => ({ summary, readAt })), counts: page.counts, readAt };
}

/** Another filter is shown once its first rows are there, or it is known that they do not come. */
function useShownFilter(wanted: CaseFilter) {
  const [shown, setShown] = useState(wanted);
  const isShown = JSON.stringify(shown) === JSON.stringify(wanted);
  const first = useQuery({ ...queries.casePage(wanted, 0), enabled: !isShown });
  const next = !isShown && first.data !== undefined;
  if (next) setShown(wanted);
  return {
    filter: next ? wanted : shown,
    stale: !isShown && !next,
    error: isShown ? null : first.error,
    retry: () => {
      if (!isShown) void first.refetch();
    },
  };
}

interface Sight {
  readonly filter: CaseFilter;
  readonly first: number;
  readonly last: number;
  readonly rested: boolean;
}

/** Of another filter, the first page is in sight. */
function usePagesInSight(filter: CaseFilter) {
  const [kept, setKept] = useState<Sight>({ filter, first: 0, last: 0, rested: true });
  const sight = kept.filter === filter ? kept : { filter, first: 0, last: 0, rested: true };
  const { first, last, rested } = sight;
  useEffect(() => {
    if (rested) return;
    const timer = setTimeout(() => setKept({ filter, first, last, rested: true }), REST_MS);
    return () => clearTimeout(timer);
  }, [filter, first, last, rested]);
  const see = useCallback(
    (from: number, to: number) => {
      const next = { first: Math.floor(Math.max(from, 0) / PAGE), last: Math.floor(Math.max(to, 0) / PAGE) };
      setKept((now) =>
        now.filter === filter && now.first === next.first && now.last === next.last
          ? now
          : { filter, ...next, rested: false },
      );
    },
    [filter],
  );
  const pages = useMemo(() => Array.from({ length: last - first + 1 }, (_, i) => first + i), [first, last]);
  return { pages, rested, see };
}

/** Counts by light of the queue as it is without a filter by light; those of the list itself where it has none. */
export function useLightCounts(filter: CaseFilter, ofList: Counts | null): Counts | null {
  const { light, sort: _, ...rest } = filter;
  const asked = useQuery({
    queryKey: ['cases', 'counts', rest],
    queryFn: ({ signal }) => api.cases({ ...rest, limit: 1 }, signal),
    placeholderData: (before) => before,
    enabled: light !== undefined,
  }).data?.counts;
  return (light === undefined ? ofList : asked) ?? null;
}

/** The query client and the filter, for what reads beyond the sight. */
export function useReadRow(filter: CaseFilter): (index: number) => Promise<CaseSummary | null> {
  const client = useQueryClient();
  return (index) => readRow(client, filter, index);
}
