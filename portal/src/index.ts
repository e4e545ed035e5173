import { fileURLToPath } from 'node:url';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type MapShape, type MapView, PlainMap } from './map.js';

export { bulletinsPage, type PublishedBulletin } from './bulletins.js';
export { type CasesPage, casePage, casesPage } from './cases.js';
export { errorPage, type HomePage, homePage } from './home.js';
export { type Bounds, boundsOf, type MapShape, type MapView, onGround, SIDE, viewOf } from './map.js';
export type { PageContext } from './page.js';
export {
  type ClassChoice,
  type PhotoStep,
  type PlaceStep,
  photoPage,
  placePage,
  type SendStep,
  type Step,
  sendPage,
  type WhatStep,
  whatPage,
} from './report.js';
export { type TrackingPage, trackingPage } from './tracking.js';
export type { Language, Words } from './words.js';

/** The map as a picture of its own. */
export function mapPicture(
  view: MapView,
  shapes: readonly MapShape[],
  pin: { readonly lon: number; readonly lat: number } | null,
): string {
  return renderToString(h(PlainMap, { view, shapes, alone: true, ...(pin === null ? {} : { pin }) }));
}

/** The style sheet and the built script. */
export const assets = {
  'portal.css': fileURLToPath(new URL('../assets/portal.css', import.meta.url)),
  'portal.js': fileURLToPath(new URL('../dist/client/portal.js', import.meta.url)),
} as const;
