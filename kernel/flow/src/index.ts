export { apply, fold } from './apply.js';
export { check, isUp, legalTypes, refusedWhateverItSays, type UnitsKnown } from './check.js';
export { type ClockName, readClock, standstills, usedUpAt } from './clock-by-name.js';
export type { ClockReading, LedgerLine, Light, MatterClocks } from './clock-types.js';
export { allowances, type ClockContext, type ClockPolicy, clocks, timelineOf } from './clocks.js';
export { type Command, type DecideFacts, type Decision, decide, type GuardFacts, guard } from './decide.js';
export type { DeedCondition, DeedRule, DeedRules, MarkRule } from './deed-rules.js';
export { type Deed, type DeedBook, deedsOf, NO_DEEDS, noteDeeds } from './deeds.js';
export type {
  Effect,
  EventRule,
  FieldRule,
  FlowDefinition,
  Guard,
  OverlayRule,
  RunRule,
  SeverityRule,
  StageRule,
  StateRule,
  WholeRule,
} from './definition.js';
export { type RunFacts, runFacts } from './facts.js';
export { ledger } from './ledger.js';
export type { Leg, Mark, Matter, MatterEvent, Pause, Run } from './matter.js';
export { unmeasurable } from './measure.js';
export { DefinitionError, parseDefinition } from './parse-definition.js';
export { EventError, parseEvent } from './parse-event.js';
export { describe, type Refusal, type RefusalCode } from './refusal.js';
export { type Visit, visits } from './visits.js';
