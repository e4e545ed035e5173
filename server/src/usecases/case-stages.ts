import type { LedgerClock, StageView, StageVisitView } from '@bihuan/contracts';
import {
  allowances,
  type ClockName,
  type ClockReading,
  readClock,
  standstills,
  usedUpAt,
  type Visit,
} from '@bihuan/flow';
import { formatInstant } from '@bihuan/worktime';
import { groundOf, type History } from './case-history.js';
import { namedUnit } from './case-summary.js';
import { clockView, instantOrNull } from './clock-view.js';

const minute = 60_000;

/** A clock of a case as people ask for it: by what it is called, and which of several. */
export interface NamedClock {
  readonly name: ClockName;
  /** The stage that it measures; null: the whole process or an overlay. */
  readonly stage: string | null;
  /** Counted from 1; null where there is only one of its kind. */
  readonly visit: number | null;
  readonly begunBy: string;
  /** Place among the runs, of a run's clock. */
  readonly run: number | null;
}

/** Every stage of the case with its visits, as the kernel reckons them. */
export function stagesOf(history: History): StageView[] {
  const { context, flow, matter } = history;
  const present = flow.states[matter.state]?.stage ?? null;
  return allowances(context, matter).map(({ stage, allowance }) => {
    const visits = clocksIn(history, stage).flatMap((clock) => visitView(history, clock) ?? []);
    return {
      stage,
      status: stage === present ? 'now' : visits.length > 0 ? 'done' : 'ahead',
      allowanceMinutes: allowance === null ? null : allowance / minute,
      visits,
    };
  });
}

/** The clock that somebody asks for; null where the case has none such. */
export function clockAsked(history: History, clock: LedgerClock, visit: number | undefined): NamedClock | null {
  const { flow, matter } = history;
  const [first] = history.events;
  if (clock === 'whole') {
    return { name: { kind: 'whole' }, stage: null, visit: null, begunBy: first?.type ?? '', run: null };
  }
  if (clock === 'supervision') {
    const rule = flow.overlays.supervision;
    if (rule === undefined || matter.overlays.supervision === undefined) return null;
    const name = { kind: 'overlay', name: 'supervision' } as const;
    return { name, stage: null, visit: null, begunBy: rule.startedBy, run: null };
  }
  const stage = stageNamed(history, clock);
  if (stage === null) return null;
  const clocks = clocksIn(history, stage);
  const found = visit === undefined ? clocks.at(-1) : clocks[visit - 1];
  if (found === undefined) return null;
  if (clock !== 'standard' || found.name.kind !== 'handling') return found;
  return { ...found, name: { ...found.name, form: 'standard' } };
}

function stageNamed({ flow, matter }: History, clock: LedgerClock): string | null {
  if (clock === 'stage') return flow.states[matter.state]?.stage ?? null;
  if (clock !== 'standard') return clock;
  return Object.keys(flow.stages).find((stage) => flow.stages[stage]?.allowance === 'run') ?? null;
}

/** A stage's clocks, the earliest first: one for each visit, or for each run where the stage is a run's. */
export function clocksIn(history: History, stage: string): NamedClock[] {
  const { flow, visits, matter } = history;
  const here = visits.filter((visit) => visit.stage === stage);
  if (flow.stages[stage]?.allowance !== 'run') {
    return here.map((visit, i) => ({
      name: { kind: 'visit', visit },
      stage,
      visit: i + 1,
      begunBy: visit.begunBy,
      run: null,
    }));
  }
  return matter.runs.map((_, run) => ({
    name: { kind: 'handling', form: 'recognised', run },
    stage,
    visit: run + 1,
    begunBy: begunBy(history, run, legVisits(history, run)),
    run,
  }));
}

/** What began a run: its dispatch, or for a unit with command duty what sent the case there. */
function begunBy(history: History, run: number, legs: readonly Visit[]): string {
  const { context, matter, visits } = history;
  const reading = readClock(context, matter, { kind: 'handling', form: 'recognised', run }, history.now);
  const [leg] = legs;
  if (reading === null || leg === undefined || reading.from === leg.from) return leg?.begunBy ?? '';
  return visits.findLast((visit) => visit.from <= reading.from)?.begunBy ?? leg.begunBy;
}

/** The stays that are the legs of a run. */
function legVisits({ flow, matter, visits }: History, run: number): Visit[] {
  const before = matter.runs.slice(0, run).reduce((sum, each) => sum + each.legs.length, 0);
  const handling = visits.filter((visit) => flow.stages[visit.stage]?.allowance === 'run');
  return handling.slice(before, before + (matter.runs[run]?.legs.length ?? 0));
}

function visitView(history: History, clock: NamedClock): StageVisitView | null {
  const { context, matter, now, zone } = history;
  const reading = readClock(context, matter, clock.name, now);
  if (reading === null) return null;
  const { to, endedBy } = endOf(history, clock);
  return {
    no: clock.visit ?? 1,
    from: formatInstant(reading.from, zone),
    to: instantOrNull(to, zone),
    begunBy: clock.begunBy,
    endedBy,
    clock: clockView(reading, zone),
    dueAt: instantOrNull(usedUpAt(context, matter, clock.name), zone),
    stood: stoodIn(history, clock, reading),
    run: runView(history, clock.run),
  };
}

function endOf(history: History, clock: NamedClock): { to: number | null; endedBy: string | null } {
  if (clock.name.kind === 'visit') {
    const { visit } = clock.name;
    return history.visits.find((each) => each === visit) ?? { to: null, endedBy: null };
  }
  return legVisits(history, clock.run ?? 0).at(-1) ?? { to: null, endedBy: null };
}

function stoodIn(history: History, clock: NamedClock, reading: ClockReading): StageVisitView['stood'] {
  const { context, matter, now, zone } = history;
  return standstills(context, matter, clock.name, Math.max(now, reading.from)).map((pause) => ({
    from: formatInstant(pause.from, zone),
    to: instantOrNull(pause.to, zone),
    cause: pause.cause,
    by: history.person(pause.by),
    ground: groundOf(history, pause),
  }));
}

export function runView(history: History, no: number | null): StageVisitView['run'] {
  const { config, flow, matter, zone } = history;
  const run = no === null ? undefined : matter.runs[no];
  if (no === null || run === undefined) return null;
  const dispatchNo = run.repeats + 1;
  return {
    unit: namedUnit(config, run.unit),
    dispatchNo,
    standard: run.standard,
    extensions: [...run.extensions],
    legs: legVisits(history, no).map(({ from, to, endedBy }) => ({
      from: formatInstant(from, zone),
      to: instantOrNull(to, zone),
      endedBy,
    })),
    unbroken: dispatchNo >= flow.run.wholeFromDispatchNo,
  };
}
