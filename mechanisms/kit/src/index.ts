// A mechanism imports the kit alone, so what its files are written in comes through here as well.
export { type DeedRules, DefinitionError, type FlowDefinition, parseDefinition } from '@bihuan/flow';
export type { CalendarDefinition, Duration } from '@bihuan/worktime';
export {
  type CardKind,
  type CardName,
  type CompositeBody,
  type CountRule,
  compositeInForce,
  type IndicatorRule,
} from './card.js';
export { commonKey, type Difference, differences, type EntryKey } from './difference.js';
export {
  type CalendarSource,
  type HolidayList,
  HolidayListError,
  type ResolvedCalendar,
  resolveHolidays,
  type YearRange,
} from './holidays.js';
export {
  type DutyTable,
  type LimitTable,
  OtherRules,
  parseDutyTable,
  parseLimitTable,
} from './other-rules.js';
export { parsePolicy } from './parse-policy.js';
export { PASSWORD_RULE, type PasswordTrouble, passwordTrouble } from './password-rule.js';
export {
  POLICY_DEFAULTS,
  type Policy,
  PolicyError,
  type PolicyErrorCode,
  STAGES,
  type StageAllowance,
  type StageName,
  TIMELY_MODES,
  type TimelyMode,
} from './policy.js';
export { policyInForce } from './policy-in-force.js';
export { parseUnits, type Unit, type UnitList, UnitListError, type UnitListErrorCode } from './units.js';
