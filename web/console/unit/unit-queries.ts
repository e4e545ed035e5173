import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../client/index.js';

/** Read anew whenever a case has changed; the interval is for what time alone changes. */
const minute = 60_000;

export const unitQueries = {
  score: (unit: string | undefined) =>
    queryOptions({
      queryKey: ['unit', 'score', unit],
      queryFn: ({ signal }) => api.unitScore(unit, signal),
      placeholderData: keepPreviousData,
      refetchInterval: 5 * minute,
    }),
  requests: (unit: string | undefined) =>
    queryOptions({
      queryKey: ['unit', 'requests', unit],
      queryFn: ({ signal }) => api.unitRequests(unit, signal),
      placeholderData: keepPreviousData,
    }),
  /** What the unit has in hand, by light. */
  inHand: (unit: string) =>
    queryOptions({
      queryKey: ['unit', 'in hand', unit],
      queryFn: ({ signal }) => api.cases({ queue: 'open', state: 'handling', unit, limit: 1 }, signal),
      placeholderData: keepPreviousData,
      refetchInterval: minute,
    }),
};
