/** Where a role's day begins: the first that the person holds and whose screen there is. */
const HOMES: readonly { readonly role: string; readonly to: string }[] = [
  { role: 'administrator', to: '/admin' },
  { role: 'security-administrator', to: '/admin' },
  { role: 'auditor', to: '/admin' },
  { role: 'hotline-agent', to: '/hotline' },
  { role: 'duty-officer', to: '/desk' },
  { role: 'dispatcher', to: '/desk' },
  { role: 'supervisor', to: '/desk' },
  { role: 'coordination-office', to: '/office' },
  { role: 'leader', to: '/board' },
  { role: 'unit-clerk', to: '/unit' },
  { role: 'unit-head', to: '/unit' },
  { role: 'unit-crew', to: '/tasks' },
];

/** The address of a person's first screen; the desk where their roles name none that exists. */
export function homeOf(roles: readonly string[], exists: (to: string) => boolean): string {
  return HOMES.find(({ role, to }) => roles.includes(role) && exists(to))?.to ?? '/desk';
}
