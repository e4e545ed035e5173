export { CITY_2010, SAMPLE_CALENDAR } from './calendar/calendars.js';
export { CN_HOLIDAYS } from './calendar/cn.js';
export { CORRECTIONS, type HolidayCorrection } from './calendar/corrections.js';
export { DEFAULT_COMPOSITES, hasComposite } from './cards/composites.js';
export { CITY_DEEDS } from './cards/deeds.js';
export { CARD_KINDS, cardKind } from './cards/kinds.js';
export {
  type CaseClass,
  CLASSES,
  type ClassKind,
  type ClassRef,
  classKey,
  DEFAULT_STANDARD,
  findClass,
  type StandardRef,
} from './catalogue/class.js';
export { type CodeList, type Codes, classesOf } from './catalogue/codes.js';
export type { Duty, DutyKind } from './catalogue/duty.js';
export { RETURN_GROUNDS, type ReturnGround } from './catalogue/grounds.js';
export type { GroupLimit, Limit } from './catalogue/limit.js';
export { GROUP_LIMITS, LIMITS, limitKind, namedStandards, standardFor, standardsFor } from './catalogue/limits.js';
export {
  assistingUnits,
  dutiesOf,
  leadUnit,
  QILIHE_DUTIES,
  type Responsibility,
  type ResponsibilityOptions,
} from './catalogue/responsible.js';
export {
  defaultSeverity,
  SEVERITY_FLAGS,
  type Severity,
  type SeverityFlag,
  severityFlags,
} from './catalogue/severity.js';
export { QILIHE_UNCLEAR, type UnclearClasses } from './catalogue/unclear.js';
export type {
  AreaCollection,
  AreaFeature,
  AreaLevel,
  AreaProperties,
  MultiPolygon,
  Polygon,
  Position,
} from './district/geojson.js';
export { sampleDistrict, sampleNeighbours } from './district/sample.js';
export { DISTRICT, type SampleStreet, STREETS } from './district/streets.js';
export { cityFlow } from './flow/definition.js';
export { SAMPLE_PICTURE, type SampleMoment, samplePicture, sampleRecipe } from './pictures/sample-picture.js';
export { cityPolicy, FORMAL_2010, POLICIES, POLICY_PROVENANCE, TRIAL_2010 } from './policies/policies.js';
export type { Provenance, Text } from './provenance.js';
export type {
  ComponentState,
  LineString,
  SampleCity,
  SampleComponent,
  SampleFeature,
  SampleLayer,
} from './scene/sample.js';
export { sampleCity } from './scene/sample-city.js';
export type { SimulatedComponent } from './simulate/components.js';
export type { CaseEvent } from './simulate/event.js';
export { type PatrolOptions, type SimulatedShift, simulatePatrols } from './simulate/patrols.js';
export { type ActorRole, clerkOf, type SimulatedActor, simulatedActors } from './simulate/people.js';
export { PHRASES } from './simulate/phrases.js';
export type { DistrictInput } from './simulate/places.js';
export { type SimulationOptions, simulateCases } from './simulate/simulate.js';
export type { WorkTime } from './simulate/world.js';
export { QILIHE_UNITS } from './units/qilihe.js';
export { TONGXIANG_UNITS } from './units/tongxiang.js';
export type { ResponsibleUnit, SimulatedUnit, UnitKind } from './units/unit.js';
export { findUnit } from './units/units.js';
