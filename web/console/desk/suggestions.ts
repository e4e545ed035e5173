import type { DeskSearch } from './desk-search.js';

/** A filter that a role's day asks for; its name is `suggest.<name>`. */
export interface Suggestion {
  readonly name: string;
  readonly search: DeskSearch;
}

const requests = 'return-request,extension-request,deferral-request';

const dueToday: Suggestion = { name: 'dueToday', search: { queue: 'open', due: 'today' } };
const late: Suggestion = { name: 'late', search: { queue: 'open', light: 'red' } };
const urgent: Suggestion = { name: 'urgent', search: { queue: 'open', severity: 'urgent' } };

const BY_ROLE: Readonly<Record<string, readonly Suggestion[]>> = {
  'duty-officer': [
    { name: 'lateFiling', search: { queue: 'open', state: 'reported', light: 'red' } },
    { name: 'toClose', search: { queue: 'open', state: 'verified' } },
    dueToday,
  ],
  dispatcher: [
    { name: 'lateDispatch', search: { queue: 'open', state: 'filed,returned,failed', light: 'red' } },
    { name: 'requests', search: { queue: 'open', state: 'handling', mark: requests } },
    dueToday,
  ],
  'unit-clerk': [dueToday, late, { name: 'asked', search: { queue: 'open', mark: requests } }],
  'unit-head': [late, dueToday],
  supervisor: [late, urgent],
  leader: [late, urgent],
  'coordination-office': [late, { name: 'requests', search: { queue: 'open', state: 'handling', mark: requests } }],
};

/** For a person's first day: the filters of their roles, each once. */
export function suggestionsFor(roles: readonly string[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const one of roles.flatMap((role) => BY_ROLE[role] ?? [dueToday])) found.set(one.name, one);
  return [...found.values()];
}
