import type {
  Article,
  ArticleBody,
  ArticleList,
  CallCase,
  CallDetail,
  CallHandOver,
  CallNotes,
  CallPage,
  CallTask,
  CallTaskBody,
  CallTaskDone,
  CallTaskPage,
  HotlineAgents,
  HotlineWall,
  OwnCall,
} from '@bihuan/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post, put } from '../../client/index.js';

const callPath = (id: string): string => `/hotline/calls/${encodeURIComponent(id)}`;

export const hotlineQueries = {
  now: () =>
    queryOptions({
      queryKey: ['hotline', 'now'],
      queryFn: ({ signal }) => get<CallPage>('/hotline/calls', { query: { show: 'now', limit: 100 }, signal }),
    }),
  handed: () =>
    queryOptions({
      queryKey: ['hotline', 'handed'],
      queryFn: ({ signal }) => get<CallPage>('/hotline/calls', { query: { show: 'handed' }, signal }),
    }),
  past: () =>
    infiniteQueryOptions({
      queryKey: ['hotline', 'past'],
      queryFn: ({ pageParam, signal }) =>
        get<CallPage>('/hotline/calls', { query: { show: 'past', ...(pageParam && { cursor: pageParam }) }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  call: (id: string) =>
    queryOptions({
      queryKey: ['hotline', 'call', id],
      queryFn: ({ signal }) => get<CallDetail>(callPath(id), { signal }),
    }),
  tasks: (show: 'open' | 'done') =>
    infiniteQueryOptions({
      queryKey: ['hotline', 'tasks', show],
      queryFn: ({ pageParam, signal }) =>
        get<CallTaskPage>('/hotline/tasks', { query: { show, ...(pageParam && { cursor: pageParam }) }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  agents: () =>
    queryOptions({
      queryKey: ['hotline', 'agents'],
      queryFn: ({ signal }) => get<HotlineAgents>('/hotline/agents', { signal }),
      staleTime: 600_000,
    }),
  articles: (q: string) =>
    queryOptions({
      queryKey: ['hotline', 'articles', q],
      queryFn: ({ signal }) => get<ArticleList>('/hotline/articles', { query: { q }, signal }),
    }),
  versions: (id: string) =>
    queryOptions({
      queryKey: ['hotline', 'article', id],
      queryFn: ({ signal }) => get<ArticleList>(`/hotline/articles/${encodeURIComponent(id)}`, { signal }),
    }),
  wall: () =>
    queryOptions({
      queryKey: ['hotline', 'wall'],
      queryFn: ({ signal }) => get<HotlineWall>('/hotline/wall', { signal }),
      refetchInterval: 30_000,
    }),
};

export const hotlineApi = {
  own: (body: OwnCall) => post<CallDetail>('/hotline/calls/own', { body }),
  note: (id: string, body: Omit<CallNotes, 'end'> & { readonly end?: boolean }) =>
    put<CallDetail>(callPath(id), { body }),
  link: (id: string, body: CallCase) => post<CallDetail>(`${callPath(id)}/cases`, { body }),
  handOver: (id: string, body: CallHandOver) => post<CallDetail>(`${callPath(id)}/hand-over`, { body }),
  addTask: (body: CallTaskBody, key: string) => post<CallTask>('/hotline/tasks', { body, idempotencyKey: key }),
  finish: (id: string, body: CallTaskDone) => post<CallTask>(`/hotline/tasks/${encodeURIComponent(id)}/done`, { body }),
  putArticle: (id: string, body: ArticleBody) => put<Article>(`/hotline/articles/${encodeURIComponent(id)}`, { body }),
};
