import type { AccountQuery, AreaFindingsQuery, AreaMapQuery, AuditQuery } from '@bihuan/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { adminApi } from '../../client/index.js';

/** Everything of these pages lies under `['admin']`: one change, and all that is shown is read again. */
export const adminQueries = {
  setup: () => queryOptions({ queryKey: ['admin', 'setup'], queryFn: ({ signal }) => adminApi.setup(signal) }),
  units: () => queryOptions({ queryKey: ['admin', 'units'], queryFn: ({ signal }) => adminApi.units(signal) }),
  areas: () => queryOptions({ queryKey: ['admin', 'areas'], queryFn: ({ signal }) => adminApi.areas(signal) }),
  areaHistory: (id: string) =>
    queryOptions({
      queryKey: ['admin', 'areas', id],
      queryFn: ({ signal }) => adminApi.areaHistory(id, signal),
    }),
  areaMap: (query: AreaMapQuery) =>
    queryOptions({ queryKey: ['admin', 'area-map', query], queryFn: ({ signal }) => adminApi.areaMap(query, signal) }),
  areaFindings: (query: AreaFindingsQuery) =>
    queryOptions({
      queryKey: ['admin', 'area-findings', query],
      queryFn: ({ signal }) => adminApi.areaFindings(query, signal),
    }),
  areaLayers: () =>
    queryOptions({ queryKey: ['admin', 'area-layers'], queryFn: ({ signal }) => adminApi.areaLayers(signal) }),
  areaChanges: () =>
    infiniteQueryOptions({
      queryKey: ['admin', 'area-changes'],
      queryFn: ({ pageParam, signal }) => adminApi.areaChanges(pageParam === null ? {} : { before: pageParam }, signal),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
    }),
  roles: () => queryOptions({ queryKey: ['admin', 'roles'], queryFn: ({ signal }) => adminApi.roles(signal) }),
  account: (id: string) =>
    queryOptions({ queryKey: ['admin', 'account', id], queryFn: ({ signal }) => adminApi.account(id, signal) }),
  accounts: (query: Partial<AccountQuery>) =>
    infiniteQueryOptions({
      queryKey: ['admin', 'accounts', query],
      queryFn: ({ pageParam, signal }) =>
        adminApi.accounts({ ...query, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  partners: () => queryOptions({ queryKey: ['admin', 'partners'], queryFn: ({ signal }) => adminApi.partners(signal) }),
  webhooks: () => queryOptions({ queryKey: ['admin', 'webhooks'], queryFn: ({ signal }) => adminApi.webhooks(signal) }),
  deliveries: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['admin', 'deliveries', id],
      queryFn: ({ pageParam, signal }) =>
        adminApi.deliveries(id, pageParam === null ? {} : { cursor: pageParam }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  audit: (query: Partial<AuditQuery>) =>
    infiniteQueryOptions({
      queryKey: ['admin', 'audit', query],
      queryFn: ({ pageParam, signal }) =>
        adminApi.audit({ ...query, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
};
