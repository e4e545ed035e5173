import type { WhatIfDetail, WhatIfList, WhatIfMake } from '@bihuan/contracts';
import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../../client/index.js';
import { ASSESSMENT } from './assess-queries.js';

const of = (id: string) => `/assessment/what-ifs/${encodeURIComponent(id)}`;
/** While one is worked out it is looked at so often. */
const LOOK_MS = 1000;
const goesOn = (state: string | undefined) => state === 'waiting' || state === 'running';

export const whatIfQueries = {
  list: () =>
    queryOptions({
      queryKey: [...ASSESSMENT, 'what-ifs'],
      queryFn: ({ signal }) => get<WhatIfList>('/assessment/what-ifs', { signal }),
      refetchInterval: (query) => (query.state.data?.whatIfs.some(({ state }) => goesOn(state)) ? LOOK_MS * 5 : false),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: [...ASSESSMENT, 'what-if', id],
      queryFn: ({ signal }) => get<WhatIfDetail>(of(id), { signal }),
      refetchInterval: (query) => (goesOn(query.state.data?.state) ? LOOK_MS : false),
    }),
};

type Written = { readonly id: string };

export const makeWhatIf = (body: WhatIfMake, idempotencyKey: string) =>
  post<Written>('/assessment/what-ifs', { body, idempotencyKey });
export const stopWhatIf = (id: string, idempotencyKey: string) => post<Written>(`${of(id)}/stop`, { idempotencyKey });
