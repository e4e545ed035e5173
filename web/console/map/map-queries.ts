import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, serverTime } from '../../client/index.js';
import { keepTrying } from '../data/queries.js';
import type { Figure, FigureLevel } from './map-search.js';

const HOUR = 3_600_000;
/** How far the time slider goes back. */
export const DAYS_BACK = 7;

export const mapQueries = {
  map: () => queryOptions({ queryKey: ['map'], queryFn: ({ signal }) => api.map(signal), staleTime: HOUR }),
  /** Under `places`, so that whatever makes the desk's places stale does so with it. */
  history: () =>
    queryOptions({
      queryKey: ['places', 'history'],
      queryFn: ({ signal }) => {
        const from = new Date(serverTime.now() - DAYS_BACK * 24 * HOUR).toISOString();
        return api.placesHistory({ from }, signal);
      },
      placeholderData: keepPreviousData,
    }),
  component: (id: string) =>
    queryOptions({
      queryKey: ['component', id],
      queryFn: ({ signal }) => api.component(id, signal),
      retry: keepTrying,
    }),
  components: (text: string) =>
    queryOptions({
      queryKey: ['components', 'of the map', text],
      queryFn: ({ signal }) => api.components({ q: text, limit: 10 }, signal),
      enabled: text.length > 1,
    }),
  figures: (figure: Figure, level: FigureLevel) =>
    queryOptions({
      queryKey: ['places', 'figures', figure, level],
      queryFn: ({ signal }) => api.areaFigures({ figure, level }, signal),
      placeholderData: keepPreviousData,
    }),
};
