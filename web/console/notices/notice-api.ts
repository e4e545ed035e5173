import type {
  ChannelStates,
  DeliveryPage,
  NoticePage,
  NoticeSettings,
  NoticeSettingsBody,
  TestMessage,
  TestSent,
  UnreadCount,
} from '@bihuan/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post, put, remove } from '../../client/index.js';

export type DeliveryState = DeliveryPage['deliveries'][number]['state'];

export const noticeQueries = {
  unread: () =>
    queryOptions({
      queryKey: ['notices', 'unread'],
      queryFn: ({ signal }) => get<UnreadCount>('/notices/unread', { signal }),
    }),
  list: (show: 'all' | 'unread', language: string) =>
    infiniteQueryOptions({
      queryKey: ['notices', 'list', show, language],
      queryFn: ({ pageParam, signal }) =>
        get<NoticePage>('/notices', { query: { show, language, ...(pageParam && { cursor: pageParam }) }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  settings: () =>
    queryOptions({
      queryKey: ['notice-settings'],
      queryFn: ({ signal }) => get<NoticeSettings>('/notices/settings', { signal }),
    }),
  channels: () =>
    queryOptions({
      queryKey: ['notice-channels'],
      queryFn: ({ signal }) => get<ChannelStates>('/notices/channels', { signal }),
      staleTime: 5_000,
    }),
  deliveries: (state: DeliveryState | undefined) =>
    infiniteQueryOptions({
      queryKey: ['notice-channels', 'deliveries', state ?? ''],
      queryFn: ({ pageParam, signal }) =>
        get<DeliveryPage>('/notices/deliveries', {
          query: { ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
};

export const noticeApi = {
  read: (ids?: readonly number[]) => post<UnreadCount>('/notices/read', { body: ids === undefined ? {} : { ids } }),
  save: (body: NoticeSettingsBody) => put<NoticeSettings>('/notices/settings', { body }),
  test: (body: TestMessage) => post<TestSent>('/notices/test', { body }),
  keepSecret: (name: string, value: string) => put<void>(`/notices/secrets/${name}`, { body: { value } }),
  dropSecret: (name: string) => remove(`/notices/secrets/${name}`),
  addBrowser: (body: unknown) => post<void>('/notices/browsers', { body }),
  dropBrowser: (endpoint: string) => post<void>('/notices/browsers/gone', { body: { endpoint } }),
};
