import type { Calendar, Duration, Instant, Milliseconds, Timeline } from '@bihuan/worktime';
import { naturalTime } from '@bihuan/worktime';
import { isUp } from './check.js';
import type { ClockReading, Light, MatterClocks } from './clock-types.js';
import type { FlowDefinition } from './definition.js';
import type { Matter, Pause, Run } from './matter.js';
import { reach, type Span, used, without } from './spans.js';
import type { Visit } from './visits.js';

/** What a clock needs besides the matter: the city's calendar, its policy and its units. */
export interface ClockContext {
  readonly definition: FlowDefinition;
  readonly calendar: Calendar;
  readonly policy: ClockPolicy;
  /** Units whose dispatch and handling count together (seeds, part 1, 五(二)6(1)). */
  readonly commandDuty: ReadonlySet<string>;
}

/** The part of a policy that clocks read. */
export interface ClockPolicy {
  readonly stages: Readonly<Record<string, Duration>>;
  /** A clock is yellow from the instant at which this share of its allowance, or less, is left. */
  readonly warnFraction: number;
}

/** A clock as data: where it counts, how much it may, and whether it is over. */
export interface Clock {
  readonly from: Instant;
  readonly spans: readonly Span[];
  readonly pauses: readonly Pause[];
  readonly allowance: Milliseconds | null;
  /** When it stopped; null while it runs or is paused. */
  readonly end: Instant | null;
}

/** All clocks of a matter at an instant, which must not be before its last event. */
export function clocks(context: ClockContext, matter: Matter, at: Instant): MatterClocks {
  const timeline = timelineOf(context, matter);
  const show = (clock: Clock) => read(timeline, clock, context.policy.warnFraction, at);
  const run = matter.runs.at(-1);
  const stage = stageOf(context.definition, matter);
  const handling = run === undefined ? null : show(runClock(context, matter, run, 'recognised'));
  return {
    deferred: matter.ended === null && (run?.pauses ?? []).some((pause) => covers(pause, at)),
    unit: run?.unit ?? null,
    dispatchNo: run === undefined ? null : run.repeats + 1,
    stage:
      stage === null
        ? null
        : {
            name: stage,
            ...(stageIsRun(context.definition, stage) && handling !== null
              ? handling
              : show(stageClock(context, matter, stage))),
          },
    handling,
    whole: show(wholeClock(context, matter)),
    overlays: Object.fromEntries(
      Object.keys(matter.overlays).map((name) => [name, show(overlayClock(context, matter, name))]),
    ),
  };
}

/** Work time, or all time, as the matter's severity says. */
export function timelineOf(context: ClockContext, matter: Matter): Timeline {
  const time = context.definition.severities[matter.severity]?.time ?? 'work';
  return time === 'natural' ? naturalTime(context.calendar.timeZone) : context.calendar;
}

/** The clock of the present visit of a stage whose allowance is the policy's. */
export function stageClock(context: ClockContext, matter: Matter, name: string): Clock {
  return visitClock(context, matter, { stage: name, from: matter.since, to: null });
}

/** The clock of one stay in such a stage, past or present, judged by what holds for the matter now. */
export function visitClock(
  context: ClockContext,
  matter: Matter,
  { stage, from, to }: Pick<Visit, 'stage' | 'from' | 'to'>,
): Clock {
  const rule = context.definition.stages[stage];
  const pauses = matter.pauses.filter((pause) => rule?.pausedBy?.includes(pause.cause));
  const end = to ?? matter.ended;
  return {
    from,
    spans: without([{ start: from, end }], pauses),
    pauses,
    allowance: stageAllowance(context, matter, stage),
    end,
  };
}

export function overlayClock(context: ClockContext, matter: Matter, name: string): Clock {
  const overlay = matter.overlays[name];
  if (overlay === undefined) throw new Error(`matter ${matter.id} has no clock "${name}"`);
  const end = overlay.to ?? matter.ended;
  const duration = context.policy.stages[name];
  const allowance = duration === undefined ? null : timelineOf(context, matter).length(duration);
  return { from: overlay.from, spans: [{ start: overlay.from, end }], pauses: [], allowance, end };
}

/** From the report to the close; never restarted. Its limit follows the latest run. */
export function wholeClock(context: ClockContext, matter: Matter): Clock {
  const { whole } = context.definition;
  const own = matter.pauses.filter(
    (pause) =>
      whole.pausedBy.includes(pause.cause) ||
      whole.pausedIn.some((each) => each.state === pause.cause && (each.severities?.includes(matter.severity) ?? true)),
  );
  const pauses = [...own, ...matter.runs.flatMap((run) => run.pauses)];
  return {
    from: matter.begun,
    spans: without([{ start: matter.begun, end: matter.ended }], pauses),
    pauses,
    allowance: wholeAllowance(context, matter),
    end: matter.ended,
  };
}

/**
 * The handling clock of one run. `recognised`: extensions added, pauses taken out; `extended`: extensions added only;
 * `standard`: neither. The whole history is judged by the run's present dispatch number.
 */
export function runClock(
  context: ClockContext,
  matter: Matter,
  run: Run,
  form: 'recognised' | 'extended' | 'standard',
): Clock {
  const pauses = form === 'recognised' ? run.pauses : [];
  const legs = legSpans(context, matter, run);
  const from = runStart(context, run);
  const unbroken = run.repeats + 1 >= context.definition.run.wholeFromDispatchNo;
  const end = legs.at(-1)?.end ?? null;
  return {
    from,
    spans: without(unbroken ? [{ start: from, end }] : legs, pauses),
    pauses,
    allowance: runAllowance(context, matter, run, form !== 'standard'),
    end,
  };
}

