export type { MapMark } from './mark-layer.js';
export { type MapPoint, PlainMap } from './plain-map.js';
export { type Area, contains, placeIn } from './shapes.js';
