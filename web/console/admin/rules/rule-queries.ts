import type { ConfigDocument } from '@bihuan/contracts';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { type ConfigRef, configApi } from '../../../client/index.js';

const HOUR = 3_600_000;

/** Everything under `['config']` is read anew after a document was saved. */
export const ruleQueries = {
  list: () => queryOptions({ queryKey: ['config', 'list'], queryFn: ({ signal }) => configApi.list(signal) }),
  document: (ref: ConfigRef) =>
    queryOptions({
      queryKey: ['config', 'document', ref.kind, ref.id],
      queryFn: ({ signal }) => configApi.document(ref, signal),
      staleTime: HOUR,
    }),
  version: (ref: ConfigRef, version: number) =>
    queryOptions({
      queryKey: ['config', 'version', ref.kind, ref.id, version],
      queryFn: ({ signal }) => configApi.version(ref, version, signal),
      staleTime: HOUR,
    }),
  history: (ref: ConfigRef) =>
    infiniteQueryOptions({
      queryKey: ['config', 'history', ref.kind, ref.id],
      queryFn: ({ pageParam, signal }) => configApi.history(ref, pageParam, signal),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.nextBefore,
    }),
  check: () => queryOptions({ queryKey: ['config', 'check'], queryFn: ({ signal }) => configApi.check(signal) }),
  holidayLists: () =>
    queryOptions({
      queryKey: ['holiday-lists'],
      queryFn: ({ signal }) => configApi.holidayLists(signal),
      staleTime: HOUR,
    }),
};

/** What other screens read of each kind, and must read again. */
const READ_BY = [['config'], ['admin'], ['worktime'], ['catalogue'], ['units'], ['policies'], ['scorecard'], ['cards']];

/** After documents were saved by another way, such as an import. */
export async function rulesChanged(client: QueryClient): Promise<void> {
  await Promise.all(READ_BY.map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** After a document was saved: it is shown as the server has it, and whatever depends on it is read again. */
export async function documentSaved(client: QueryClient, saved: ConfigDocument): Promise<void> {
  const { queryKey } = ruleQueries.document(saved);
  client.setQueryData(queryKey, saved);
  await Promise.all(
    READ_BY.map((key) =>
      client.invalidateQueries({
        queryKey: key,
        predicate: (query) => query.queryKey.join(' ') !== queryKey.join(' '),
      }),
    ),
  );
}
