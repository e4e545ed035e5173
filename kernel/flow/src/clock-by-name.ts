import type { Instant } from '@bihuan/worktime';
import type { ClockReading } from './clock-types.js';
import {
  type Clock,
  type ClockContext,
  overlayClock,
  read,
  runClock,
  stageClock,
  timelineOf,
  visitClock,
  wholeClock,
} from './clocks.js';
import type { Matter, Pause } from './matter.js';
import { reach } from './spans.js';
import type { Visit } from './visits.js';

/**
 * The present stage's clock, that of one stay in a stage, a run's in one of its forms (the latest's, or by its place among
 * the runs), the whole process's, or an overlay's.
 */
export type ClockName =
  | { readonly kind: 'stage' }
  | { readonly kind: 'visit'; readonly visit: Pick<Visit, 'stage' | 'from' | 'to'> }
  | { readonly kind: 'handling'; readonly form: 'recognised' | 'standard'; readonly run?: number }
  | { readonly kind: 'whole' }
  | { readonly kind: 'overlay'; readonly name: string };

/** Reads one clock at an instant, which must not be before the matter's last event; null where there is no such clock. */
export function readClock(context: ClockContext, matter: Matter, name: ClockName, at: Instant): ClockReading | null {
  const clock = clockOf(context, matter, name);
  return clock === null ? null : read(timelineOf(context, matter), clock, context.policy.warnFraction, at);
}

/**
 * When a clock's allowance is used up, or was: also of a clock that stands still or has stopped. Null where there is no
 * such clock, where it has no limit, or where it stopped before.
 */
export function usedUpAt(context: ClockContext, matter: Matter, name: ClockName): Instant | null {
  const clock = clockOf(context, matter, name);
  if (clock === null || clock.allowance === null) return null;
  return reach(timelineOf(context, matter), clock.spans, clock.allowance);
}

/** The pauses of a clock up to an instant, in order, cut to the clock's own span. `to` null: lasts, end unknown. */
export function standstills(context: ClockContext, matter: Matter, name: ClockName, at: Instant): Pause[] {
  const clock = clockOf(context, matter, name);
  if (clock === null) return [];
  const until = clock.end === null ? at : Math.min(clock.end, at);
  return clock.pauses
    .filter((pause) => pause.from < until && (pause.to === null || pause.to > Math.max(clock.from, pause.from)))
    .map((pause) => ({ ...pause, from: Math.max(pause.from, clock.from), to: endOf(pause, clock.end) }))
    .sort((a, b) => a.from - b.from);
}

function endOf(pause: Pause, end: Instant | null): Instant | null {
  if (end === null) return pause.to;
  return pause.to === null ? end : Math.min(pause.to, end);
}

export function clockOf(context: ClockContext, matter: Matter, name: ClockName): Clock | null {
  const run = matter.runs.at(name.kind === 'handling' ? (name.run ?? -1) : -1);
  if (name.kind === 'visit') return visitClock(context, matter, name.visit);
  if (name.kind === 'whole') return wholeClock(context, matter);
  if (name.kind === 'overlay') return matter.overlays[name.name] ? overlayClock(context, matter, name.name) : null;
  if (name.kind === 'handling') return run === undefined ? null : runClock(context, matter, run, name.form);
  const stage = context.definition.states[matter.state]?.stage ?? null;
  if (stage === null) return null;
  if (context.definition.stages[stage]?.allowance !== 'run') return stageClock(context, matter, stage);
  return run === undefined ? null : runClock(context, matter, run, 'recognised');
}
