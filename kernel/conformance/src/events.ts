/** What the model reads: case events, durations, units, policies; and the short hand that the tables are written in. */

export type ModelDuration =
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly workdays: number }
  | { readonly urgentHours: number };

export type Severity = 'general' | 'urgent' | 'special';

export interface EventData {
  readonly severity?: Severity;
  readonly standard?: ModelDuration | null | undefined;
  readonly duration?: ModelDuration;
  readonly until?: string;
  readonly unit?: string;
  readonly passed?: boolean;
  readonly effect?: 'exclude' | 'on-time';
  readonly [member: string]: unknown;
}

export interface ModelEvent {
  readonly case: string;
  /** UTC ms. */
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly data: EventData;
}

export interface ModelUnit {
  readonly id: string;
  readonly name: string;
  readonly commandDuty?: boolean;
}

export type StageName = 'filing' | 'dispatch' | 'handling' | 'sendVerification' | 'verification' | 'closing';
export type PolicyStage = Exclude<StageName, 'handling'> | 'supervision';

export interface ModelPolicy {
  readonly id: string;
  readonly validFrom: string;
  readonly weights: { readonly timely: number; readonly resolved: number };
  readonly repeatAllowance: number;
  readonly deferralLimit: number;
  readonly extensionLimit: number;
  readonly minAllowance: number;
  readonly timelyMode: 'recognised' | 'strict';
  readonly warnFraction: number;
  readonly stages: Readonly<Record<PolicyStage, { readonly minutes: number } | { readonly hours: number }>>;
}

/** `04-01 10:30` (of 2010) or `2009-12-31 10:30`, optionally with seconds, in +08:00 → UTC ms. */
export function at(text: string): number {
  const full = /^\d{4}-/.test(text) ? text : `2010-${text}`;
  const instant = Date.parse(`${full.replace(' ', 'T')}${full.length > 16 ? '' : ':00'}+08:00`);
  if (Number.isNaN(instant)) throw new Error(`not an instant of the tables: ${text}`);
  return instant;
}

/** UTC ms → `2010-04-01T10:30:00+08:00`. */
export function iso(instant: number): string {
  const text = new Date(instant + 8 * 3_600_000).toISOString();
  return text.replace(text.endsWith('.000Z') ? '.000Z' : 'Z', '+08:00');
}

/** Data that the contract makes mandatory and that no clock reads. */
const FILLER: Readonly<Record<string, EventData>> = {
  reported: { source: 'collector', kind: 'event', class: '06010', severity: 'general' },
  'check-sent': { collector: 'c1' },
  checked: { confirmed: true },
  filed: { standard: { hours: 4 } },
  rejected: { reason: 'r' },
  merged: { into: 'K0' },
  cancelled: { reason: 'r' },
  'return-requested': { reason: 'r', ground: 'g' },
  'return-refused': { reason: 'r' },
  returned: { reason: 'r' },
  'extension-requested': { duration: { hours: 4 }, reason: 'r' },
  'extension-refused': { reason: 'r' },
  'extension-approved': { duration: { hours: 4 } },
  'deferral-requested': { reason: 'r' },
  'deferral-refused': { reason: 'r' },
  feedback: { result: 'done' },
  'feedback-refused': { reason: 'r' },
  'verification-sent': { collector: 'c1' },
  verified: { passed: true },
  reopened: { reason: 'r' },
  'supervision-required': { reason: 'r' },
  supervised: { order: 'o' },
  'coordination-opened': { reason: 'r' },
  'coordination-decided': { decision: 'd' },
  corrected: { class: '06011' },
  joined: { source: 'citizen' },
  rated: { stars: 4 },
  referred: { to: 'police', reason: 'r' },
  assigned: { crew: 'k1' },
  'handed-back': { result: 'done' },
  'assist-requested': { unit: 'U2' },
  'assist-done': { unit: 'U2' },
  adjusted: { effect: 'exclude', reason: 'r' },
  noted: { text: 't' },
};

/** One event of case C1 (or another), its mandatory data filled in. */
export function ev(when: string, type: string, data: EventData = {}, name = 'C1'): ModelEvent {
  const until = data.until === undefined ? {} : { until: iso(at(data.until)) };
  return { case: name, at: at(when), type, actor: 'x', data: { ...FILLER[type], ...data, ...until } };
}

export interface Exact {
  readonly num: bigint;
  readonly den: bigint;
}

/** A JSON number such as 0.03 as the exact fraction that it is written as. */
export function exact(value: number): Exact {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!match) throw new Error(`write ${value} without an exponent`);
  const [, whole = '0', fraction = ''] = match;
  return { num: BigInt(whole + fraction), den: 10n ** BigInt(fraction.length) };
}
