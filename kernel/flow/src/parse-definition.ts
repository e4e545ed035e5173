import type { Effect, EventRule, FieldRule, FlowDefinition, Guard } from './definition.js';

/** A definition that does not hold together. `path` names the place, e.g. `events.filed.to`. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  constructor(
    readonly path: string,
    readonly why: string,
  ) {
    super(`${path}: ${why}`);
  }
}

const effects: readonly Effect[] = [
  'begin',
  'set-standard',
  'dispatch',
  'end-leg',
  'return',
  'extend',
  'pause',
  'resume',
  'adjust',
];
const guardNames: readonly Guard[] = ['sent-collector', 'not-handler', 'before-due'];
const fieldTypes: readonly FieldRule['type'][] = [
  'text',
  'boolean',
  'number',
  'integer',
  'duration',
  'instant',
  'point',
  'list',
  'unit',
];
const units = ['minutes', 'hours', 'workdays', 'urgentHours'];

/** What each effect reads from its event's data. */
const reads: Partial<Record<Effect, Readonly<Record<string, readonly FieldRule['type'][]>>>> = {
  begin: { severity: ['text'] },
  'set-standard': { standard: ['duration'] },
  dispatch: { unit: ['unit'], standard: ['duration'] },
  extend: { duration: ['duration'] },
  pause: { until: ['instant'] },
  adjust: { unit: ['unit'], effect: ['text'] },
};

/**
 * Checks a stored or edited definition and gives it back typed.
 * @throws DefinitionError at the first place that does not hold together
 */
export function parseDefinition(value: unknown): FlowDefinition {
  const root = object(value, 'definition');
  text(root.id, 'id');
  if (!Number.isInteger(root.version) || Number(root.version) < 1) fail('version', 'must be a whole number from 1');
  for (const part of ['severities', 'states', 'stages', 'overlays', 'events', 'run', 'whole']) object(root[part], part);
  const definition = value as FlowDefinition;
  checkSeverities(definition);
  checkStates(definition);
  checkStages(definition);
  const marks = raisedMarks(definition);
  for (const [type, rule] of Object.entries(definition.events)) checkEvent(definition, marks, type, rule);
  checkOverlays(definition);
  checkRunAndWhole(definition);
  checkReachable(definition);
  return definition;
}

function checkSeverities(definition: FlowDefinition): void {
  for (const [name, rule] of Object.entries(definition.severities)) {
    const path = `severities.${name}`;
    oneOf(rule?.time, ['work', 'natural'], `${path}.time`);
    for (const unit of list(rule.refuses, `${path}.refuses`)) oneOf(unit, units, `${path}.refuses`);
  }
}

function checkStates(definition: FlowDefinition): void {
  for (const [name, state] of Object.entries(definition.states)) {
    const path = `states.${name}`;
    if (typeof state?.open !== 'boolean') fail(`${path}.open`, 'must be true or false');
    if (state.stage !== null) known(state.stage, definition.stages, `${path}.stage`);
    if (state.open && state.stage === null)
      fail(`${path}.stage`, 'an open state needs a stage, whose clock runs in it');
    if (!state.open && state.stage !== null) fail(`${path}.stage`, 'an end state has no stage');
  }
}

function checkStages(definition: FlowDefinition): void {
  for (const [name, stage] of Object.entries(definition.stages)) {
    oneOf(stage?.allowance, ['policy', 'run'], `stages.${name}.allowance`);
    for (const severity of stage.unlimitedFor ?? []) {
      known(severity, definition.severities, `stages.${name}.unlimitedFor`);
    }
  }
}

function raisedMarks(definition: FlowDefinition): Set<string> {
  return new Set(Object.values(definition.events).flatMap((rule) => rule.raises ?? []));
}

function checkEvent(definition: FlowDefinition, marks: ReadonlySet<string>, type: string, rule: EventRule): void {
  const path = `events.${type}`;
  object(rule, path);
  const fields = object(rule.data, `${path}.data`) as Record<string, FieldRule>;
  for (const [member, field] of Object.entries(fields)) oneOf(field?.type, fieldTypes, `${path}.data.${member}.type`);
  if (typeof rule.from === 'string') oneOf(rule.from, ['new', 'open', 'any'], `${path}.from`);
  else for (const state of list(rule.from, `${path}.from`)) known(state, definition.states, `${path}.from`);
  checkTarget(definition, path, rule);
  for (const kind of ['needs', 'bars', 'clears'] as const) {
    for (const mark of rule[kind] ?? []) {
      if (!marks.has(mark)) fail(`${path}.${kind}`, `no event raises the mark "${mark}"`);
    }
  }
  if (list(rule.by, `${path}.by`).length === 0) fail(`${path}.by`, 'names no role: nobody could write it');
  for (const guard of rule.guards ?? []) oneOf(guard, guardNames, `${path}.guards`);
  for (const name of ['sends', 'hands'] as const) {
    const member = rule[name];
    if (member !== undefined && rule.data[member]?.type !== 'text') {
      fail(`${path}.${name}`, `"${member}" is no text of the data`);
    }
  }
  checkEffect(path, rule);
}

