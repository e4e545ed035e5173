import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.js';

const periods = createRoute({
  getParentRoute: () => root,
  path: 'assessment',
  component: lazyRouteComponent(() => import('./periods-page.js'), 'PeriodsPage'),
});

const period = createRoute({
  getParentRoute: () => root,
  path: 'assessment/$periodId',
  component: lazyRouteComponent(() => import('./period-page.js'), 'PeriodPage'),
});

const appeals = createRoute({
  getParentRoute: () => root,
  path: 'appeals',
  validateSearch: (raw: Readonly<Record<string, unknown>>): AppealsSearch => ({
    ...(raw.view === 'decided' && { view: 'decided' as const }),
    ...(typeof raw.case === 'string' && { case: raw.case }),
  }),
  component: lazyRouteComponent(() => import('./appeals-page.js'), 'AppealsPage'),
});

const bulletins = createRoute({
  getParentRoute: () => root,
  path: 'bulletins',
  component: lazyRouteComponent(() => import('./bulletins-page.js'), 'BulletinsPage'),
});

const bulletin = createRoute({
  getParentRoute: () => root,
  path: 'bulletins/$bulletinId',
  component: lazyRouteComponent(() => import('./bulletin-page.js'), 'BulletinPage'),
});

const whatIfs = createRoute({
  getParentRoute: () => root,
  path: 'what-if',
  component: lazyRouteComponent(() => import('./what-ifs-page.js'), 'WhatIfsPage'),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: 'what-if/$whatIfId',
  component: lazyRouteComponent(() => import('./what-if-page.js'), 'WhatIfPage'),
});

const trends = createRoute({
  getParentRoute: () => root,
  path: 'trends',
  component: lazyRouteComponent(() => import('./trends-page.js'), 'TrendsPage'),
});

export interface AppealsSearch {
  readonly view?: 'decided';
  /** Number of the case that is to be contested. */
  readonly case?: string;
}

/** From draft to publication, beside the scorecard. */
export const assessRoutes = [periods, period, appeals, bulletins, bulletin, whatIfs, whatIf, trends] as const;
