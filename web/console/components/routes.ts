import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.js';
import { readComponentsSearch } from './components-search.js';

const components = createRoute({
  getParentRoute: () => root,
  path: 'components',
  validateSearch: readComponentsSearch,
  component: lazyRouteComponent(() => import('./components-page.js'), 'ComponentsPage'),
});

const one = createRoute({
  getParentRoute: () => components,
  path: '$componentId',
  component: lazyRouteComponent(() => import('./component-pane.js'), 'ComponentPane'),
});

/** The inventory: the list, and one of it beside. */
export const componentsRoute = components.addChildren([one]);