function checkTarget(definition: FlowDefinition, path: string, rule: EventRule): void {
  if (rule.from === 'new' && typeof rule.to !== 'string') fail(`${path}.to`, 'a first event needs a state to begin in');
  if (rule.to === undefined) return;
  if (typeof rule.to === 'string') {
    known(rule.to, definition.states, `${path}.to`);
    return;
  }
  known(rule.to.true, definition.states, `${path}.to.true`);
  known(rule.to.false, definition.states, `${path}.to.false`);
  if (rule.data[rule.to.by]?.type !== 'boolean') fail(`${path}.to.by`, 'must name a boolean of the data');
}

function checkEffect(path: string, rule: EventRule): void {
  if ((rule.from === 'new') !== (rule.effect === 'begin')) fail(`${path}.effect`, '"begin" belongs to a first event');
  if (rule.lasting !== undefined && !rule.raises?.includes(rule.lasting)) {
    fail(`${path}.lasting`, `"${rule.lasting}" is not among the marks it raises`);
  }
  if (rule.lasting !== undefined && rule.data.until?.type !== 'instant') {
    fail(`${path}.data.until`, 'a lasting mark needs an instant "until"');
  }
  if (rule.effect === undefined) return;
  oneOf(rule.effect, effects, `${path}.effect`);
  for (const [member, types] of Object.entries(reads[rule.effect] ?? {})) {
    const type = rule.data[member]?.type;
    if (type === undefined || !types.includes(type)) {
      fail(`${path}.data.${member}`, `the effect "${rule.effect}" reads it as ${types.join(' or ')}`);
    }
  }
}

function checkOverlays(definition: FlowDefinition): void {
  for (const [name, overlay] of Object.entries(definition.overlays)) {
    known(overlay?.startedBy, definition.events, `overlays.${name}.startedBy`);
    known(overlay.stoppedBy, definition.events, `overlays.${name}.stoppedBy`);
  }
}

function checkRunAndWhole(definition: FlowDefinition): void {
  const { run, whole } = definition;
  for (const state of list(run.repeatFrom, 'run.repeatFrom')) known(state, definition.states, 'run.repeatFrom');
  for (const state of list(run.returnedStates, 'run.returnedStates')) {
    known(state, definition.states, 'run.returnedStates');
  }
  if (!Number.isInteger(run.wholeFromDispatchNo) || run.wholeFromDispatchNo < 2) {
    fail('run.wholeFromDispatchNo', 'must be a whole number from 2');
  }
  known(run.commandStage, definition.stages, 'run.commandStage');
  for (const stage of list(whole.stages, 'whole.stages')) known(stage, definition.stages, 'whole.stages');
  for (const [i, halt] of list(whole.pausedIn, 'whole.pausedIn').entries()) {
    const { state, severities = [] } = halt as FlowDefinition['whole']['pausedIn'][number];
    known(state, definition.states, `whole.pausedIn[${i}].state`);
    for (const severity of severities) known(severity, definition.severities, `whole.pausedIn[${i}].severities`);
  }
}

/** Every state can be come to, and from every open state the matter can end. */
function checkReachable(definition: FlowDefinition): void {
  const edges = Object.values(definition.events).flatMap((rule) =>
    targets(rule).flatMap((to) => origins(definition, rule).map((from) => [from, to] as const)),
  );
  const begun = spread(['new'], edges);
  for (const state of Object.keys(definition.states)) {
    if (!begun.has(state)) fail(`states.${state}`, 'no event leads to it');
  }
  const ends = Object.entries(definition.states).filter(([, state]) => !state.open);
  const ending = spread(
    ends.map(([name]) => name),
    edges.map(([from, to]) => [to, from] as const),
  );
  for (const state of Object.keys(definition.states)) {
    if (!ending.has(state)) fail(`states.${state}`, 'a matter in it could never end');
  }
}

function targets(rule: EventRule): string[] {
  if (rule.to === undefined) return [];
  return typeof rule.to === 'string' ? [rule.to] : [rule.to.true, rule.to.false];
}

function origins(definition: FlowDefinition, rule: EventRule): readonly string[] {
  if (rule.from === 'new') return ['new'];
  const names = Object.keys(definition.states);
  if (rule.from === 'any') return names;
  return rule.from === 'open' ? names.filter((name) => definition.states[name]?.open) : rule.from;
}

function spread(from: readonly string[], edges: readonly (readonly [string, string])[]): Set<string> {
  const seen = new Set(from);
  for (let grown = -1; grown !== seen.size; ) {
    grown = seen.size;
    for (const [a, b] of edges) if (seen.has(a)) seen.add(b);
  }
  return seen;
}

function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'must be an object');
  return value as Record<string, unknown>;
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) fail(path, 'must be a list');
  return value as unknown[];
}

function text(value: unknown, path: string): void {
  if (typeof value !== 'string' || value === '') fail(path, 'must be a text that is not empty');
}

function oneOf(value: unknown, allowed: readonly string[], path: string): void {
  if (typeof value !== 'string' || !allowed.includes(value)) fail(path, `must be one of ${allowed.join(', ')}`);
}

function known(name: unknown, among: object, path: string): void {
  if (typeof name !== 'string' || !Object.hasOwn(among, name)) fail(path, `"${String(name)}" is not defined`);
}

function fail(path: string, why: string): never {
  throw new DefinitionError(path, why);
}
