import type { Duration } from '@bihuan/worktime';
import { parseInstant } from '@bihuan/worktime';
import { ruleOf } from './check.js';
import type { EventRule, FlowDefinition } from './definition.js';
import type { Leg, Mark, Matter, MatterEvent, Pause, Run } from './matter.js';

/**
 * The matter after one more event, which must be legal (`check`). Nothing is mutated.
 * @throws Error where the event could not have been checked (unknown type, no matter to apply it to)
 */
export function apply(definition: FlowDefinition, matter: Matter | null, event: MatterEvent): Matter {
  const rule = ruleOf(definition, event.type);
  if (rule === undefined) throw new Error(`no event type "${event.type}": check the event before applying it`);
  if (matter === null) {
    if (rule.effect !== 'begin') throw new Error(`"${event.type}" cannot begin a matter: check it before applying it`);
    return begin(definition, rule, event);
  }
  const state = nextState(rule, event) ?? matter.state;
  const moved = { ...matter, ...affect(definition, rule, matter, event) };
  return {
    ...moved,
    state,
    seq: matter.seq + 1,
    last: event.at,
    ...visit(definition, matter, state, event),
    marks: marked(definition, rule, matter, state, event),
    pauses: paused(definition, rule, matter, state, event),
    overlays: overlaid(definition, matter, state, event),
    sentTo: rule.sends === undefined ? matter.sentTo : String(event.data[rule.sends]),
    handlers: handling(rule, matter, event),
  };
}

/** Folds a whole history; each event must be legal. */
export function fold(definition: FlowDefinition, events: Iterable<MatterEvent>): Matter | null {
  let matter: Matter | null = null;
  for (const event of events) matter = apply(definition, matter, event);
  return matter;
}

function begin(definition: FlowDefinition, rule: EventRule, event: MatterEvent): Matter {
  const state = nextState(rule, event);
  if (state === undefined) throw new Error(`"${event.type}" begins a matter but names no state`);
  return {
    id: event.case,
    state,
    severity: String(event.data.severity),
    seq: 1,
    begun: event.at,
    last: event.at,
    since: event.at,
    marks: raised(rule, {}, event),
    pauses: haltIn(definition, state, event),
    runs: [],
    overlays: {},
    ended: null,
    sentTo: null,
    handlers: [],
  };
}

function nextState(rule: EventRule, event: MatterEvent): string | undefined {
  if (rule.to === undefined || typeof rule.to === 'string') return rule.to;
  return event.data[rule.to.by] === true ? rule.to.true : rule.to.false;
}

/** A new stage begins a new visit; the same stage goes on. */
function visit(definition: FlowDefinition, matter: Matter, state: string, event: MatterEvent) {
  const before = definition.states[matter.state];
  const after = definition.states[state];
  return {
    since: before?.stage === after?.stage ? matter.since : event.at,
    ended: after?.open ? null : (matter.ended ?? event.at),
  };
}

/** Marks fall when an event clears them, and all of them when the matter ends. */
function marked(
  definition: FlowDefinition,
  rule: EventRule,
  matter: Matter,
  state: string,
  event: MatterEvent,
): Readonly<Record<string, Mark>> {
  const ends = !definition.states[state]?.open;
  if (!ends && rule.clears === undefined && rule.raises === undefined) return matter.marks;
  const marks = ends ? {} : { ...matter.marks };
  for (const mark of rule.clears ?? []) delete marks[mark];
  return raised(rule, marks, event);
}

function raised(rule: EventRule, marks: Record<string, Mark>, event: MatterEvent): Record<string, Mark> {
  for (const mark of rule.raises ?? []) {
    const until = mark === rule.lasting ? parseInstant(String(event.data.until)) : null;
    marks[mark] = { since: event.at, until };
  }
  return marks;
}

/** Pauses that marks and states cause: closed when the mark falls or the state is left, opened when it comes. */
function paused(definition: FlowDefinition, rule: EventRule, matter: Matter, state: string, event: MatterEvent) {
  const moved = state !== matter.state;
  if (!moved && rule.clears === undefined && rule.raises === undefined) return matter.pauses;
  const causes = pausingMarks(definition);
  const falls = (rule.clears ?? []).filter((mark) => causes.has(mark));
  const rises = (rule.raises ?? []).filter((mark) => causes.has(mark));
  if (!moved && falls.length === 0 && rises.length === 0) return matter.pauses;
  const closed = matter.pauses.map((pause) => {
    const over = pause.to === null && (falls.includes(pause.cause) || (moved && pause.cause === matter.state));
    return over ? { ...pause, to: event.at } : pause;
  });
  const opened = rises.map((cause) => ({ from: event.at, to: null, cause, by: event.actor }));
  return [...closed, ...opened, ...(moved ? haltIn(definition, state, event) : [])];
}

const pausing = new WeakMap<FlowDefinition, ReadonlySet<string>>();

/** The marks that pause some clock; worked out once a definition, since it is asked at every event. */
function pausingMarks(definition: FlowDefinition): ReadonlySet<string> {
  const known = pausing.get(definition);
  if (known !== undefined) return known;
  const stages = Object.values(definition.stages).flatMap((stage) => stage.pausedBy ?? []);
  const marks = new Set([...definition.whole.pausedBy, ...stages]);
  pausing.set(definition, marks);
  return marks;
}

