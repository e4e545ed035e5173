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
