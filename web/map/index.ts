export type { MapMark } from './mark-layer.js';
export { type MapPoint, PlainMap } from './plain-map.js';
export { PIPE_DASHES, PIPE_KINDS, palettes } from './scene/palette.js';
export {
  type AreaValues,
  type BaseMap,
  type Camera,
  type Chosen,
  type MarkStyle,
  type Pick,
  type PlaceName,
  SCENE_LAYERS,
  type SceneHandle,
  type SceneLayer,
  type Sketch,
} from './scene/types.js';
export { Scene } from './scene-lazy.js';
export { type Area, type Box, boxOf, contains, middleOf, placeIn, zoomOver } from './shapes.js';
