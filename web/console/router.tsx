import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { adminRoute } from './admin/routes.js';
import { assessRoutes } from './assess/routes.js';
import { readBoardSearch } from './board/board-search.js';
import { componentsRoute } from './components/routes.js';
import { Desk } from './desk/desk.js';
import { readDeskSearch } from './desk/desk-search.js';
import { hotlineRoutes } from './hotline/routes.js';
import { readMapSearch } from './map/map-search.js';
import { noticeRoutes } from './notices/routes.js';
import { printRoutes } from './print/routes.js';
import { root } from './root-route.js';
import { roundRoutes } from './round/routes.js';
import { readScorecardSearch } from './scorecard/scorecard-search.js';
import { HomeScreen } from './shell/home-screen.js';
import { readUnitSearch } from './unit/unit-search.js';

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen });

const casePane = lazyRouteComponent(() => import('./case/case-pane.js'), 'CasePane');

export const deskRoute = createRoute({
  getParentRoute: () => root,
  path: 'desk',
  validateSearch: readDeskSearch,
  component: Desk,
});
const deskCase = createRoute({ getParentRoute: () => deskRoute, path: '$caseId', component: casePane });

const caseRoute = createRoute({
  getParentRoute: () => root,
  path: 'cases/$caseId',
  component: lazyRouteComponent(() => import('./case/case-screen.js'), 'CaseScreen'),
});

export const reportRoute = createRoute({
  getParentRoute: () => root,
  path: 'report',
  component: lazyRouteComponent(() => import('./report/report.js'), 'Report'),
});

export const scorecardRoute = createRoute({
  getParentRoute: () => root,
  path: 'scorecard',
  validateSearch: readScorecardSearch,
  component: lazyRouteComponent(() => import('./scorecard/scorecard-page.js'), 'ScorecardPage'),
});

const tasksRoute = createRoute({
  getParentRoute: () => root,
  path: 'tasks',
  component: lazyRouteComponent(() => import('./tasks/tasks.js'), 'Tasks'),
});
const taskRoute = createRoute({
  getParentRoute: () => root,
  path: 'tasks/$caseId',
  component: lazyRouteComponent(() => import('./tasks/task.js'), 'Task'),
});

export const boardRoute = createRoute({
  getParentRoute: () => root,
  path: 'board',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./board/board.js'), 'Board'),
  staticData: { bare: true },
});

const mapRoute = createRoute({
  getParentRoute: () => root,
  path: 'map',
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import('./map/map-page.js'), 'MapPage'),
});

const unitRoute = createRoute({
  getParentRoute: () => root,
  path: 'unit',
  validateSearch: readUnitSearch,
  component: lazyRouteComponent(() => import('./unit/unit-page.js'), 'UnitPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    deskRoute.addChildren([deskCase]),
    caseRoute,
    reportRoute,
    scorecardRoute,
    unitRoute,
    componentsRoute,
    adminRoute,
    boardRoute,
    mapRoute,
    ...assessRoutes,
    ...printRoutes,
    ...roundRoutes,
    ...hotlineRoutes,
    ...noticeRoutes,
    tasksRoute,
    taskRoute,
  ]),
  defaultPreload: false,
  defaultPendingMinMs: 0,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** Without header and rail: what hangs on a wall, or is printed. */
    bare?: boolean;
  }
}
