import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readOrdersSearch } from '../orders/orders-search.js';
import { root } from '../root-route.js';

const orders = createRoute({
  getParentRoute: () => root,
  path: 'orders',
  validateSearch: readOrdersSearch,
  component: lazyRouteComponent(() => import('../orders/orders-page.js'), 'OrdersPage'),
});

/** Screens round the desk. */
export const roundRoutes = [orders] as const;