/** The start of a run: its dispatch, or what sent the case to dispatch for a unit with command duty. */
export function runStart(context: ClockContext, run: Run): Instant {
  const first = run.legs[0];
  if (first === undefined) throw new Error(`a run of ${run.unit} has no leg`);
  return context.commandDuty.has(run.unit) ? first.sent : first.from;
}

/** Reads a clock at an instant: what it used, and its light (red after due, yellow from warn). */
export function read(timeline: Timeline, clock: Clock, warnFraction: number, at: Instant): ClockReading {
  const { allowance, spans } = clock;
  const status = statusAt(clock, at);
  const due = allowance === null ? null : reach(timeline, spans, allowance);
  const warn = allowance === null ? null : warnAt(timeline, clock, warnAfter(allowance, warnFraction));
  const running = status === 'running';
  return {
    light: lightAt(status === 'running' ? at : stoodStillAt(clock, at), due, warn),
    dueAt: running ? due : null,
    warnAt: running ? warn : null,
    usedMs: used(timeline, spans, at),
    allowanceMs: allowance,
    status,
    from: clock.from,
    resumes: status === 'paused' ? resumption(spans, at, due, warn) : null,
  };
}

/** With nothing used a clock warns from its beginning, though it may stand still there. */
function warnAt(timeline: Timeline, clock: Clock, after: Milliseconds): Instant | null {
  return after <= 0 ? clock.from : reach(timeline, clock.spans, after);
}

/** The used time from which `allowance − used ≤ warnFraction × allowance`, exactly, rounded up to a millisecond. */
export function warnAfter(allowance: Milliseconds, warnFraction: number): Milliseconds {
  const [digits = '0', exponent = '0'] = warnFraction.toExponential().split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  const scale = BigInt(Math.max(fraction.length - Number(exponent), 0));
  const share = BigInt(whole + fraction) * 10n ** BigInt(Math.max(Number(exponent) - fraction.length, 0));
  const product = BigInt(allowance) * share;
  return allowance - Number(product / 10n ** scale);
}

function statusAt(clock: Clock, at: Instant): ClockReading['status'] {
  if (clock.spans.some((span) => span.start <= at && (span.end === null || at < span.end))) return 'running';
  return clock.end !== null && clock.end <= at ? 'stopped' : 'paused';
}

/** The instant at which a clock that does not run now stopped, or at which the pause that holds it began. */
function stoodStillAt(clock: Clock, at: Instant): Instant {
  if (clock.end !== null && clock.end <= at) return clock.end;
  return Math.max(clock.from, ...clock.pauses.filter((pause) => covers(pause, at)).map((pause) => pause.from));
}

function lightAt(t: Instant, due: Instant | null, warn: Instant | null): Light {
  if (due !== null && t > due) return 'red';
  return warn !== null && t >= warn ? 'yellow' : 'green';
}

function resumption(spans: readonly Span[], at: Instant, dueAt: Instant | null, warnAt: Instant | null) {
  const next = spans.find((span) => span.start > at);
  return next === undefined ? null : { at: next.start, dueAt, warnAt };
}

function legSpans(context: ClockContext, matter: Matter, run: Run): Span[] {
  const command = context.commandDuty.has(run.unit);
  return run.legs.map((leg) => ({ start: command ? leg.sent : leg.from, end: leg.to ?? matter.ended }));
}

function runAllowance(context: ClockContext, matter: Matter, run: Run, extended: boolean): Milliseconds | null {
  if (run.standard === null) return null;
  const timeline = timelineOf(context, matter);
  const more = extended ? run.extensions : [];
  return [run.standard, ...more].reduce((sum, duration) => sum + timeline.length(duration), 0);
}

function stageAllowance(context: ClockContext, matter: Matter, name: string): Milliseconds | null {
  const duration = context.policy.stages[name];
  const unlimited = context.definition.stages[name]?.unlimitedFor?.includes(matter.severity) ?? false;
  return unlimited || duration === undefined ? null : timelineOf(context, matter).length(duration);
}

/** What each stage of the whole process may take; null where it has no limit, or none is set yet. */
export function allowances(context: ClockContext, matter: Matter): { stage: string; allowance: Milliseconds | null }[] {
  const { stages, whole } = context.definition;
  return whole.stages.map((stage) => ({
    stage,
    allowance:
      stages[stage]?.allowance === 'run' ? handlingAllowance(context, matter) : stageAllowance(context, matter, stage),
  }));
}

function wholeAllowance(context: ClockContext, matter: Matter): Milliseconds | null {
  if (handlingAllowance(context, matter) === null) return null;
  return allowances(context, matter).reduce((sum, { allowance }) => sum + (allowance ?? 0), 0);
}

/** The latest run's, with its extensions; before there is one, what the matter was given. */
function handlingAllowance(context: ClockContext, matter: Matter): Milliseconds | null {
  const run = matter.runs.at(-1);
  if (run !== undefined) return runAllowance(context, matter, run, true);
  return matter.standard == null ? null : timelineOf(context, matter).length(matter.standard);
}

function stageOf(definition: FlowDefinition, matter: Matter): string | null {
  return definition.states[matter.state]?.stage ?? null;
}

function stageIsRun(definition: FlowDefinition, stage: string | null): boolean {
  return stage !== null && definition.stages[stage]?.allowance === 'run';
}

function covers(pause: Pause, at: Instant): boolean {
  return pause.from <= at && isUp({ since: pause.from, until: pause.to }, at);
}
