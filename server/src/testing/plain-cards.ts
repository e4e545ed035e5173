import type { MatterEvent } from '@bihuan/flow';
import type { TenantConfig } from '../usecases/config.js';

export interface PlainCount {
  /** `person:ID` or `unit:ID`. */
  readonly who: string;
  readonly count: string;
  readonly countedAt: number;
}

type Span = readonly [from: number, to: number];

/** What a case's events count on whose card, written down plainly a second time: no flow, no fold, no deltas. */
export function plainCounts(config: TenantConfig, events: readonly MatterEvent[]): PlainCount[] {
  const [first] = events;
  if (first === undefined) return [];
  const severity = events.reduce((said, { type, data }) => {
    return (type === 'reported' || type === 'filed') && typeof data.severity === 'string' ? data.severity : said;
  }, '');
  const elapsed = (from: number, to: number) => (severity === 'urgent' ? to - from : config.calendar.elapsed(from, to));
  const add = (from: number, ms: number) => (severity === 'urgent' ? from + ms : config.calendar.add(from, ms));
  const { stages } = config.policyAt(first.at);
  const allowed = (stage: keyof typeof stages) => {
    const each = stages[stage];
    return 'minutes' in each ? each.minutes * 60_000 : each.hours * 3_600_000;
  };
  /** Is `at` not after the instant at which the spans have used the allowance up? */
  const inTime = (spans: readonly Span[], allowance: number, at: number) => {
    let left = allowance;
    for (const [from, to] of spans) {
      const used = elapsed(from, to);
      if (used >= left) return at <= add(from, left);
      left -= used;
    }
    return true;
  };
  const found: PlainCount[] = [];
  const count = (who: string, countedAt: number, ...names: (string | false)[]) => {
    for (const name of names) if (name !== false) found.push({ who, count: name, countedAt });
  };
  const has = (type: string) => events.some((event) => event.type === type);
  const last = (until: number, ...types: string[]) =>
    events.slice(0, until).findLast(({ type }) => types.includes(type));
  /** Up to the next of a type, this one left out. */
  const following = (i: number, type: string) => {
    const rest = events.slice(i + 1);
    const next = rest.findIndex((event) => event.type === type);
    return { rest: next < 0 ? rest : rest.slice(0, next), next: next < 0 ? undefined : rest[next] };
  };

  const task = (i: number, name: string, doneBy: string) => {
    const event = events[i];
    if (event === undefined) return;
    const who = `person:${String(event.data.collector)}`;
    const due = add(event.at, allowed('verification'));
    const { rest, next } = following(i, event.type);
    const done = rest.find(({ type }) => type === doneBy);
    const over =
      done ?? rest.find(({ type }) => ['cancelled', 'merged', 'rejected', 'referred'].includes(type)) ?? next;
    // Taken away in time it is nobody's.
    if (done === undefined && over !== undefined && over.at <= due) return;
    count(who, due, name, done !== undefined && done.at <= due && `${name}InTime`);
  };

  for (const [i, event] of events.entries()) {
    const { type, at, data } = event;
    const who = `person:${event.actor}`;
    const moved = events[i - 1];
    if (type === 'reported') {
      const filed = events.find((each) => each.type === 'filed');
      const same =
        filed !== undefined &&
        (filed.data.class ?? data.class) === data.class &&
        (filed.data.severity ?? data.severity) === data.severity;
      const named = ['collector', 'hotline', 'video', 'department'].includes(String(data.source));
      const names = ['reports', has('filed') && 'reportsFiled', has('rejected') && 'reportsRejected'] as const;
      if (named) count(`${who} ${String(data.source)}`, at, ...names, same && 'reportsExact');
    }
    if (['check-sent', 'filed', 'rejected'].includes(type) && moved !== undefined) {
      const spans: Span[] = [];
      let from: number | null = first.at;
      for (const each of events.slice(0, i)) {
        if (each.type === 'check-sent' && from !== null) [spans[spans.length], from] = [[from, each.at], null];
        if (each.type === 'checked') from = each.at;
      }
      if (from !== null) spans.push([from, at]);
      const timely = inTime(spans, allowed('filing'), at);
      if (type === 'check-sent') count(who, at, 'checkSendings', timely && 'checkSendingsInTime');
      if (type === 'rejected') count(who, at, 'rejections');
      if (type === 'filed') {
        const undone = has('cancelled') || has('referred') || correctedFrom(i, data.class ?? first.data.class);
        count(who, at, 'filings', timely && 'filingsInTime', !undone && 'filingsRight');
      }
    }
    if (type === 'check-sent') task(i, 'checks', 'checked');
    if (type === 'verification-sent') {
      task(i, 'verifications', 'verified');
      const before = last(i, 'feedback', 'verification-sent');
      if (before?.type === 'feedback') {
        const timely = severity === 'special' || inTime([[before.at, at]], allowed('sendVerification'), at);
        count(who, at, 'verificationSendings', timely && 'verificationSendingsInTime');
      }
    }
    if (type === 'dispatched') {
      const sent = last(i, 'filed', 'returned', 'verified', 'feedback-refused', 'reopened');
      const timely = inTime([[sent?.at ?? at, at]], allowed('dispatch'), at);
      const { rest, next } = following(i, 'dispatched');
      const undone =
        rest.some((each) => each.type === 'returned') || (next !== undefined && next.data.unit !== data.unit);
      count(who, at, 'dispatches', timely && 'dispatchesInTime', !undone && 'dispatchesRight');
    }
    if (type === 'closed') {
      const timely = inTime([[last(i, 'verified')?.at ?? at, at]], allowed('closing'), at);
      const undone = following(i, 'closed').rest.some((each) => each.type === 'reopened');
      count(who, at, 'closings', timely && 'closingsInTime', undone && 'closingsUndone');
    }
    const unit = `unit:${String(last(i, 'dispatched')?.data.unit)}`;
    if (type === 'feedback') {
      const failed = following(i, 'feedback').rest.some(
        (each) => each.type === 'verified' && each.data.passed === false,
      );
      count(unit, at, 'feedbacks', failed && 'feedbacksFalse');
    }
    if (type === 'rated') count(unit, at, 'ratings', Number(data.stars) >= 4 && 'ratingsGood');
  }
  return found;

  function correctedFrom(i: number, filed: unknown): boolean {
    return events.slice(i + 1).some(({ type, data }) => {
      return type === 'corrected' && data.class !== undefined && data.class !== filed;
    });
  }
}