function haltIn(definition: FlowDefinition, state: string, event: MatterEvent): Pause[] {
  const halts = definition.whole.pausedIn.some((each) => each.state === state);
  return halts ? [{ from: event.at, to: null, cause: state, by: event.actor }] : [];
}

function overlaid(definition: FlowDefinition, matter: Matter, state: string, event: MatterEvent): Matter['overlays'] {
  if (!definition.states[state]?.open) return stopped(matter.overlays, event.at);
  for (const [name, rule] of Object.entries(definition.overlays)) {
    const running = matter.overlays[name];
    if (event.type === rule.startedBy && (running === undefined || running.to !== null)) {
      return { ...matter.overlays, [name]: { from: event.at, to: null } };
    }
    if (event.type === rule.stoppedBy && running !== undefined && running.to === null) {
      return { ...matter.overlays, [name]: { from: running.from, to: event.at } };
    }
  }
  return matter.overlays;
}

function stopped(overlays: Matter['overlays'], at: number): Matter['overlays'] {
  const entries = Object.entries(overlays).map(([name, { from, to }]) => [name, { from, to: to ?? at }] as const);
  return Object.fromEntries(entries);
}

/** Whoever acts for the unit on the matter, or is handed it, is one of its handlers. */
function handling(rule: EventRule, matter: Matter, event: MatterEvent): readonly string[] {
  const named = rule.hands === undefined ? [] : [String(event.data[rule.hands])];
  const acting = rule.asHandler === true ? [event.actor] : [];
  const more = [...acting, ...named].filter((each) => !matter.handlers.includes(each));
  return more.length === 0 ? matter.handlers : [...matter.handlers, ...new Set(more)];
}

function affect(definition: FlowDefinition, rule: EventRule, matter: Matter, event: MatterEvent): Partial<Matter> {
  switch (rule.effect) {
    case 'set-standard':
      return {
        standard: event.data.standard as Duration | null,
        severity: typeof event.data.severity === 'string' ? event.data.severity : matter.severity,
      };
    case 'dispatch':
      return { runs: dispatched(definition, matter, event) };
    case 'end-leg':
      return { runs: withLatest(matter, (run) => endLeg(run, event.at)) };
    case 'return':
      return { runs: withLatest(matter, (run) => ({ ...endLeg(run, event.at), returned: true })) };
    case 'extend':
      return {
        runs: withLatest(matter, (run) => ({
          ...run,
          extensions: [...run.extensions, event.data.duration as Duration],
        })),
      };
    case 'pause':
      return { runs: withLatest(matter, (run) => ({ ...run, pauses: [...run.pauses, planned(rule, event)] })) };
    case 'resume':
      return { runs: withLatest(matter, (run) => endPause(run, event.at)) };
    case 'adjust':
      return { runs: adjusted(matter, event) };
    default:
      return {};
  }
}

function dispatched(definition: FlowDefinition, matter: Matter, event: MatterEvent): readonly Run[] {
  const unit = String(event.data.unit);
  const waited = definition.states[matter.state]?.stage === definition.run.commandStage;
  const leg: Leg = { sent: waited ? matter.since : event.at, from: event.at, to: null };
  const latest = matter.runs.at(-1);
  if (latest?.unit === unit) {
    const repeat = definition.run.repeatFrom.includes(matter.state) ? 1 : 0;
    return withLatest(matter, (run) => ({ ...run, legs: [...run.legs, leg], repeats: run.repeats + repeat }));
  }
  const standard =
    event.data.standard === undefined ? (matter.standard ?? null) : (event.data.standard as Duration | null);
  const lostBy = definition.run.returnedStates.includes(matter.state) ? 'return' : 'other';
  return [
    ...withLatest(matter, (run) => ({ ...run, lostBy })),
    {
      unit,
      standard,
      legs: [leg],
      extensions: [],
      pauses: [],
      repeats: 0,
      returned: false,
      lostBy: null,
      adjusted: null,
    },
  ];
}

function planned(rule: EventRule, event: MatterEvent): Pause {
  const cause = rule.lasting ?? event.type;
  return { from: event.at, to: parseInstant(String(event.data.until)), cause, by: event.actor };
}

function endLeg(run: Run, at: number): Run {
  const legs = run.legs.map((leg, i) => (i === run.legs.length - 1 ? { ...leg, to: at } : leg));
  return { ...endPause(run, at), legs };
}

/** Ends a pause that is still running; one that ran out before stays as it was. */
function endPause(run: Run, at: number): Run {
  const last = run.pauses.at(-1);
  if (last === undefined || last.to === null || last.to <= at) return run;
  return { ...run, pauses: [...run.pauses.slice(0, -1), { ...last, to: at }] };
}

function adjusted(matter: Matter, event: MatterEvent): readonly Run[] {
  const index = matter.runs.findLastIndex((run) => run.unit === event.data.unit);
  return matter.runs.map((run, i) => (i === index ? { ...run, adjusted: event.data.effect as Run['adjusted'] } : run));
}

function withLatest(matter: Matter, change: (run: Run) => Run): readonly Run[] {
  const latest = matter.runs.at(-1);
  return latest === undefined ? matter.runs : [...matter.runs.slice(0, -1), change(latest)];
}
