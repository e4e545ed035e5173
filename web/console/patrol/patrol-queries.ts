import type { CoverageQuery } from '@bihuan/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../client/index.js';

export const patrolQueries = {
  shifts: () => queryOptions({ queryKey: ['shifts'], queryFn: ({ signal }) => api.shifts(signal) }),
  shift: (id: string) =>
    queryOptions({ queryKey: ['shifts', id], queryFn: ({ signal }) => api.shift(id, signal), staleTime: 10_000 }),
  coverage: (query: CoverageQuery) =>
    queryOptions({
      queryKey: ['coverage', query],
      queryFn: ({ signal }) => api.coverage(query, signal),
      placeholderData: (before) => before,
    }),
};
