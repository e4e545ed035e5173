import type { SurveyItemQuery } from '@bihuan/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../client/index.js';

export type OutcomeFilter = NonNullable<SurveyItemQuery['outcome']>;

export const surveyQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['surveys'],
      queryFn: ({ pageParam, signal }) => api.surveys(pageParam === null ? {} : { cursor: pageParam }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['surveys', id],
      queryFn: ({ signal }) => api.survey(id, signal),
      refetchInterval: 30_000,
    }),
  items: (id: string, outcome: OutcomeFilter | null) =>
    infiniteQueryOptions({
      queryKey: ['surveys', id, 'items', outcome],
      queryFn: ({ pageParam, signal }) =>
        api.surveyItems(
          id,
          {
            ...(outcome === null ? {} : { outcome }),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
          signal,
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
};
