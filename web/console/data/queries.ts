import type { LedgerQuery, LocateBody, Point } from '@bihuan/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type CardsOf, type CaseFilter, type Period, ProblemError, serverTime } from '../../client/index.js';

const HOUR = 3_600_000;
/** Rows of one page of the queue. */
export const PAGE = 50;
/** Pages out of sight are forgotten after this; going back to one reads it anew. */
const PAGE_KEPT_MS = 120_000;

/** What is asked of a place: empty texts say nothing. */
export interface LocateAsked {
  readonly place: Point;
  readonly kind: 'component' | 'event';
  readonly code: string | null;
  readonly component?: string;
  readonly address?: string;
  readonly description?: string;
}

function locateBody({ place, kind, code, component, address, description }: LocateAsked): LocateBody {
  return {
    location: place,
    ...(code === null ? {} : { class: { kind, code } }),
    ...(component ? { component } : {}),
    ...(address ? { address } : {}),
    ...(description ? { description } : {}),
  };
}

export const queries = {
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: () =>
        api.session().catch((error: unknown) => {
          if (error instanceof ProblemError && error.status === 401) return null;
          throw error;
        }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  worktime: () => queryOptions({ queryKey: ['worktime'], queryFn: api.worktime, staleTime: HOUR }),
  catalogue: () => queryOptions({ queryKey: ['catalogue'], queryFn: api.catalogue, staleTime: HOUR }),
  units: () => queryOptions({ queryKey: ['units'], queryFn: api.units, staleTime: HOUR }),
  policies: () => queryOptions({ queryKey: ['policies'], queryFn: api.policies, staleTime: HOUR }),
  areas: (query: { level?: string; parent?: string }) =>
    queryOptions({
      queryKey: ['areas', query],
      queryFn: ({ signal }) => api.areas(query, signal),
      staleTime: HOUR,
    }),
  people: (role: string, area?: string) =>
    queryOptions({
      queryKey: ['people', role, area],
      queryFn: ({ signal }) => api.people({ role, ...(area === undefined ? {} : { area }) }, signal),
      staleTime: HOUR,
    }),

  /** A page of a list by its number; what lies on the others is nobody's business until it comes into sight. */
  casePage: (filter: CaseFilter, page: number) =>
    queryOptions({
      queryKey: ['cases', 'page', filter, page],
      queryFn: ({ signal }) => api.cases({ ...filter, limit: PAGE, offset: page * PAGE }, signal),
      gcTime: PAGE_KEPT_MS,
    }),
  casePlaces: (filter: CaseFilter) =>
    queryOptions({
      queryKey: ['places', filter],
      queryFn: ({ signal }) => api.casePlaces(filter, signal),
      placeholderData: keepPreviousData,
    }),
  streetCounts: (filter: CaseFilter) =>
    queryOptions({
      queryKey: ['street-counts', filter],
      queryFn: ({ signal }) => api.streetCounts(filter, signal),
      placeholderData: keepPreviousData,
    }),
  views: () => queryOptions({ queryKey: ['views'], queryFn: ({ signal }) => api.views(signal), staleTime: HOUR }),
  viewCounts: () =>
    queryOptions({
      queryKey: ['view-counts'],
      queryFn: ({ signal }) => api.viewCounts(signal),
      placeholderData: keepPreviousData,
    }),
  /** Under `cases`, so that whatever makes the queues stale does so with it. */
  tasks: () => queryOptions({ queryKey: ['cases', 'tasks'], queryFn: ({ signal }) => api.tasks(signal) }),
  case: (id: string) =>
    queryOptions({ queryKey: ['case', id], queryFn: ({ signal }) => api.case(id, signal), retry: keepTrying }),
  /** Read anew with each version of the case: what happens to it is what relates it to others. */
  related: (id: string, version: number) =>
    queryOptions({
      queryKey: ['related', id, version],
      queryFn: ({ signal }) => api.related(id, signal),
      placeholderData: keepPreviousData,
      retry: keepTrying,
    }),
  /** An instant makes it a ledger as it stood then, which no longer changes. */
  ledger: (id: string, asked: LedgerQuery) =>
    queryOptions({
      queryKey: ['ledger', id, asked],
      queryFn: ({ signal }) => api.ledger(id, asked, signal),
      retry: keepTrying,
      ...(asked.at === undefined ? {} : { staleTime: Number.POSITIVE_INFINITY }),
    }),
  search: (text: string) =>
    queryOptions({
      queryKey: ['search', text],
      queryFn: ({ signal }) => api.cases({ queue: 'open', q: text, limit: 20 }, signal),
      enabled: text.length > 1,
    }),

  locate: (asked: LocateAsked) =>
    queryOptions({
      queryKey: ['locate', asked],
      // The answer does not say when its clocks were read.
      queryFn: async ({ signal }) => ({ ...(await api.locate(locateBody(asked), signal)), readAt: serverTime.now() }),
      retry: keepTrying,
    }),

  scorecard: (period: Period) =>
    queryOptions({
      queryKey: ['scorecard', period],
      queryFn: ({ signal }) => api.scorecard(period, signal),
      placeholderData: keepPreviousData,
      retry: keepTrying,
    }),
  cards: (query: CardsOf) =>
    queryOptions({
      queryKey: ['cards', query],
      queryFn: ({ signal }) => api.cards(query, signal),
      placeholderData: keepPreviousData,
      retry: keepTrying,
    }),
  cardCases: (query: CardsOf, subject: string, count: string) =>
    infiniteQueryOptions({
      queryKey: ['cards', 'cases', query, subject, count],
      queryFn: ({ pageParam, signal }) => api.cardCases({ ...query, subject, count, cursor: pageParam }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  cardHistory: (query: Parameters<typeof api.cardHistory>[0]) =>
    queryOptions({
      queryKey: ['cards', 'history', query],
      queryFn: ({ signal }) => api.cardHistory(query, signal),
    }),
  /** @param frozen a frozen period, whose runs are read as they counted then */
  runs: (period: Period, units: readonly string[], frozen?: string) =>
    queryOptions({
      queryKey: ['runs', frozen ?? period, units],
      queryFn: async ({ signal }) => {
        const runsOf = (unit: string) =>
          frozen === undefined ? api.scorecardRuns(period, unit, signal) : api.frozenRuns(frozen, unit, signal);
        const answers = await Promise.all(units.map(runsOf));
        return answers.flatMap((answer) => answer.runs);
      },
    }),
};

/** A refusal stays one; only silence and trouble over there are worth another try. */
export function keepTrying(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ProblemError && error.status < 500);
}
