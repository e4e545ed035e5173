import type { EventData, ModelDuration, ModelEvent, ModelUnit, Severity, StageName } from './events.js';
import { MINUTE, type Span } from './time.js';

/**
 * One case, folded event by event: its state and the spans in which each clock ran. No clock is read here.
 *
 * Readings of the contract where it leaves room:
 * - a deferral runs in [event, until): at `until` itself the case is handled on.
 * - `adjusted` marks the run that is the unit's latest when the event comes; of two on one run the later stands.
 */

export interface Leg {
  /** From where the leg counts: the dispatch, or for command duty the event that sent the case to dispatch. */
  readonly from: number;
  to: number;
  endedBy: 'feedback' | 'returned' | null;
}

export interface Run {
  readonly unit: string;
  readonly start: number;
  /** ms, null: no limit. */
  readonly standard: number | null;
  readonly legs: Leg[];
  readonly pauses: { from: number; to: number }[];
  extensions: number;
  dispatchNo: number;
  deferred: boolean;
  extended: boolean;
  returned: boolean;
  /** The instant of the feedback that the passed verification accepted; null when not passed or reopened since. */
  accepted: number | null;
  adjusted: 'exclude' | 'on-time' | null;
}

export type State =
  | 'reported'
  | 'filed'
  | 'handling'
  | 'returned'
  | 'failed'
  | 'feedback'
  | 'verifying'
  | 'verified'
  | 'closed'
  | 'rejected'
  | 'merged'
  | 'cancelled'
  | 'referred';

export interface ModelCase {
  readonly name: string;
  readonly reportedAt: number;
  /** Instant of the last event. */
  lastAt: number;
  state: State;
  severity: Severity;
  /** undefined: not filed yet. */
  filedStandard: ModelDuration | null | undefined;
  /** The current stage and the event that began it. */
  stage: { name: StageName; since: number };
  checks: { from: number; to: number }[];
  /** The event that sent the case to dispatch. */
  sentAt: number;
  /** Type of that event. */
  sentBy: string;
  runs: Run[];
  requests: { return: boolean; extension: boolean; deferral: boolean };
  closedSpans: { from: number; to: number }[];
  feedbackSpans: { from: number; to: number }[];
}

export interface ModelRules {
  readonly dayMinutes: number;
  readonly units: readonly ModelUnit[];
}

const END: readonly State[] = ['rejected', 'merged', 'cancelled', 'referred'];

export function isOpen(matter: ModelCase): boolean {
  return matter.state !== 'closed' && !END.includes(matter.state);
}

export function latestRun(matter: ModelCase): Run | undefined {
  return matter.runs.at(-1);
}

/** Is a deferral running at t? */
export function isDeferred(matter: ModelCase, t: number): boolean {
  const run = latestRun(matter);
  return matter.state === 'handling' && run !== undefined && run.pauses.some((each) => each.from <= t && t < each.to);
}

/** n minutes, hours or workdays in ms, half away from zero; null: no limit. */
export function lengthOf(duration: ModelDuration | null, dayMinutes: number): number | null {
  if (duration === null) return null;
  if ('minutes' in duration) return Math.round(duration.minutes * MINUTE);
  if ('hours' in duration) return Math.round(duration.hours * 60 * MINUTE);
  if ('workdays' in duration) return Math.round(duration.workdays * dayMinutes * MINUTE);
  return Math.round(duration.urgentHours * 60 * MINUTE);
}

/** Until when an approved deferral runs. */
export function untilOf(event: ModelEvent): number {
  return Date.parse(event.data.until ?? '');
}

export function begin(event: ModelEvent): ModelCase {
  return {
    name: event.case,
    reportedAt: event.at,
    lastAt: event.at,
    state: 'reported',
    severity: event.data.severity ?? 'general',
    filedStandard: undefined,
    stage: { name: 'filing', since: event.at },
    checks: [],
    sentAt: event.at,
    sentBy: '',
    runs: [],
    requests: { return: false, extension: false, deferral: false },
    closedSpans: [],
    feedbackSpans: [],
  };
}

