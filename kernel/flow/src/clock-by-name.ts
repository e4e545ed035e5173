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
  wholeClock,
} from './clocks.js';
import type { Matter } from './matter.js';

/** The present stage's clock, the latest run's in one of its forms, the whole process's, or an overlay's. */
export type ClockName =
  | { readonly kind: 'stage' }
  | { readonly kind: 'handling'; readonly form: 'recognised' | 'standard' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'overlay'; readonly name: string };

/** Reads one clock at an instant, which must not be before the matter's last event; null where there is no such clock. */
export function readClock(context: ClockContext, matter: Matter, name: ClockName, at: Instant): ClockReading | null {
  const clock = clockOf(context, matter, name);
  return clock === null ? null : read(timelineOf(context, matter), clock, context.policy.warnFraction, at);
}

export function clockOf(context: ClockContext, matter: Matter, name: ClockName): Clock | null {
  const run = matter.runs.at(-1);
  if (name.kind === 'whole') return wholeClock(context, matter);
  if (name.kind === 'overlay') return matter.overlays[name.name] ? overlayClock(context, matter, name.name) : null;
  if (name.kind === 'handling') return run === undefined ? null : runClock(context, matter, run, name.form);
  const stage = context.definition.states[matter.state]?.stage ?? null;
  if (stage === null) return null;
  if (context.definition.stages[stage]?.allowance !== 'run') return stageClock(context, matter, stage);
  return run === undefined ? null : runClock(context, matter, run, 'recognised');
}
