import type { ComponentChange, ComponentCreate, ComponentDetail, ComponentPage, ImportReport } from '@bihuan/contracts';
import { queryOptions } from '@tanstack/react-query';
import { addressOf, get, post, put, sendFile } from '../../client/index.js';
import { keepTrying } from '../data/queries.js';
import type { ComponentsSearch } from './components-search.js';

/** Rows of one page. */
export const PAGE = 50;
const KEPT_MS = 120_000;

const path = (id: string) => `/components/${encodeURIComponent(id)}`;

export const componentQueries = {
  page: (filter: ComponentsSearch, page: number) =>
    queryOptions({
      queryKey: ['components', 'page', filter, page],
      queryFn: ({ signal }) =>
        get<ComponentPage>('/components', { query: { ...filter, limit: PAGE, offset: page * PAGE }, signal }),
      gcTime: KEPT_MS,
      retry: keepTrying,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['components', 'one', id],
      queryFn: ({ signal }) => get<ComponentDetail>(path(id), { signal }),
      retry: keepTrying,
    }),
};

export const componentApi = {
  create: (body: ComponentCreate) => post<ComponentDetail>('/components', { body }),
  change: (id: string, body: ComponentChange) => put<ComponentDetail>(path(id), { body }),
  file: (format: 'csv' | 'xlsx' | 'geojson', language: 'zh' | 'en') =>
    addressOf('/components/export', { format, language }),
  import: (file: Blob, query: { language: 'zh' | 'en'; coordinates: string; seen: string | null }) =>
    sendFile<ImportReport>('/components/import', file, { ...query, seen: query.seen ?? undefined }),
};
