import type { ComponentSummary } from '@bihuan/contracts';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { componentQueries, PAGE } from './component-queries.js';
import type { ComponentsSearch } from './components-search.js';

export interface Inventory {
  /** Null: not known yet. */
  readonly total: number | null;
  readonly more: boolean;
  readonly mayEdit: boolean;
  /** Undefined where it has not come. */
  at(index: number): ComponentSummary | undefined;
  readonly see: (first: number, last: number) => void;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Rows of the filter before, until those of this one come. */
  readonly stale: boolean;
}

/** The inventory by pages: only those in sight are read. */
export function useComponents(filter: ComponentsSearch): Inventory {
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const see = useCallback((from: number, to: number) => {
    const [first, last] = [Math.floor(Math.max(from, 0) / PAGE), Math.floor(Math.max(to, 0) / PAGE)];
    setSight((now) => (now.first === first && now.last === last ? now : { first, last }));
  }, []);
  // The first page says how many there are, whatever is in sight.
  const head = useQuery({ ...componentQueries.page(filter, 0), placeholderData: keepPreviousData });
  const pages = Array.from({ length: sight.last - sight.first + 1 }, (_, i) => sight.first + i);
  const results = useQueries({
    queries: pages.map((page) => ({ ...componentQueries.page(filter, page), enabled: page > 0 })),
  });
  const failed = results.find(({ isError }) => isError);
  return {
    total: head.data?.total ?? null,
    more: head.data?.more ?? false,
    mayEdit: head.data?.mayEdit ?? false,
    at(index) {
      const page = Math.floor(index / PAGE);
      const data = page === 0 ? head.data : results[pages.indexOf(page)]?.data;
      return data?.items[index - page * PAGE];
    },
    see,
    error: head.error ?? failed?.error ?? null,
    retry: () => {
      void head.refetch();
      for (const result of results) if (result.isError) void result.refetch();
    },
    stale: head.isPlaceholderData,
  };
}
