import type { CaseFundView, CoordinationPage, CoordinationQuery, FundBody, FundView } from '@bihuan/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, post } from '../../client/index.js';

const fundPage = (query: { year?: number | undefined; cursor?: string; limit?: number }, signal?: AbortSignal) =>
  get<FundView>('/fund', { query, signal });

export const coordinationQueries = {
  list: (show: CoordinationQuery['show']) =>
    infiniteQueryOptions({
      queryKey: ['coordination', show],
      queryFn: ({ pageParam, signal }) =>
        get<CoordinationPage>('/coordination', {
          query: { show, ...(pageParam === null ? {} : { cursor: pageParam }) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  fund: (year: number | undefined) =>
    infiniteQueryOptions({
      queryKey: ['fund', 'year', year ?? null],
      queryFn: ({ pageParam, signal }) =>
        fundPage({ year, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  caseFund: (id: string) =>
    queryOptions({
      queryKey: ['fund', 'case', id],
      queryFn: ({ signal }) => get<CaseFundView>(`/fund/cases/${encodeURIComponent(id)}`, { signal }),
    }),
};

export const writeFund = (body: FundBody, idempotencyKey: string) =>
  post<{ id: string }>('/fund/entries', { body, idempotencyKey });

/** Every entry of a year, the first one first. */
export async function wholeFund(year: number): Promise<FundView['entries']> {
  const entries: FundView['entries'] = [];
  let cursor: string | null = null;
  do {
    const page: FundView = await fundPage({ year, limit: 200, ...(cursor === null ? {} : { cursor }) });
    entries.push(...page.entries);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return entries.reverse();
}
