import type { Instant } from '@bihuan/worktime';
import { type ClockContext, runClock, runStart, timelineOf } from './clocks.js';
import type { Matter, Run } from './matter.js';
import { reach } from './spans.js';

/** What a score needs to know of one run, as the matter stands (fold it up to `asOf` first). */
export interface RunFacts {
  readonly case: string;
  readonly unit: string;
  readonly start: Instant;
  /** add(start, standard); null without limit. */
  readonly firstDue: Instant | null;
  readonly void: boolean;
  readonly returnedAway: 'in-time' | 'late' | null;
  readonly deferred: boolean;
  readonly extended: boolean;
  readonly returned: boolean;
  readonly repeat: boolean;
  readonly waiting: boolean;
  /** Due with extensions, no pause taken out, of the latest run while it is handled. */
  readonly handledUntil: Instant | null;
  readonly resolved: boolean;
  readonly onTimeStandard: boolean;
  readonly onTimeExtended: boolean;
  readonly adjusted: Run['adjusted'];
}

/** The facts of all runs of a matter, in the order in which they began. */
export function runFacts(context: ClockContext, matter: Matter): RunFacts[] {
  return matter.runs.map((run, index) => factsOf(context, matter, run, index === matter.runs.length - 1));
}

function factsOf(context: ClockContext, matter: Matter, run: Run, latest: boolean): RunFacts {
  const state = context.definition.states[matter.state];
  const timeline = timelineOf(context, matter);
  const start = runStart(context, run);
  const standardDue = dueOf(context, matter, run, 'standard');
  const extendedDue = run.extensions.length === 0 ? standardDue : dueOf(context, matter, run, 'extended');
  const ended = run.legs.at(-1)?.to ?? null;
  const resolved = latest && state?.resolved === true;
  const handled = latest && state?.stage != null && context.definition.stages[state.stage]?.allowance === 'run';
  return {
    case: matter.id,
    unit: run.unit,
    start,
    firstDue: run.standard === null ? null : timeline.add(start, timeline.length(run.standard)),
    void: state?.void === true,
    returnedAway: run.lostBy !== 'return' ? null : isAfter(ended, standardDue) ? 'late' : 'in-time',
    deferred: run.pauses.length > 0,
    extended: run.extensions.length > 0,
    returned: run.returned,
    repeat: run.repeats > 0,
    waiting: latest && state?.waiting === true,
    handledUntil: handled ? extendedDue : null,
    resolved,
    onTimeStandard: resolved && !isAfter(ended, standardDue),
    onTimeExtended: resolved && !isAfter(ended, extendedDue),
    adjusted: run.adjusted,
  };
}

function dueOf(context: ClockContext, matter: Matter, run: Run, form: 'standard' | 'extended'): Instant | null {
  const clock = runClock(context, matter, run, form);
  return clock.allowance === null ? null : reach(timelineOf(context, matter), clock.spans, clock.allowance);
}

function isAfter(at: Instant | null, due: Instant | null): boolean {
  return at !== null && due !== null && at > due;
}
