import type { OrderPage, OrderQuery } from '@bihuan/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '../../client/index.js';

type Filter = Partial<Pick<OrderQuery, 'show' | 'unit' | 'area'>>;

const read = (query: Partial<OrderQuery>, signal: AbortSignal) => get<OrderPage>('/orders', { query, signal });

export const orderQueries = {
  list: (filter: Filter) =>
    infiniteQueryOptions({
      queryKey: ['orders', filter],
      queryFn: ({ pageParam, signal }) =>
        read({ ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  /** Read again with every version of the case. */
  ofCase: (id: string, version: number) =>
    queryOptions({
      queryKey: ['orders', 'case', id, version],
      queryFn: ({ signal }) => read({ case: id, limit: 100 }, signal),
      placeholderData: keepPreviousData,
    }),
};