/** Folds one legal event into the case. */
export function apply(rules: ModelRules, matter: ModelCase, event: ModelEvent): void {
  const run = latestRun(matter);
  const data: EventData = event.data;
  matter.lastAt = event.at;
  leaveStage(matter, event);
  switch (event.type) {
    case 'check-sent':
      matter.checks.push({ from: event.at, to: Number.POSITIVE_INFINITY });
      return;
    case 'checked':
      endLast(matter.checks, event.at);
      return;
    case 'filed':
      matter.severity = data.severity ?? matter.severity;
      matter.filedStandard = data.standard ?? null;
      sendToDispatch(matter, event, 'filed');
      return;
    case 'dispatched':
      dispatch(rules, matter, event);
      return;
    case 'return-requested':
      matter.requests.return = true;
      return;
    case 'return-refused':
      matter.requests.return = false;
      return;
    case 'returned':
      if (run) run.returned = true;
      endLeg(matter, 'returned', event.at);
      sendToDispatch(matter, event, 'returned');
      return;
    case 'extension-requested':
      matter.requests.extension = true;
      return;
    case 'extension-refused':
      matter.requests.extension = false;
      return;
    case 'extension-approved':
      matter.requests.extension = false;
      if (run) {
        run.extended = true;
        run.extensions += lengthOf(data.duration ?? null, rules.dayMinutes) ?? 0;
      }
      return;
    case 'deferral-requested':
      matter.requests.deferral = true;
      return;
    case 'deferral-refused':
      matter.requests.deferral = false;
      return;
    case 'deferral-approved':
      matter.requests.deferral = false;
      if (run) {
        run.deferred = true;
        run.pauses.push({ from: event.at, to: untilOf(event) });
      }
      return;
    case 'deferral-ended':
      if (run) endLast(run.pauses, event.at);
      return;
    case 'feedback':
      endLeg(matter, 'feedback', event.at);
      matter.state = 'feedback';
      matter.stage = { name: 'sendVerification', since: event.at };
      matter.feedbackSpans.push({ from: event.at, to: Number.POSITIVE_INFINITY });
      return;
    case 'feedback-refused':
      sendToDispatch(matter, event, 'failed');
      return;
    case 'verification-sent':
      // Another collector while verifying goes on with the same clock.
      if (matter.state !== 'verifying') matter.stage = { name: 'verification', since: event.at };
      matter.state = 'verifying';
      return;
    case 'verified':
      if (data.passed === true) {
        matter.state = 'verified';
        matter.stage = { name: 'closing', since: event.at };
        if (run) run.accepted = run.legs.at(-1)?.to ?? null;
      } else sendToDispatch(matter, event, 'failed');
      return;
    case 'closed':
      matter.state = 'closed';
      matter.closedSpans.push({ from: event.at, to: Number.POSITIVE_INFINITY });
      return;
    case 'reopened':
      if (run) run.accepted = null;
      sendToDispatch(matter, event, 'failed');
      return;
    case 'rejected':
    case 'merged':
    case 'cancelled':
    case 'referred':
      matter.state = event.type;
      return;
    case 'adjusted':
      adjust(matter, data);
      return;
    default: // the overlays change no state and no clock
      return;
  }
}

function adjust(matter: ModelCase, data: EventData): void {
  const run = matter.runs.findLast((each) => each.unit === data.unit);
  if (run) run.adjusted = data.effect ?? null;
}

/** What ends with a state, whichever event ends it. */
function leaveStage(matter: ModelCase, event: ModelEvent): void {
  if (event.type === 'reopened' && matter.state === 'closed') endLast(matter.closedSpans, event.at);
  const leaves = ['feedback-refused', 'verification-sent'].includes(event.type);
  if (leaves && matter.state === 'feedback') endLast(matter.feedbackSpans, event.at);
}

/** Ends the last span at t, unless it has ended before. */
function endLast(spans: { from: number; to: number }[], t: number): void {
  const last = spans.at(-1);
  if (last && last.to > t) last.to = t;
}

function sendToDispatch(matter: ModelCase, event: ModelEvent, state: State): void {
  matter.state = state;
  matter.stage = { name: 'dispatch', since: event.at };
  matter.sentAt = event.at;
  matter.sentBy = event.type;
}

function endLeg(matter: ModelCase, by: 'feedback' | 'returned', t: number): void {
  const run = latestRun(matter);
  const leg = run?.legs.at(-1);
  if (!run || !leg) return;
  leg.to = t;
  leg.endedBy = by;
  endLast(run.pauses, t);
  matter.requests = { return: false, extension: false, deferral: false };
}

function dispatch(rules: ModelRules, matter: ModelCase, event: ModelEvent): void {
  const unit = rules.units.find((each) => each.id === event.data.unit);
  if (!unit) throw new Error(`unknown unit ${event.data.unit}`);
  const from = unit.commandDuty === true ? matter.sentAt : event.at;
  const leg: Leg = { from, to: Number.POSITIVE_INFINITY, endedBy: null };
  const current = latestRun(matter);
  if (current && current.unit === unit.id) {
    current.legs.push(leg);
    if (matter.sentBy !== 'returned') current.dispatchNo += 1; // a dispatch after a return is no repeat
  } else {
    const own = event.data.standard;
    matter.runs.push({
      unit: unit.id,
      start: from,
      standard: lengthOf(own === undefined ? (matter.filedStandard ?? null) : own, rules.dayMinutes),
      legs: [leg],
      pauses: [],
      extensions: 0,
      dispatchNo: 1,
      deferred: false,
      extended: false,
      returned: false,
      accepted: null,
      adjusted: null,
    });
  }
  matter.state = 'handling';
  matter.stage = { name: 'handling', since: event.at };
}

/** The spans in which the run's clock counts, as its present dispatchNo has it. */
export function countedLegs(run: Run): Span[] {
  const last = run.legs.at(-1);
  if (run.dispatchNo >= 3 && last) return [{ from: run.start, to: last.to }];
  return run.legs;
}
