import type { CaseSummary } from '@bihuan/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../client/index.js';
import { type Acts, actsOf } from './bulk-plan.js';

/** What the person may do to each of the cases; null until it is known. */
export function useActs(cases: readonly CaseSummary[]): { acts: Acts | null; error: Error | null; retry: () => void } {
  // With their versions: a case that has changed is asked about anew.
  const ids = cases.map((each) => each.id);
  const query = useQuery({
    queryKey: ['actions', ...cases.map((each) => `${each.id} ${each.version}`)],
    queryFn: ({ signal }) => api.actions(ids, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const acts = useMemo(() => (query.data === undefined ? null : actsOf(query.data)), [query.data]);
  return { acts, error: query.error, retry: () => void query.refetch() };
}
