import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { MapSearch } from './map-search.js';

const mapApi = getRouteApi('/map');

type Change = { readonly [K in keyof MapSearch]?: MapSearch[K] | undefined };

/** What the address says, and a way to change members of it; undefined takes one away. */
export function useMapSearch() {
  const search = mapApi.useSearch();
  const navigate = mapApi.useNavigate();
  const change = useCallback(
    (next: Change) =>
      void navigate({
        to: '/map',
        search: (before) => defined({ ...before, ...next }),
        replace: true,
      }),
    [navigate],
  );
  return { search, change };
}

function defined(change: Change): MapSearch {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
