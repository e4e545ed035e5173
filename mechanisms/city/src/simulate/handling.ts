import type { Duration } from '@bihuan/kit';
import { assistingUnits } from '../catalogue/responsible.js';
import type { Happening } from './event.js';
import { paceOf } from './pace.js';
import { CENTRE, clerkOf, crewsOf } from './people.js';
import { PHRASES } from './phrases.js';
import type { Telling } from './telling.js';

const MINUTE = 60_000;

/** After these a case waits for its dispatch. */
const SENT_TO_DISPATCH: ReadonlySet<string> = new Set([
  'filed',
  'returned',
  'verified',
  'feedback-refused',
  'reopened',
]);

/** What happens in a leg beside its end, in no order yet. */
class Leg {
  readonly plan: Happening[] = [];
  readonly start: number;
  readonly length: number;
  readonly due: number;
  /** The same where the wait for dispatch counts too (units with command duty): nobody asks for anything later. */
  readonly earliestDue: number;
  finish: number;

  constructor(
    readonly telling: Telling,
    readonly unit: string,
    readonly standard: Duration,
    readonly ratio: number,
  ) {
    this.start = telling.now;
    this.length = telling.length(standard);
    this.due = telling.forward(this.start, this.length);
    const sent = telling.happenings.findLast(({ type }) => SENT_TO_DISPATCH.has(type))?.at ?? this.start;
    this.earliestDue = telling.forward(sent, this.length);
    this.finish = telling.forward(this.start, ratio * this.length);
  }

  /** An instant of the leg, as a part of its standard. */
  at(part: number): number {
    return this.telling.forward(this.start, part * this.length);
  }

  later(from: number, minutes: number): number {
    return this.telling.forward(from, minutes * MINUTE);
  }

  get isDeferred(): boolean {
    return this.plan.some((one) => one.type === 'deferral-approved');
  }

  add(at: number, type: string, actor: string, data: Readonly<Record<string, unknown>> = {}): void {
    this.plan.push({ at, type, actor, data });
  }
}

/**
 * The unit handles the case, from its dispatch (now) to its feedback.
 * @param visit which leg of the unit it is, from 1.
 */
export function handle(telling: Telling, unit: string, standard: Duration, visit: number): void {
  const { rng } = telling;
  const pace = paceOf(unit);
  const ratio = visit === 1 ? rng.lognormal(pace.median, pace.spread) : rng.lognormal(0.3, 0.5);
  const leg = new Leg(telling, unit, standard, Math.min(ratio, 8));
  if (visit === 1) {
    askForReturn(leg, pace.excuses);
    askForMoreTime(leg, pace.excuses);
    askForDeferral(leg, pace.excuses);
    assist(leg);
    joinLater(leg);
  }
  crew(leg);
  supervise(leg);
  if (rng.chance(0.03)) leg.add(leg.at(ratio * 0.4), 'noted', clerkOf(unit), { text: rng.pick(PHRASES.noted) });

  // An overlay that would come after the feedback has no place; a question without its answer in time stays open.
  for (const { at, type, actor, data } of leg.plan.toSorted((a, b) => a.at - b.at)) {
    if (at >= leg.finish - MINUTE) continue;
    telling.now = Math.max(telling.now, at);
    telling.say(type, actor, data);
  }
  telling.now = Math.max(telling.now + 1000, leg.finish);
  telling.say('feedback', clerkOf(unit), { result: rng.pick(PHRASES.done) });
}

/** Now and then a unit tries to be rid of a case that is its own, and is refused. */
function askForReturn(leg: Leg, excuses: number): void {
  const { rng } = leg.telling;
  if (!rng.chance(0.015 * excuses)) return;
  const asked = leg.at(Math.min(0.2, leg.ratio / 3));
  if (asked >= leg.earliestDue) return;
  leg.add(asked, 'return-requested', clerkOf(leg.unit), {
    reason: rng.pick(PHRASES.returnAsked),
    ground: rng.pick(PHRASES.returnGround),
  });
  leg.add(leg.later(asked, rng.lognormal(20, 0.5)), 'return-refused', rng.pick(CENTRE.dispatch), {
    reason: rng.pick(PHRASES.returnRefused),
  });
}

