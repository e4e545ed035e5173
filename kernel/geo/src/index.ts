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
export { isTile, latOf, lonOf, mercatorX, mercatorY, type TileId, tileBounds } from './tiles/mercator.js';
export { EXTENT, encodeTile, packedTags, TileLayer, type TileValue } from './tiles/mvt.js';
export { POINT_ZOOM, PointTiles, placeIn, type VisitPoint } from './tiles/point-tiles.js';
export { ShapeTiles, type ShapeTilesOptions, type TileGeometry, type TileShape } from './tiles/shape-tiles.js';
export { THIN_ZOOM, type Thinned, type Thinning, ThinPoints } from './tiles/thin-points.js';
export {
  addCorner,
  type Edit,
  mergeAreas,
  moveCorner,
  onLattice,
  type Refusal,
  removeCorner,
  type Shapes,
  type Snapped,
  snap,
  splitArea,
} from './topology/index.js';
export { cellsVisited, type TrackPosition, type Visit, type VisitRules } from './visits.js';
