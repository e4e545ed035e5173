import type { HandoverBody, HandoverPage, HandoverPosts, HandoverView } from '@bihuan/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post } from '../../client/index.js';

export const handoverQueries = {
  waiting: () =>
    queryOptions({
      queryKey: ['handovers', 'waiting'],
      queryFn: ({ signal }) => get<HandoverPage>('/handovers', { query: { waiting: 'yes' }, signal }),
      staleTime: 60_000,
    }),
  history: () =>
    infiniteQueryOptions({
      queryKey: ['handovers', 'all'],
      queryFn: ({ pageParam, signal }) =>
        get<HandoverPage>('/handovers', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  posts: () =>
    queryOptions({
      queryKey: ['handovers', 'posts'],
      queryFn: ({ signal }) => get<HandoverPosts>('/handovers/posts', { signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['handovers', 'one', id],
      queryFn: ({ signal }) => get<HandoverView>(`/handovers/${encodeURIComponent(id)}`, { signal }),
    }),
};

export const makeHandover = (body: HandoverBody, idempotencyKey: string) =>
  post<HandoverView>('/handovers', { body, idempotencyKey });

export const signHandover = (id: string, remark: string) =>
  post<HandoverView>(`/handovers/${encodeURIComponent(id)}/signature`, { body: { remark } });