function askForMoreTime(leg: Leg, excuses: number): void {
  const { rng } = leg.telling;
  if (leg.ratio < 0.75 || !rng.chance(0.14 * excuses)) return;
  const asked = leg.at(rng.between(0.45, 0.7));
  if (asked >= leg.earliestDue) return;
  const duration = someMore(leg.standard);
  leg.add(asked, 'extension-requested', clerkOf(leg.unit), { duration, reason: rng.pick(PHRASES.moreTimeAsked) });
  const answered = leg.later(asked, Math.min(rng.lognormal(18, 0.5), leg.length / MINUTE / 5));
  if (rng.chance(0.65)) leg.add(answered, 'extension-approved', rng.pick(CENTRE.dispatch), { duration });
  else leg.add(answered, 'extension-refused', rng.pick(CENTRE.dispatch), { reason: rng.pick(PHRASES.moreTimeRefused) });
}

/** Half as much again, in the standard's own unit. */
function someMore(standard: Duration): Duration {
  if ('workdays' in standard) return { workdays: Math.max(1, Math.round(standard.workdays / 2)) };
  if ('urgentHours' in standard) return { urgentHours: Math.max(1, standard.urgentHours / 2) };
  if ('hours' in standard) return { hours: Math.max(1, standard.hours / 2) };
  return { minutes: Math.max(30, standard.minutes / 2) };
}

function askForDeferral(leg: Leg, excuses: number): void {
  const { rng, world, severity } = leg.telling;
  if (severity === 'urgent' || !rng.chance(0.018 * excuses)) return;
  const part = Math.min(0.3, leg.ratio / 2);
  const asked = leg.at(part);
  if (asked >= leg.earliestDue) return;
  const answered = leg.later(asked, rng.lognormal(15, 0.4));
  leg.add(asked, 'deferral-requested', clerkOf(leg.unit), { reason: rng.pick(PHRASES.deferralAsked) });
  if (answered >= leg.finish - 2 * MINUTE) return;
  if (rng.chance(0.25)) {
    leg.add(answered, 'deferral-refused', rng.pick(CENTRE.dispatch), { reason: rng.pick(PHRASES.deferralRefused) });
    return;
  }
  const until = world.clock.instant(world.clock.at(answered).day + 1 + rng.below(6), 17);
  leg.add(answered, 'deferral-approved', rng.pick(CENTRE.dispatch), { until: world.clock.print(until) });
  const early = until - rng.between(2, 20) * 3_600_000;
  const resumed = rng.chance(0.3) && early > answered + 3_600_000 ? early : until;
  if (resumed < until) leg.add(resumed, 'deferral-ended', rng.pick(CENTRE.dispatch));
  leg.finish = leg.telling.forward(resumed, Math.max(0.1, leg.ratio - part) * leg.length);
}

function assist(leg: Leg): void {
  const { rng, ref, path, world } = leg.telling;
  const [helper] = assistingUnits(ref, path, world.duties).filter((unit) => unit !== leg.unit);
  if (helper === undefined || !rng.chance(0.12)) return;
  const asked = leg.at(0.1);
  leg.add(asked, 'assist-requested', rng.pick(CENTRE.dispatch), { unit: helper });
  leg.add(leg.later(asked, rng.lognormal(25, 0.5)), 'assist-done', clerkOf(helper), { unit: helper });
}

function joinLater(leg: Leg): void {
  const { rng } = leg.telling;
  if (rng.chance(0.03))
    leg.add(leg.at(leg.ratio * rng.next()), 'joined', rng.pick(CENTRE.hotline), { source: 'hotline' });
}

function crew(leg: Leg): void {
  const { rng } = leg.telling;
  if (!rng.chance(0.3)) return;
  const assigned = leg.later(leg.start, Math.min(rng.lognormal(8, 0.5), leg.length / MINUTE / 10));
  const who = rng.pick(crewsOf(leg.unit));
  leg.add(assigned, 'assigned', clerkOf(leg.unit), { crew: who });
  const back = leg.finish - rng.between(3, 15) * MINUTE;
  if (back > assigned) leg.add(back, 'handed-back', who, { result: rng.pick(PHRASES.done) });
}

/** What is late and stays late is noticed, more often than not. */
function supervise(leg: Leg): void {
  const { rng } = leg.telling;
  const required = leg.later(leg.due, rng.between(20, 150));
  if (leg.isDeferred || required >= leg.finish || !rng.chance(0.55)) return;
  leg.add(required, 'supervision-required', rng.pick(CENTRE.dispatch), { reason: rng.pick(PHRASES.supervise) });
  leg.add(leg.later(required, rng.lognormal(15, 0.6)), 'supervised', CENTRE.supervisor, {
    order: rng.pick(PHRASES.superviseOrder),
  });
}
