import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.js';
import { readAreaSearch } from './areas/area-search.js';
import { readAuditSearch } from './audit/audit-search.js';
import { readPartnerSearch } from './partners/partner-search.js';
import { readPeopleSearch } from './people/people-search.js';
import { readCalendarSearch, readCatalogueSearch, readDutySearch, readPolicySearch } from './rules/rule-search.js';

/** The pages of administration. Only their addresses come with the first load; the entry in the navigation is in pages.ts. */
const admin = createRoute({
  getParentRoute: () => root,
  path: 'admin',
  component: lazyRouteComponent(() => import('./admin-frame.js'), 'AdminFrame'),
});

const setup = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('./setup/setup.js'), 'Setup'),
});

const calendar = createRoute({
  getParentRoute: () => admin,
  path: 'calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./calendar/calendar-page.js'), 'CalendarPage'),
});

const policies = createRoute({
  getParentRoute: () => admin,
  path: 'policies',
  validateSearch: readPolicySearch,
  component: lazyRouteComponent(() => import('./policies/policies-page.js'), 'PoliciesPage'),
});

const areas = createRoute({
  getParentRoute: () => admin,
  path: 'areas',
  validateSearch: readAreaSearch,
  component: lazyRouteComponent(() => import('./areas/areas-page.js'), 'AreasPage'),
});

const units = createRoute({
  getParentRoute: () => admin,
  path: 'units',
  component: lazyRouteComponent(() => import('./units/units-page.js'), 'UnitsPage'),
});

const people = createRoute({
  getParentRoute: () => admin,
  path: 'people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./people/people-page.js'), 'PeoplePage'),
});

const audit = createRoute({
  getParentRoute: () => admin,
  path: 'audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.js'), 'AuditPage'),
});

const catalogue = createRoute({
  getParentRoute: () => admin,
  path: 'catalogue',
  validateSearch: readCatalogueSearch,
  component: lazyRouteComponent(() => import('./catalogue/catalogue-page.js'), 'CataloguePage'),
});

const duties = createRoute({
  getParentRoute: () => admin,
  path: 'duties',
  validateSearch: readDutySearch,
  component: lazyRouteComponent(() => import('./duties/duties-page.js'), 'DutiesPage'),
});

const limits = createRoute({
  getParentRoute: () => admin,
  path: 'limits',
  component: lazyRouteComponent(() => import('./limits/limits-page.js'), 'LimitsPage'),
});

const flow = createRoute({
  getParentRoute: () => admin,
  path: 'flow',
  component: lazyRouteComponent(() => import('./flow/flow-page.js'), 'FlowPage'),
});

const map = createRoute({
  getParentRoute: () => admin,
  path: 'map',
  component: lazyRouteComponent(() => import('./map/map-page.js'), 'MapPage'),
});

const open311 = createRoute({
  getParentRoute: () => admin,
  path: 'open311',
  component: lazyRouteComponent(() => import('./partners/open311-page.js'), 'Open311Page'),
});

const partners = createRoute({
  getParentRoute: () => admin,
  path: 'partners',
  validateSearch: readPartnerSearch,
  component: lazyRouteComponent(() => import('./partners/partners-page.js'), 'PartnersPage'),
});

const portal = createRoute({
  getParentRoute: () => admin,
  path: 'portal',
  component: lazyRouteComponent(() => import('./portal/portal-page.js'), 'PortalPage'),
});

const mailbox = createRoute({
  getParentRoute: () => admin,
  path: 'mailbox',
  component: lazyRouteComponent(() => import('./mailbox/mailbox-page.js'), 'MailboxPage'),
});
const notices = createRoute({
  getParentRoute: () => admin,
  path: 'notices',
  component: lazyRouteComponent(() => import('./notices/notices-page.js'), 'NoticesPage'),
});

export const adminRoute = admin.addChildren([
  setup,
  areas,
  units,
  people,
  catalogue,
  duties,
  limits,
  calendar,
  policies,
  flow,
  map,
  open311,
  partners,
  portal,
  mailbox,
  notices,
  audit,
]);
