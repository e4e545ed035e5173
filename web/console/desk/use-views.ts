import type { SavedView, ViewList } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { newKey } from '../words/new-key.js';
import { type DeskSearch, filterOf, queryOf, readDeskSearch } from './desk-search.js';

/** More tabs than this are no help; the server keeps no more. */
export const MOST_VIEWS = 20;

/** A saved filter as the desk goes to it. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly search: DeskSearch;
  readonly position: number;
}

export interface Views {
  /** Undefined until they are known. */
  readonly views: readonly View[] | undefined;
  readonly counts: ReadonlyMap<string, { readonly total: number; readonly red: number }>;
  readonly error: Error | null;
  /** Makes it, or replaces the one with its id. */
  readonly keep: (view: View) => void;
  readonly drop: (view: View) => void;
}

/** The person's saved filters; what is changed shows at once and is taken back where the server refuses. */
export function useViews(): Views {
  const client = useQueryClient();
  const list = useQuery(queries.views());
  const views = useMemo(() => list.data?.views.map(viewOf), [list.data]);
  const counted = useQuery({ ...queries.viewCounts(), enabled: (views?.length ?? 0) > 0 });
  const counts = useMemo(
    () => new Map(counted.data?.counts.map(({ id, total, red }) => [id, { total, red }])),
    [counted.data],
  );
  const { queryKey } = queries.views();
  const change = useMutation({
    mutationFn: ({ view, gone }: { readonly view: View; readonly gone: boolean }): Promise<unknown> =>
      gone ? api.dropView(view.id) : api.keepView(view.id, bodyOf(view)),
    onMutate: async ({ view, gone }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (now: ViewList | undefined) => ({
        views: [
          ...(now?.views ?? []).filter(({ id }) => id !== view.id),
          ...(gone ? [] : [{ id: view.id, ...bodyOf(view) } as SavedView]),
        ].sort((a, b) => a.position - b.position),
      }));
      return { before };
    },
    onError: (_error, _change, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: queries.viewCounts().queryKey }),
  });
  return {
    views,
    counts,
    error: change.error ?? list.error,
    keep: (view) => change.mutate({ view, gone: false }),
    drop: (view) => change.mutate({ view, gone: true }),
  };
}

/** Behind all others. */
export function newView(views: readonly View[], name: string, search: DeskSearch): View {
  // What was typed into the search field may be about people; it is not kept.
  const { q: _, ...kept } = search;
  return { id: newKey(), name, search: kept, position: (views.at(-1)?.position ?? 0) + 1 };
}

/** The view one place further to the left (-1) or the right (1); null where there is none. */
export function movedBy(views: readonly View[], view: View, step: -1 | 1): View | null {
  const at = views.findIndex(({ id }) => id === view.id);
  const over = views[at + step];
  if (at < 0 || over === undefined) return null;
  const beyond = views[at + 2 * step];
  const position = beyond === undefined ? over.position + step : (over.position + beyond.position) / 2;
  return { ...view, position };
}

/** The view that the address shows; what is searched for within it changes nothing. */
export function shownView(views: readonly View[], { q: _, ...search }: DeskSearch): View | null {
  const query = queryOf(search);
  return views.find((view) => queryOf(view.search) === query) ?? null;
}

function viewOf({ id, name, filter, position }: SavedView): View {
  return { id, name, position, search: readDeskSearch(filter) };
}

function bodyOf({ name, search, position }: View) {
  const { q: _, queue = 'desk', ...filter } = filterOf(search);
  return { name, position, filter: { ...filter, queue } };
}
