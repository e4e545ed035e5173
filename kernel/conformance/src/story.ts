import { at, type EventData, ev, type ModelDuration, type ModelEvent, type Severity } from './events.js';

/**
 * The short hand in which the tables write a case: one event a line, `[MM-DD] HH:MM type words…`, the day carried on
 * from the line above. Words by type: `reported SEVERITY?`, `filed DURATION SEVERITY?`, `dispatched UNIT DURATION?`,
 * `extension-requested DURATION?`, `extension-approved DURATION`, `deferral-approved MM-DD HH:MM`, `verified passed|failed`,
 * `adjusted UNIT exclude|on-time`. Durations: `30min`, `4h`, `2d` (workdays), `24uh` (urgent hours), `none`.
 */
export function story(text: string, name = 'C1'): ModelEvent[] {
  let day = '';
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const words = line.split(/\s+/);
      if (words[0]?.includes('-')) day = words.shift() ?? '';
      const [clock = '', type = '', ...rest] = words;
      return ev(`${day} ${clock}`, type, dataOf(type, rest), name);
    });
}

/** One event in the same short hand. */
export function line(text: string, name = 'C1'): ModelEvent {
  const [event] = story(text, name);
  if (!event) throw new Error('an empty line is no event');
  return event;
}

function dataOf(type: string, words: readonly string[]): EventData {
  const [first, second] = words;
  if (first === undefined) return {};
  switch (type) {
    case 'reported':
      return { severity: first as Severity };
    case 'filed':
      return { standard: duration(first), ...(second === undefined ? {} : { severity: second as Severity }) };
    case 'dispatched':
      return { unit: first, ...(second === undefined ? {} : { standard: duration(second) }) };
    case 'extension-requested':
    case 'extension-approved': {
      const length = duration(first);
      return length === null ? {} : { duration: length };
    }
    case 'deferral-approved':
      return { until: `${first} ${second}` };
    case 'verified':
      return { passed: first === 'passed' };
    case 'adjusted':
      return { unit: first, effect: second === 'on-time' ? 'on-time' : 'exclude' };
    default:
      throw new Error(`${type} takes no words`);
  }
}

function duration(word: string): ModelDuration | null {
  if (word === 'none') return null;
  const match = /^(\d+(?:\.\d+)?)(min|h|d|uh)$/.exec(word);
  if (!match) throw new Error(`not a duration of the tables: ${word}`);
  const n = Number(match[1]);
  if (match[2] === 'min') return { minutes: n };
  if (match[2] === 'h') return { hours: n };
  return match[2] === 'd' ? { workdays: n } : { urgentHours: n };
}

export interface Shown {
  readonly light: 'green' | 'yellow' | 'red';
  readonly usedMinutes: number;
  readonly dueAt: number | null;
  readonly warnAt: number | null;
}

function shown(light: Shown['light']): (usedMinutes: number, due?: string, warn?: string) => Shown {
  return (usedMinutes, due, warn) => ({
    light,
    usedMinutes,
    dueAt: due === undefined ? null : at(due),
    warnAt: warn === undefined ? null : at(warn),
  });
}

/** `green(20, '04-01 09:00', '04-01 08:54')`: used minutes, due, warn; without the two the clock stands or has no limit. */
export const green = shown('green');
export const yellow = shown('yellow');
export const red = shown('red');

export interface LightsExpected {
  readonly state?: string;
  readonly deferred?: boolean;
  readonly unit?: string | null;
  readonly stage?: readonly [name: string, reading: Shown];
  readonly handling?: Shown | null;
  readonly whole?: Shown;
}

export interface LightsRow {
  readonly name: string;
  readonly events: readonly ModelEvent[];
  readonly now: number;
  /** Null: the case is not shown. */
  readonly expected: LightsExpected | null;
  /** Settings that differ from the formal policy. */
  readonly policy?: PolicyChange;
}

export interface PolicyChange {
  readonly warnFraction?: number;
  readonly minAllowance?: number;
  readonly repeatAllowance?: number;
  readonly deferralLimit?: number;
  readonly extensionLimit?: number;
  readonly timelyMode?: 'recognised' | 'strict';
  readonly weights?: { readonly timely: number; readonly resolved: number };
}

export function lights(
  name: string,
  text: string,
  now: string,
  expected: LightsExpected | null,
  policy: PolicyChange = {},
): LightsRow {
  return { name, events: story(text), now: at(now), expected, policy };
}

export interface ScoreRow {
  readonly name: string;
  readonly events: readonly ModelEvent[];
  readonly period: { readonly from: number; readonly to: number; readonly asOf: number };
  /** The members that are given, by unit; `area` is the area. */
  readonly expected: Readonly<Record<string, Readonly<Record<string, number | boolean | null>>>>;
  readonly policy: PolicyChange;
}

/** `span`: from, to and (where it differs from to) asOf. */
export function scores(
  name: string,
  cases: string | readonly string[],
  span: readonly [from: string, to: string, asOf?: string],
  expected: ScoreRow['expected'],
  policy: PolicyChange = {},
): ScoreRow {
  const texts = typeof cases === 'string' ? [cases] : cases;
  const events = texts.flatMap((text, index) => story(text, `C${index + 1}`)).toSorted((a, b) => a.at - b.at);
  const [from, to, asOf = to] = span;
  return { name, events, period: { from: at(from), to: at(to), asOf: at(asOf) }, expected, policy };
}

export interface LegalityRow {
  readonly name: string;
  readonly events: readonly ModelEvent[];
  readonly next: ModelEvent;
  readonly legal: boolean;
}

export function refused(name: string, text: string, next: string, change: EventData = {}): LegalityRow {
  const event = line(next);
  return { name, events: story(text), next: { ...event, data: { ...event.data, ...change } }, legal: false };
}

export function accepted(name: string, text: string, next: string): LegalityRow {
  return { ...refused(name, text, next), legal: true };
}
