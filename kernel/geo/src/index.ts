export { type Area, AreaIndex } from './area-index.js';
export { contains, type Polygon, type Position, type Ring, type Shape } from './contains.js';
export { metresBetween } from './distance.js';
export { isTile, latOf, lonOf, mercatorX, mercatorY, type TileId, tileBounds } from './tiles/mercator.js';
export { EXTENT, encodeTile, packedTags, TileLayer, type TileValue } from './tiles/mvt.js';
export { POINT_ZOOM, PointTiles, placeIn, type VisitPoint } from './tiles/point-tiles.js';
export { ShapeTiles, type ShapeTilesOptions, type TileGeometry, type TileShape } from './tiles/shape-tiles.js';
export { THIN_ZOOM, type Thinned, type Thinning, ThinPoints } from './tiles/thin-points.js';
