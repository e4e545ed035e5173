import type { ModelEvent } from './events.js';
import { isDeferred, isOpen, latestRun, type ModelCase, type ModelRules, type State, untilOf } from './history.js';

/**
 * Which events are legal.
 *
 * Readings of the contract where it leaves room:
 * - "none open" of a request means none of the same kind; a return and an extension may be asked for at once.
 * - `deferral-ended` needs any earlier `deferral-approved` of the case; where none is running it has no effect.
 * - a duration in an event that asks for time is refused for the severity like one that grants it.
 * - the legal types are those of the contract's table; that a run without limit cannot be extended is a refusal beside it.
 */

const LEGAL_WHERE: Readonly<Record<string, (state: State, matter: ModelCase, t: number) => boolean>> = {
  'check-sent': (state, matter) => state === 'reported' && !checking(matter),
  checked: (state, matter) => state === 'reported' && checking(matter),
  filed: (state, matter) => state === 'reported' && !checking(matter),
  rejected: (state, matter) => state === 'reported' && !checking(matter),
  merged: (state) => ['reported', 'filed', 'handling', 'returned', 'failed'].includes(state),
  cancelled: (_, matter) => isOpen(matter),
  dispatched: (state) => ['filed', 'returned', 'failed'].includes(state),
  'return-requested': (state, matter) => state === 'handling' && !matter.requests.return,
  'return-refused': (state, matter) => state === 'handling' && matter.requests.return,
  returned: (state, matter) => state === 'handling' && matter.requests.return,
  'extension-requested': (state, matter) => state === 'handling' && !matter.requests.extension,
  'extension-refused': (state, matter) => state === 'handling' && matter.requests.extension,
  'extension-approved': (state, matter) => state === 'handling' && matter.requests.extension,
  'deferral-requested': (state, matter) => state === 'handling' && !matter.requests.deferral,
  'deferral-refused': (state, matter) => state === 'handling' && matter.requests.deferral,
  'deferral-approved': (state, matter, t) => state === 'handling' && matter.requests.deferral && !isDeferred(matter, t),
  'deferral-ended': (state, matter) => state === 'handling' && matter.runs.some((run) => run.deferred),
  feedback: (state) => state === 'handling',
  'feedback-refused': (state) => state === 'feedback',
  'verification-sent': (state) => state === 'feedback' || state === 'verifying',
  verified: (state) => state === 'verifying',
  closed: (state) => state === 'verified',
  reopened: (state) => state === 'verified' || state === 'closed',
  'supervision-required': (_, matter) => isOpen(matter),
  supervised: (_, matter) => isOpen(matter),
  'coordination-opened': (_, matter) => isOpen(matter),
  'coordination-decided': (_, matter) => isOpen(matter),
  corrected: (state, matter) => isOpen(matter) && state !== 'reported',
  joined: (_, matter) => isOpen(matter),
  rated: (state) => state === 'closed',
  referred: (state) => state === 'reported' || state === 'filed',
  assigned: (state) => state === 'handling',
  'handed-back': (state) => state === 'handling',
  'assist-requested': (state) => state === 'handling',
  'assist-done': (state) => state === 'handling',
  adjusted: (_, matter) => matter.runs.length > 0,
  noted: () => true,
};

/** Every type but `reported`, in the contract's order. */
export const TYPES: readonly string[] = Object.keys(LEGAL_WHERE);

function checking(matter: ModelCase): boolean {
  return matter.checks.at(-1)?.to === Number.POSITIVE_INFINITY;
}

/** The types that are legal at t, whatever their data. */
export function legalTypes(matter: ModelCase | undefined, t: number): string[] {
  if (!matter) return ['reported'];
  return TYPES.filter((type) => LEGAL_WHERE[type]?.(matter.state, matter, t));
}

/** Why the event is refused; null when it is legal. */
export function refusal(rules: ModelRules, matter: ModelCase | undefined, event: ModelEvent): string | null {
  if (!legalTypes(matter, event.at).includes(event.type))
    return `${event.type} is not legal in ${matter?.state ?? 'new'}`;
  if (!matter) return null;
  if (event.at < matter.lastAt) return 'before the last event of the case';
  const severity = event.type === 'filed' ? (event.data.severity ?? matter.severity) : matter.severity;
  const duration = event.data.standard ?? event.data.duration ?? null;
  if (duration !== null && severity === 'urgent' && 'workdays' in duration) return 'workdays in an urgent case';
  if (duration !== null && severity !== 'urgent' && 'urgentHours' in duration)
    return `urgentHours in a ${severity} case`;
  if (event.type === 'filed' && event.data.standard === undefined) return 'filed must name a standard';
  if (event.type === 'extension-approved' && latestRun(matter)?.standard === null) return 'no limit to extend';
  if (event.type === 'deferral-approved' && untilOf(event) <= event.at) return 'until is not after the event';
  if (event.type === 'adjusted' && !matter.runs.some((run) => run.unit === event.data.unit)) {
    return 'the unit never had the case';
  }
  if (event.type === 'dispatched') {
    if (!rules.units.some((unit) => unit.id === event.data.unit)) return 'unknown unit';
    const sameRun = latestRun(matter)?.unit === event.data.unit;
    if (sameRun && event.data.standard !== undefined) return 'a standard on a later dispatch of the run';
  }
  return null;
}
