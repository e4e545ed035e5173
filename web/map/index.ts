export type { MapMark } from './mark-layer.js';
export { type MapPoint, PlainMap, type SheetView } from './plain-map.js';
export { PIPE_DASHES, PIPE_KINDS } from './scene/palette.js';
export { palettes } from './scene/palettes.js';
export type {
  AreaValues,
  BaseMap,
  Camera,
  Chosen,
  MarkStyle,
  Pick,
  PlaceName,
  SceneHandle,
  SceneLayer,
  Sketch,
} from './scene/types.js';
export { Scene } from './scene-lazy.js';
export { type Area, type Box, boxOf, contains, middleOf, placeIn, zoomOver } from './shapes.js';
