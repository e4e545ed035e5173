export { areaOf } from './area.js';
export { type Area, AreaIndex } from './area-index.js';
export { checkShape, isUnreadable, type ShapeFault, type ShapeFaultKind } from './check.js';
export {
  type AreaCode,
  type CellCode,
  type ClassStandard,
  type CodeFault,
  type CodePart,
  type ComponentId,
  formatAreaCode,
  formatCellCode,
  formatComponentId,
  formatMatterCode,
  type KnowsClass,
  type MatterCode,
  type Parsed,
  parseAreaCode,
  parseCellCode,
  parseComponentId,
  parseMatterCode,
  STANDARD_2007,
  STANDARD_2026,
} from './codes.js';
export { contains, type Polygon, type Position, polygonsOf, type Ring, type Shape } from './contains.js';
export { fromWgs84, type LonLat, type PlaceSystem, toWgs84 } from './coordinates.js';
export { metresBetween } from './distance.js';
export { divide } from './divide.js';
export { centralMeridian, epsgOf, fromGaussKrueger, type GaussKrueger, toGaussKrueger } from './gauss-krueger.js';
export { type GuessedPlace, guessPlace, type PlaceGuess } from './guess-place.js';
export { findGaps, findOverlaps, type Overlap, type Patch, type PatchLimits } from './overlay.js';
export { type Near, type NearOptions, PointIndex } from './point-index.js';
export { type Repair, type Repaired, type RepairOptions, repairShape } from './repair.js';
export { cellsVisited, type TrackPosition, type Visit, type VisitRules } from './visits.js';
