import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.js';
import { readHotlineSearch } from './hotline-search.js';

const desk = createRoute({
  getParentRoute: () => root,
  path: 'hotline',
  validateSearch: readHotlineSearch,
  component: lazyRouteComponent(() => import('./hotline-page.js'), 'HotlinePage'),
});

const wall = createRoute({
  getParentRoute: () => root,
  path: 'hotline/wall',
  component: lazyRouteComponent(() => import('./wall.js'), 'HotlineWall'),
  staticData: { bare: true },
});

/** The hotline's desk. */
export const hotlineRoutes = [desk, wall] as const;
