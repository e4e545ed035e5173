import { addProtocol, Map as LibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { Protocol } from 'pmtiles';
import { fontFamily } from '../../ui/index.js';
import type { Camera } from './types.js';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol().tile);

export const MOST_PITCH = 72;
const LEAST_ZOOM = 9;
const MOST_ZOOM = 20.5;

/** A map without any of its own controls; null where the browser draws no WebGL. */
export function makeMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: Camera,
  still: boolean,
): LibreMap | null {
  try {
    return new LibreMap({
      container,
      style,
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      pitch: camera.pitch,
      bearing: camera.bearing,
      minZoom: LEAST_ZOOM,
      maxZoom: MOST_ZOOM,
      maxPitch: MOST_PITCH,
      attributionControl: false,
      localIdeographFontFamily: fontFamily,
      fadeDuration: still ? 0 : 150,
      // Smooth edges cost a weak machine more than they are worth to it.
      canvasContextAttributes: { antialias: navigator.hardwareConcurrency >= 4 },
      renderWorldCopies: false,
      cancelPendingTileRequestsWhileZooming: true,
    });
  } catch {
    return null;
  }
}
