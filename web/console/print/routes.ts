import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.js';
import { readIds, readLedgerSearch } from './print-search.js';

/** Sheets of paper: without the frame of the console, in black on white. */
const bare = { staticData: { bare: true } } as const;

const ledger = createRoute({
  getParentRoute: () => root,
  path: 'print/ledger/$caseId',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('./print.js'), 'PrintLedger'),
  ...bare,
});

const dispatch = createRoute({
  getParentRoute: () => root,
  path: 'print/dispatch/$caseId',
  validateSearch: readIds,
  component: lazyRouteComponent(() => import('./print.js'), 'PrintDispatch'),
  ...bare,
});

/** Several cases, and none before the others. */
const dispatches = createRoute({
  getParentRoute: () => root,
  path: 'print/dispatch',
  validateSearch: readIds,
  component: lazyRouteComponent(() => import('./print.js'), 'PrintDispatch'),
  ...bare,
});

const supervision = createRoute({
  getParentRoute: () => root,
  path: 'print/supervision/$caseId',
  component: lazyRouteComponent(() => import('./print.js'), 'PrintSupervision'),
  ...bare,
});

export const printRoutes = [ledger, dispatch, dispatches, supervision] as const;
