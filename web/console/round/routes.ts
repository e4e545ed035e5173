import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCoordinationSearch } from '../coordination/coordination-search.js';
import { readModerationSearch } from '../moderation/moderation-search.js';
import { readOrdersSearch } from '../orders/orders-search.js';
import { readCoverageSearch } from '../patrol/coverage-search.js';
import { root } from '../root-route.js';

const orders = createRoute({
  getParentRoute: () => root,
  path: 'orders',
  validateSearch: readOrdersSearch,
  component: lazyRouteComponent(() => import('../orders/orders-page.js'), 'OrdersPage'),
});

const coordination = createRoute({
  getParentRoute: () => root,
  path: 'coordination',
  validateSearch: readCoordinationSearch,
  component: lazyRouteComponent(() => import('../coordination/coordination-page.js'), 'CoordinationPage'),
});

const handover = createRoute({
  getParentRoute: () => root,
  path: 'handover',
  component: lazyRouteComponent(() => import('../handover/handover-page.js'), 'HandoverPage'),
});

const handoverSheet = createRoute({
  getParentRoute: () => root,
  path: 'print/handover/$handoverId',
  component: lazyRouteComponent(() => import('../handover/handover-print.js'), 'HandoverPrint'),
  staticData: { bare: true },
});

const coverage = createRoute({
  getParentRoute: () => root,
  path: 'coverage',
  validateSearch: readCoverageSearch,
  component: lazyRouteComponent(() => import('../patrol/coverage-page.js'), 'CoveragePage'),
});

const moderation = createRoute({
  getParentRoute: () => root,
  path: 'moderation',
  validateSearch: readModerationSearch,
  component: lazyRouteComponent(() => import('../moderation/moderation-page.js'), 'ModerationPage'),
});
const plan = createRoute({
  getParentRoute: () => root,
  path: 'patrol-plan',
  component: lazyRouteComponent(() => import('../patrol-plan/plan-page.js'), 'PlanPage'),
});

const surveys = createRoute({
  getParentRoute: () => root,
  path: 'surveys',
  component: lazyRouteComponent(() => import('../survey/surveys-page.js'), 'SurveysPage'),
});

const surveyOne = createRoute({
  getParentRoute: () => root,
  path: 'surveys/$surveyId',
  component: lazyRouteComponent(() => import('../survey/survey-page.js'), 'SurveyPage'),
});

/** Screens round the desk. */
export const roundRoutes = [
  orders,
  coordination,
  handover,
  handoverSheet,
  coverage,
  moderation,
  plan,
  surveys,
  surveyOne,
] as const;
