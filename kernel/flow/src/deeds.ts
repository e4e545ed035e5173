import type { Instant } from '@bihuan/worktime';
import { type ClockContext, timelineOf, visitClock } from './clocks.js';
import type { DeedCondition, DeedRule, DeedRules } from './deed-rules.js';
import type { Matter, MatterEvent } from './matter.js';
import { reach } from './spans.js';

/** One thing that somebody did, or was given to do, in a matter: what cards of people and units are counted from. */
export interface Deed {
  /** Number of the event that did or gave it. */
  readonly seq: number;
  readonly deed: string;
  /** `person:ID`, `unit:ID`, or empty where nobody is named. */
  readonly who: string;
  /** The instant by which it belongs to a period: when it was done; of a task when it is due. */
  readonly countedAt: Instant;
  /** The rules' marks as bits, in their order. */
  readonly marks: number;
}

interface KeptDeed {
  readonly rule: DeedRule;
  readonly seq: number;
  readonly who: string;
  /** When its clock began, and when it was done; null: it is a task that nobody has done. */
  readonly from: Instant;
  readonly to: Instant | null;
  readonly at: Instant;
  readonly marks: number;
  /** When it had to be done, by the severity that the matter had when this was worked out. */
  readonly due: Instant | null;
  readonly severity: string;
}

/** What is kept of a matter between two events to count deeds. */
export interface DeedBook {
  readonly kept: readonly KeptDeed[];
  /** What the events that moved the matter said last. */
  readonly said: Readonly<Record<string, unknown>>;
}

export const NO_DEEDS: DeedBook = { kept: [], said: {} };

/** The book after one more event. @param before the matter before it @param after … with it */
export function noteDeeds(
  context: ClockContext,
  rules: DeedRules,
  book: DeedBook,
  before: Matter | null,
  after: Matter,
  event: MatterEvent,
): DeedBook {
  const marked = book.kept.flatMap((deed, index) => {
    const latest = book.kept.findLastIndex(({ rule }) => rule === deed.rule) === index;
    const next = latest ? follow(rules, book, deed, after, event) : deed;
    return next === null ? [] : [next];
  });
  const moves = context.definition.events[event.type]?.to !== undefined;
  const kept = [...marked, ...begun(context, rules, book, before, after, event)].map((deed) =>
    deed.severity === after.severity ? deed : judged(context, after, deed),
  );
  const same = kept.length === book.kept.length && kept.every((deed, i) => deed === book.kept[i]);
  return {
    kept: same ? book.kept : kept,
    said: moves ? { ...book.said, ...event.data } : book.said,
  };
}

/** The deeds as they count now, in the order of their events. */
export function deedsOf(rules: DeedRules, book: DeedBook): Deed[] {
  const done = bit(rules, 'done');
  const inTime = bit(rules, 'in-time');
  return book.kept.map(({ rule, seq, who, to, at, marks, due }) => {
    const timely = to !== null && rule.time !== undefined && (due === null || to <= due);
    const isTask = rule.time !== undefined && 'doneBy' in rule.time;
    return {
      seq,
      deed: rule.deed,
      who,
      countedAt: isTask ? (due ?? at) : at,
      marks: marks | (timely ? inTime : 0) | (isTask && to !== null ? done : 0),
    };
  });
}

/** A deed after an event that may tell of it; null where it is taken back. */
function follow(rules: DeedRules, book: DeedBook, deed: KeptDeed, matter: Matter, event: MatterEvent): KeptDeed | null {
  const { time, marked } = deed.rule;
  const marks = marked
    .filter(({ on, where }) => on === event.type && holds(where, book, event))
    .reduce((sum, { mark }) => sum | bit(rules, mark), deed.marks);
  const kept = marks === deed.marks ? deed : { ...deed, marks };
  if (time === undefined || !('doneBy' in time) || deed.to !== null) return kept;
  if (event.type === time.doneBy) return { ...kept, to: event.at };
  if (event.type !== deed.rule.on && matter.ended === null) return kept;
  // Taken from whoever had it: what was late already stays, since handing on is no escape.
  return deed.due !== null && event.at > deed.due ? kept : null;
}

function begun(
  context: ClockContext,
  rules: DeedRules,
  book: DeedBook,
  before: Matter | null,
  after: Matter,
  event: MatterEvent,
): KeptDeed[] {
  const stage = before === null ? null : (context.definition.states[before.state]?.stage ?? null);
  return rules.deeds.flatMap((rule): KeptDeed[] => {
    if (rule.on !== event.type || !holds(rule.only, book, event)) return [];
    const { time } = rule;
    const base = {
      rule,
      seq: after.seq,
      who: whose(rule, after, event),
      at: event.at,
      marks: 0,
      due: null,
      severity: '',
    };
    if (time === undefined) return [{ ...base, from: event.at, to: event.at }];
    if ('doneBy' in time) return [{ ...base, from: event.at, to: null }];
    // Of a stage that it was not in it is no deed: sent on to another collector nobody waited.
    return before === null || stage !== time.stage ? [] : [{ ...base, from: before.since, to: event.at }];
  });
}

function whose(rule: DeedRule, matter: Matter, event: MatterEvent): string {
  const { namedIf } = rule;
  if (namedIf !== undefined && !namedIf.oneOf.includes(String(event.data[namedIf.member]))) return '';
  if (rule.whose === 'actor') return `person:${event.actor}`;
  if (rule.whose !== 'unit') return `person:${String(event.data[rule.whose.member])}`;
  const unit = matter.runs.at(-1)?.unit;
  return unit === undefined ? '' : `unit:${unit}`;
}

function judged(context: ClockContext, matter: Matter, deed: KeptDeed): KeptDeed {
  const due = dueOf(context, matter, deed.rule, deed.from, deed.to);
  return { ...deed, due, severity: matter.severity };
}

function holds(condition: DeedCondition | undefined, book: DeedBook, event: MatterEvent): boolean {
  if (condition === undefined) return true;
  const value = event.data[condition.member];
  if ('is' in condition) return value === condition.is;
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast;
  return value !== undefined && value !== book.said[condition.member];
}

function dueOf(
  context: ClockContext,
  matter: Matter,
  { time }: DeedRule,
  from: Instant,
  to: Instant | null,
): Instant | null {
  if (time === undefined) return null;
  const timeline = timelineOf(context, matter);
  if ('doneBy' in time) {
    const allowance = context.policy.stages[time.allowance];
    return allowance === undefined ? null : timeline.add(from, timeline.length(allowance));
  }
  const clock = visitClock(context, matter, { stage: time.stage, from, to });
  return clock.allowance === null ? null : reach(timeline, clock.spans, clock.allowance);
}

function bit(rules: DeedRules, mark: string): number {
  const index = rules.marks.indexOf(mark);
  if (index < 0) throw new Error(`the rules of deeds have no mark "${mark}"`);
  return 1 << index;
}
