/** A page of administration in its navigation. */
export interface AdminPage {
  readonly to: string;
  /** Key of its name. */
  readonly name: string;
  /** Shown to whom one of these is allowed. */
  readonly permissions: readonly string[];
}

/** In the order in which an installation is set up. */
export const ADMIN_PAGES: readonly AdminPage[] = [
  { to: '/admin', name: 'admin.page.setup', permissions: ['config.read', 'account.read', 'audit.read'] },
  { to: '/admin/areas', name: 'admin.page.areas', permissions: ['config.read'] },
  { to: '/admin/units', name: 'admin.page.units', permissions: ['config.read'] },
  { to: '/admin/people', name: 'admin.page.people', permissions: ['account.read'] },
  { to: '/admin/catalogue', name: 'rules.page.catalogue', permissions: ['config.read'] },
  { to: '/admin/duties', name: 'rules.page.duties', permissions: ['config.read'] },
  { to: '/admin/limits', name: 'rules.page.limits', permissions: ['config.read'] },
  { to: '/admin/calendar', name: 'rules.page.calendar', permissions: ['config.read'] },
  { to: '/admin/policies', name: 'rules.page.policies', permissions: ['config.read'] },
  { to: '/admin/flow', name: 'rules.page.flow', permissions: ['config.read'] },
  { to: '/admin/map', name: 'mapSettings.title', permissions: ['config.read'] },
  { to: '/admin/open311', name: 'open311.title', permissions: ['config.read'] },
  { to: '/admin/partners', name: 'partner.title', permissions: ['partner.read'] },
  { to: '/admin/portal', name: 'portalSettings.title', permissions: ['config.read'] },
  { to: '/admin/mailbox', name: 'mailbox.title', permissions: ['config.read'] },
  { to: '/admin/notices', name: 'noticeAdmin.title', permissions: ['config.read'] },
  { to: '/admin/audit', name: 'admin.page.audit', permissions: ['audit.read'] },
];
