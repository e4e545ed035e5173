export { type Card, type CardFigure, type Composite, type Counts, cards, type Indicator } from './cards.js';
export { type ChangedRun, changedRuns } from './changed.js';
export { countedRuns } from './counted.js';
export { compareDecimals, decimal, floor, roundHalfAway, times, unitsAt } from './decimal.js';
export { byCodePoint } from './order.js';
export type { RolledFact, RolledRuns, RolledSet } from './rolled.js';
export { rolled } from './rolled.js';
export { score, scoreRolled, sumOfUnits } from './score.js';
export type {
  AreaScore,
  CountedRun,
  Decimal,
  RunFact,
  ScoringPeriod,
  ScoringResult,
  ScoringRules,
  UnitScore,
} from './types.js';
