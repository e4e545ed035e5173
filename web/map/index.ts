export type { MapMark } from './mark-layer.js';
export { type MapPoint, PlainMap, type SheetView } from './plain-map.js';
export { type Area, contains, placeIn } from './shapes.js';
