import type { CasePage, CaseSummary } from '@bihuan/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type CaseFilter } from '../../client/index.js';
import { queries } from '../data/queries.js';

/** A row and the instant at which the server read its clocks. */
export interface QueueRow {
  readonly summary: CaseSummary;
  readonly readAt: number;
}

export interface Queue {
  readonly rows: readonly QueueRow[];
  /** Of the whole filtered queue, loaded or not. */
  readonly total: number;
  readonly loadMore: () => void;
  readonly loading: boolean;
  /** Rows of another filter, until those of this one come. */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useQueue(filter: CaseFilter): Queue {
  const query = useInfiniteQuery(queries.cases(filter));
  const rows = useMemo(() => rowsOf(query.data?.pages ?? []), [query.data]);
  const total = query.hasNextPage ? Math.max(query.data?.pages[0]?.counts.total ?? 0, rows.length) : rows.length;
  return {
    rows,
    total,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching && !query.isError) void query.fetchNextPage();
    },
    loading: query.isPending,
    stale: query.isPlaceholderData,
    error: query.data === undefined || query.isFetchNextPageError ? query.error : null,
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
}

/** A case that moved between two pages while they were read comes once. */
function rowsOf(pages: readonly CasePage[]): QueueRow[] {
  const seen = new Set<string>();
  return pages.flatMap((page) => {
    const readAt = Date.parse(page.now);
    return page.items.flatMap((summary) => {
      if (seen.has(summary.id)) return [];
      seen.add(summary.id);
      return [{ summary, readAt }];
    });
  });
}

export type Counts = CasePage['counts'];

/** Counts by light of the queue as it is without a filter by light. */
export function useLightCounts(filter: CaseFilter): Counts | null {
  const { light: _, ...rest } = filter;
  return (
    useQuery({
      queryKey: ['cases', 'counts', rest],
      queryFn: ({ signal }) => api.cases({ ...rest, limit: 1 }, signal),
      placeholderData: (before) => before,
    }).data?.counts ?? null
  );
}
