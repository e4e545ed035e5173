export { type Area, AreaIndex } from './area-index.js';
export { contains, type Polygon, type Position, type Ring, type Shape } from './contains.js';
export { metresBetween } from './distance.js';
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
