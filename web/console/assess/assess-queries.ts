import type {
  AppealBody,
  AppealDecision,
  AppealPage,
  AssessmentAct,
  AssessmentChanges,
  AssessmentDetail,
  AssessmentList,
  AssessmentMake,
  BulletinAct,
  BulletinDetail,
  BulletinList,
  BulletinMake,
} from '@bihuan/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, post } from '../../client/index.js';

const KEY = 'assessment';
/** Everything that a step may change. */
export const ASSESSMENT = [KEY] as const;

const of = (id: string) => `/assessment/periods/${encodeURIComponent(id)}`;

export const assessQueries = {
  periods: () =>
    queryOptions({
      queryKey: [KEY, 'periods'],
      queryFn: ({ signal }) => get<AssessmentList>('/assessment/periods', { signal }),
    }),
  period: (id: string) =>
    queryOptions({
      queryKey: [KEY, 'period', id],
      queryFn: ({ signal }) => get<AssessmentDetail>(of(id), { signal }),
    }),
  changes: (id: string) =>
    queryOptions({
      queryKey: [KEY, 'changes', id],
      queryFn: ({ signal }) => get<AssessmentChanges>(`${of(id)}/changes`, { signal }),
    }),
  appeals: (state: 'open' | 'decided') =>
    infiniteQueryOptions({
      queryKey: [KEY, 'appeals', state],
      queryFn: ({ pageParam, signal }) =>
        get<AppealPage>('/appeals', { query: { state, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  bulletins: () =>
    queryOptions({
      queryKey: [KEY, 'bulletins'],
      queryFn: ({ signal }) => get<BulletinList>('/bulletins', { signal }),
    }),
  bulletin: (id: string) =>
    queryOptions({
      queryKey: [KEY, 'bulletin', id],
      queryFn: ({ signal }) => get<BulletinDetail>(`/bulletins/${encodeURIComponent(id)}`, { signal }),
    }),
};

type Written = { readonly id: string };

export const makePeriod = (body: AssessmentMake, idempotencyKey: string) =>
  post<Written>('/assessment/periods', { body, idempotencyKey });
export const actOnPeriod = (id: string, body: AssessmentAct, idempotencyKey: string) =>
  post<Written>(`${of(id)}/acts`, { body, idempotencyKey });
export const makeAppeal = (body: AppealBody, idempotencyKey: string) =>
  post<Written>('/appeals', { body, idempotencyKey });
export const decideAppeal = (id: string, body: AppealDecision, idempotencyKey: string) =>
  post<Written>(`/appeals/${encodeURIComponent(id)}/decision`, { body, idempotencyKey });
export const makeBulletin = (body: BulletinMake, idempotencyKey: string) =>
  post<Written>('/bulletins', { body, idempotencyKey });
export const actOnBulletin = (id: string, body: BulletinAct, idempotencyKey: string) =>
  post<Written>(`/bulletins/${encodeURIComponent(id)}/acts`, { body, idempotencyKey });
