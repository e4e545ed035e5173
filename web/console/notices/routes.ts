import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.js';

const list = createRoute({
  getParentRoute: () => root,
  path: 'notices',
  component: lazyRouteComponent(() => import('./notices-page.js'), 'NoticesPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: 'notices/settings',
  component: lazyRouteComponent(() => import('./settings-page.js'), 'NoticeSettingsPage'),
});

/** What the person was told, and what they want to hear. */
export const noticeRoutes = [list, settings] as const;
