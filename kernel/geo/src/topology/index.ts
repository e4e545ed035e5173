export { onLattice } from './lattice.js';
export { mergeAreas } from './merge.js';
export { addCorner, type Edit, moveCorner, type Refusal, removeCorner, type Shapes } from './partition.js';
export { type Snapped, snap } from './snap.js';
export { splitArea } from './split.js';
