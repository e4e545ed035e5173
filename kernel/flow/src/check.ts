import { type DurationUnit, parseDuration } from '@bihuan/worktime';
import { misfit } from './check-data.js';
import type { EventRule, FlowDefinition } from './definition.js';
import type { Mark, Matter, MatterEvent } from './matter.js';
import type { Refusal } from './refusal.js';

/** What legality needs to know of the world. */
export interface UnitsKnown {
  has(unit: string): boolean;
}

/**
 * Is the event legal as the matter's next? Null where it is.
 * @param matter the matter so far; null before its first event
 */
export function check(
  definition: FlowDefinition,
  matter: Matter | null,
  event: MatterEvent,
  units: UnitsKnown,
): Refusal | null {
  const rule = ruleOf(definition, event.type);
  if (rule === undefined) return { code: 'unknown-type', case: event.case, type: event.type };
  if (matter !== null && event.at < matter.last) {
    return { code: 'out-of-order', case: event.case, at: event.at, last: matter.last };
  }
  return (
    (isLegal(definition, matter, rule, event.at) ? null : notLegal(definition, matter, event)) ??
    checkData(rule, event) ??
    checkRun(definition, matter, rule, event, units)
  );
}

/** The event types that are legal for the matter at an instant, in the definition's order. */
export function legalTypes(definition: FlowDefinition, matter: Matter | null, at: number): string[] {
  return Object.entries(definition.events)
    .filter(([, rule]) => isLegal(definition, matter, rule, at))
    .map(([type]) => type);
}

/** Why an event that is legal by the flow would be refused whatever its data says; null where it depends on the data. */
export function refusedWhateverItSays(definition: FlowDefinition, matter: Matter, type: string): Refusal | null {
  const rule = ruleOf(definition, type);
  return rule === undefined ? null : refusedAnyway(rule, matter);
}

/** Is the mark up at an instant? A mark with an end is down from that instant on. */
export function isUp(mark: Mark | undefined, at: number): boolean {
  return mark !== undefined && (mark.until === null || at < mark.until);
}

export function ruleOf(definition: FlowDefinition, type: string): EventRule | undefined {
  return Object.hasOwn(definition.events, type) ? definition.events[type] : undefined;
}

function isLegal(definition: FlowDefinition, matter: Matter | null, rule: EventRule, at: number): boolean {
  if (matter === null) return rule.from === 'new';
  return (
    fromFits(definition, matter, rule) &&
    (rule.needs ?? []).every((mark) => isUp(matter.marks[mark], at)) &&
    !(rule.bars ?? []).some((mark) => isUp(matter.marks[mark], at))
  );
}

function fromFits(definition: FlowDefinition, matter: Matter, rule: EventRule): boolean {
  if (rule.from === 'new') return false;
  if (rule.effect === 'adjust' && matter.runs.length === 0) return false;
  if (rule.effect === 'resume' && !matter.runs.some((run) => run.pauses.length > 0)) return false;
  if (rule.from === 'any') return true;
  if (rule.from === 'open') return definition.states[matter.state]?.open === true;
  return rule.from.includes(matter.state);
}

function notLegal(definition: FlowDefinition, matter: Matter | null, event: MatterEvent): Refusal {
  const legal = legalTypes(definition, matter, event.at);
  return { code: 'not-legal', case: event.case, state: matter?.state ?? 'new', type: event.type, legal };
}

function checkData(rule: EventRule, event: MatterEvent): Refusal | null {
  for (const [member, field] of Object.entries(rule.data)) {
    const value = event.data[member];
    if (value === undefined) {
      if (!field.optional) return { code: 'missing', case: event.case, type: event.type, member };
      continue;
    }
    const expected = misfit(value, field, event.at);
    if (expected !== null) return { code: 'invalid', case: event.case, type: event.type, member, expected };
  }
  return null;
}

function checkRun(
  definition: FlowDefinition,
  matter: Matter | null,
  rule: EventRule,
  event: MatterEvent,
  units: UnitsKnown,
): Refusal | null {
  const id = event.case;
  for (const [member, field] of Object.entries(rule.data)) {
    const value = event.data[member];
    if (value === undefined || value === null) continue;
    if (field.type === 'unit' && !units.has(value as string)) {
      return { code: 'unknown-unit', case: id, unit: value as string };
    }
    if (field.type === 'duration') {
      const severity = severityAfter(matter, rule, event);
      const unit = Object.keys(parseDuration(value))[0] as DurationUnit;
      if (definition.severities[severity]?.refuses.includes(unit)) {
        return { code: 'duration-unit', case: id, member, unit, severity };
      }
    }
  }
  if (matter === null) return null;
  const run = matter.runs.at(-1);
  if (rule.effect === 'dispatch' && run?.unit === event.data.unit && event.data.standard !== undefined) {
    return { code: 'standard-on-run', case: id, unit: run?.unit ?? '' };
  }
  const hopeless = refusedAnyway(rule, matter);
  if (hopeless !== null) return hopeless;
  if (rule.effect === 'adjust' && !matter.runs.some((each) => each.unit === event.data.unit)) {
    return { code: 'no-run', case: id, unit: String(event.data.unit) };
  }
  return null;
}

function refusedAnyway(rule: EventRule, matter: Matter): Refusal | null {
  const noLimit = rule.effect === 'extend' && matter.runs.at(-1)?.standard === null;
  return noLimit ? { code: 'no-limit', case: matter.id } : null;
}

function severityAfter(matter: Matter | null, rule: EventRule, event: MatterEvent): string {
  const corrects = rule.effect === 'begin' || rule.effect === 'set-standard';
  const named = corrects ? event.data.severity : undefined;
  return typeof named === 'string' ? named : (matter?.severity ?? '');
}
