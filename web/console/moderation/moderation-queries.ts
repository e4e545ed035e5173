import type { ModerationQueue } from '@bihuan/contracts';
import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../../client/index.js';

export const MODERATION_KEY = ['moderation'] as const;

export const moderationQueue = queryOptions({
  queryKey: MODERATION_KEY,
  queryFn: ({ signal }) => get<ModerationQueue>('/portal/queue', { signal }),
  // Nothing tells of what the public sends: it is asked for.
  refetchInterval: 60_000,
});

const at = (...parts: readonly (string | number)[]): string =>
  `/portal/${parts.map((part) => encodeURIComponent(part)).join('/')}`;

export const moderationApi = {
  photo: (id: string, publish: boolean) => post<unknown>(at('photos', id), { body: { publish } }),
  held: (id: string, publish: boolean) => post<unknown>(at('held', id), { body: { publish } }),
  request: (of: { readonly case: string; readonly seq: number }, reopen: boolean, reason: string) =>
    post<unknown>(at('requests', of.case, of.seq), { body: { reopen, reason } }),
};
