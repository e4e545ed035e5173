import type {
  ActBody,
  ActionsView,
  AreaCollection,
  AreaFigures,
  BoardNow,
  BulkBody,
  BulkView,
  ByAreaQuery,
  CardCases,
  CardHistory,
  CardList,
  CaseDetail,
  CasePage,
  CasePlaces,
  CasePlacesHistory,
  CaseQuery,
  CaseRelated,
  Catalogue,
  CollectPack,
  ComponentDetail,
  ComponentPage,
  Coverage,
  CoverageQuery,
  JoinedReport,
  LedgerQuery,
  LedgerView,
  LocateBody,
  LocateView,
  MapView,
  PatrolAreaBody,
  PatrolDutyBody,
  PatrolPlan,
  PatrolPlanQuery,
  PeopleList,
  PolicyList,
  PositionsBody,
  PositionsView,
  ReportBody,
  SavedView,
  Scorecard,
  ScorecardRuns,
  Session,
  Shift,
  ShiftBody,
  ShiftDetail,
  ShiftEndBody,
  ShiftList,
  SignIn,
  StreetCounts,
  SurveyCreate,
  SurveyDetail,
  SurveyItemPage,
  SurveyItemQuery,
  SurveyPage,
  SurveyQuery,
  SurveyResultsBody,
  SurveyResultsView,
  SurveyTasks,
  TaskList,
  Trends,
  UnitListView,
  UnitRequests,
  UnitScoreView,
  ViewBody,
  ViewCounts,
  ViewerBody,
  ViewersView,
  ViewList,
  WorktimeView,
} from '@bihuan/contracts';
import { get, post, put, remove } from './http.js';

type Signal = AbortSignal | undefined;
export type CaseFilter = Partial<CaseQuery>;

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
  readonly policy?: string | undefined;
  /** Only cases of an area, and that came by a source. */
  readonly area?: string | undefined;
  readonly source?: string | undefined;
}

export interface CardsOf extends Omit<Period, 'policy'> {
  readonly card: string;
}

