import type { LetterDecision, LetterPage, ModerationQueue } from '@bihuan/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post } from '../../client/index.js';
import { newKey } from '../words/new-key.js';

export const MODERATION_KEY = ['moderation'] as const;
/** Nothing tells of what the public sends: it is asked for. */
const refetchInterval = 60_000;

export type Listed = 'photos' | 'held' | 'requests';

export const moderationQueue = queryOptions({
  queryKey: MODERATION_KEY,
  queryFn: ({ signal }) => get<ModerationQueue>('/portal/queue', { signal }),
  refetchInterval,
});

/** A list after its beginning, once somebody asks for more of it. */
export const moreOf = (show: Listed, from: string | null) =>
  infiniteQueryOptions({
    queryKey: [...MODERATION_KEY, 'more', show, from],
    queryFn: ({ pageParam, signal }) =>
      get<ModerationQueue>('/portal/queue', { query: { show, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: from,
    getNextPageParam: (page) => page.next[show],
    enabled: false,
  });

export const waitingLetters = infiniteQueryOptions({
  queryKey: [...MODERATION_KEY, 'letters'],
  queryFn: ({ pageParam, signal }) =>
    get<LetterPage>('/letters', { query: { ...(pageParam && { cursor: pageParam }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval,
  // Whoever moderates a street alone reads no letters: they lie nowhere yet.
  retry: false,
});

const at = (...parts: readonly (string | number)[]): string =>
  `/${parts.map((part) => encodeURIComponent(part)).join('/')}`;
const once = (body: unknown) => ({ body, idempotencyKey: newKey() });

export const moderationApi = {
  photo: (id: string, publish: boolean) => post<unknown>(at('portal', 'photos', id), once({ publish })),
  held: (id: string, publish: boolean) => post<unknown>(at('portal', 'held', id), once({ publish })),
  request: (of: { readonly case: string; readonly seq: number }, reopen: boolean, reason: string) =>
    post<unknown>(at('portal', 'requests', of.case, of.seq), once({ reopen, reason })),
  letter: (id: string, decision: LetterDecision) => post<unknown>(at('letters', id), once(decision)),
};
