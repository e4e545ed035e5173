import { queryOptions } from '@tanstack/react-query';
import { api } from '../../client/index.js';

const SECOND = 1000;

/** Figures of the board. What changes on the stream is read anew at once; the interval is for what the clock changes. */
export const boardQueries = {
  now: (area: string | undefined) =>
    queryOptions({
      queryKey: ['cases', 'board', area],
      queryFn: ({ signal }) => api.boardNow(area, signal),
      refetchInterval: 20 * SECOND,
      placeholderData: (before) => before,
    }),
  places: (area: string | undefined) =>
    queryOptions({
      queryKey: ['cases', 'board places', area],
      queryFn: ({ signal }) => api.casePlaces({ queue: 'open', ...(area === undefined ? {} : { area }) }, signal),
      refetchInterval: 20 * SECOND,
      placeholderData: (before) => before,
    }),
  trends: (area: string | undefined) =>
    queryOptions({
      queryKey: ['trends', area],
      queryFn: ({ signal }) => api.trends(area, signal),
      refetchInterval: 60 * SECOND,
      placeholderData: (before) => before,
    }),
};