export const api = {
  session: () => get<Session>('/session'),
  signIn: (body: SignIn) => post<Session>('/session', { body }),
  signOut: () => remove('/session'),

  cases: (query: CaseFilter, signal?: Signal) => get<CasePage>('/cases', { query, signal }),
  casePlaces: (query: CaseFilter, signal?: Signal) => get<CasePlaces>('/cases/places', { query, signal }),
  placesHistory: (query: { from: string; to?: string }, signal?: Signal) =>
    get<CasePlacesHistory>('/cases/places/history', { query, signal }),
  areaFigures: (query: ByAreaQuery, signal?: Signal) => get<AreaFigures>('/cases/by-area', { query, signal }),
  component: (id: string, signal?: Signal) => get<ComponentDetail>(`/components/${encodeURIComponent(id)}`, { signal }),
  components: (query: { q?: string; limit?: number }, signal?: Signal) =>
    get<ComponentPage>('/components', { query, signal }),
  map: (signal?: Signal) => get<MapView>('/map', { signal }),
  streetCounts: (query: CaseFilter, signal?: Signal) => get<StreetCounts>('/cases/by-street', { query, signal }),
  case: (id: string, signal?: Signal) => get<CaseDetail>(`/cases/${encodeURIComponent(id)}`, { signal }),
  related: (id: string, signal?: Signal) => get<CaseRelated>(`/cases/${encodeURIComponent(id)}/related`, { signal }),
  ledger: (id: string, asked: LedgerQuery, signal?: Signal) =>
    get<LedgerView>(`/cases/${encodeURIComponent(id)}/ledger`, { query: { ...asked }, signal }),
  /** Undefined: done, and the person may not see the case any more. Goes on when the page is left. */
  act: (id: string, body: ActBody, idempotencyKey: string) =>
    post<CaseDetail | undefined>(`/cases/${encodeURIComponent(id)}/events`, { body, idempotencyKey, keepalive: true }),
  actOnMany: (body: BulkBody, keepalive: boolean) => post<BulkView>('/cases/bulk', { body, keepalive }),
  actions: (ids: readonly string[], signal?: Signal) => post<ActionsView>('/cases/actions', { body: { ids }, signal }),
  lookAt: (id: string, body: ViewerBody) => put<ViewersView>(`/cases/${encodeURIComponent(id)}/viewers`, { body }),
  lookAway: (id: string, place: string) =>
    remove(`/cases/${encodeURIComponent(id)}/viewers/${place}`, { keepalive: true }),
  report: (body: ReportBody, idempotencyKey: string) =>
    post<CaseDetail | JoinedReport | null>('/cases', { body, idempotencyKey }),
  locate: (body: LocateBody, signal?: Signal) => post<LocateView>('/locate', { body, signal }),

  views: (signal?: Signal) => get<ViewList>('/views', { signal }),
  viewCounts: (signal?: Signal) => get<ViewCounts>('/views/counts', { signal }),
  keepView: (id: string, body: ViewBody) => put<SavedView>(`/views/${encodeURIComponent(id)}`, { body }),
  dropView: (id: string) => remove(`/views/${encodeURIComponent(id)}`),

  catalogue: () => get<Catalogue>('/catalogue'),
  units: () => get<UnitListView>('/units'),
  areas: (query: { level?: string; parent?: string }, signal?: Signal) =>
    get<AreaCollection>('/areas', { query, signal }),
  people: (query: { role: string; area?: string }, signal?: Signal) => get<PeopleList>('/people', { query, signal }),
  worktime: () => get<WorktimeView>('/worktime'),
  policies: () => get<PolicyList>('/policies'),

  boardNow: (area?: string, signal?: Signal) => get<BoardNow>('/board/now', { query: { area }, signal }),
  trends: (area?: string, signal?: Signal) => get<Trends>('/board/trends', { query: { area }, signal }),

  shifts: (signal?: Signal) => get<ShiftList>('/shifts', { signal }),
  shift: (id: string, signal?: Signal) => get<ShiftDetail>(`/shifts/${encodeURIComponent(id)}`, { signal }),
  beginShift: (body: ShiftBody) => post<Shift>('/shifts', { body }),
  endShift: (id: string, body: ShiftEndBody = {}) => post<Shift>(`/shifts/${encodeURIComponent(id)}/end`, { body }),
  recordPositions: (id: string, body: PositionsBody) =>
    post<PositionsView>(`/shifts/${encodeURIComponent(id)}/positions`, { body, keepalive: true }),
  coverage: (query: CoverageQuery, signal?: Signal) => get<Coverage>('/coverage', { query: { ...query }, signal }),

  tasks: (signal?: Signal) => get<TaskList>('/tasks', { signal }),

  patrolPlan: (query: PatrolPlanQuery, signal?: Signal) =>
    get<PatrolPlan>('/patrol-plan', { query: { ...query }, signal }),
  savePatrolArea: (id: string, body: PatrolAreaBody) =>
    put<void>(`/patrol-plan/areas/${encodeURIComponent(id)}`, { body }),
  removePatrolArea: (id: string) => remove(`/patrol-plan/areas/${encodeURIComponent(id)}`),
  savePatrolDuty: (id: string, body: PatrolDutyBody) =>
    put<void>(`/patrol-plan/duties/${encodeURIComponent(id)}`, { body }),
  removePatrolDuty: (id: string) => remove(`/patrol-plan/duties/${encodeURIComponent(id)}`),

  collectPack: (signal?: Signal) => get<CollectPack>('/collect/pack', { signal }),
  surveyTasks: (signal?: Signal) => get<SurveyTasks>('/collect/surveys', { signal }),
  surveys: (query: Partial<SurveyQuery>, signal?: Signal) =>
    get<SurveyPage>('/surveys', { query: { ...query }, signal }),
  survey: (id: string, signal?: Signal) => get<SurveyDetail>(`/surveys/${encodeURIComponent(id)}`, { signal }),
  surveyItems: (id: string, query: Partial<SurveyItemQuery>, signal?: Signal) =>
    get<SurveyItemPage>(`/surveys/${encodeURIComponent(id)}/items`, { query: { ...query }, signal }),
  createSurvey: (body: Partial<SurveyCreate>, idempotencyKey: string) =>
    post<SurveyDetail>('/surveys', { body, idempotencyKey }),
  closeSurvey: (id: string) => post<SurveyDetail>(`/surveys/${encodeURIComponent(id)}/close`),
  surveyResults: (id: string, body: SurveyResultsBody) =>
    post<SurveyResultsView>(`/surveys/${encodeURIComponent(id)}/results`, { body }),

  unitScore: (unit?: string, signal?: Signal) => get<UnitScoreView>('/unit/score', { query: { unit }, signal }),
  unitRequests: (unit?: string, signal?: Signal) => get<UnitRequests>('/unit/requests', { query: { unit }, signal }),

  cards: (query: CardsOf, signal?: Signal) => get<CardList>('/cards', { query: { ...query }, signal }),
  cardCases: (query: CardsOf & { subject: string; count: string; cursor?: string | undefined }, signal?: Signal) =>
    get<CardCases>('/cards/cases', { query: { ...query }, signal }),
  cardHistory: (
    query: { card: string; subject: string; bounds: string; area?: string | undefined; source?: string | undefined },
    signal?: Signal,
  ) => get<CardHistory>('/cards/history', { query: { ...query }, signal }),
  scorecard: (period: Period, signal?: Signal) => get<Scorecard>('/scorecards', { query: { ...period }, signal }),
  scorecardRuns: (period: Period, unit: string | undefined, signal?: Signal) =>
    get<ScorecardRuns>('/scorecards/runs', { query: { ...period, unit }, signal }),
  frozenRuns: (period: string, unit: string, signal?: Signal) =>
    get<ScorecardRuns>(`/assessment/periods/${encodeURIComponent(period)}/runs`, { query: { unit }, signal }),
};
