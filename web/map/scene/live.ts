import type { Map as LibreMap, MapMouseEvent, StyleSpecification } from 'maplibre-gl';
import type { Scheme } from '../../ui/index.js';
import type { Box } from '../shapes.js';
import { addImages } from './images.js';
import { makeMap } from './make-map.js';
import type { Over } from './over.js';
import { palettes } from './palettes.js';
import { type Gathering, inSight, pickAt } from './pick.js';
import { pictureOf } from './picture.js';
import type { Camera, Chosen, Pick, SceneProps } from './types.js';

export interface UnderInput {
  readonly tiles: string;
  readonly scheme: Scheme;
  readonly opacity: number;
  readonly chosen: Chosen | null;
}

/** A map that is on the page. */
export interface Live {
  readonly map: LibreMap;
  show(style: StyleSpecification, scheme: Scheme, signs: ReadonlyMap<string, string>): void;
  showUnder(under: UnderInput | null, tilesets: readonly string[]): void;
  inSight(layer: 'component' | 'building' | 'pipe', most: number): Pick[];
  picture(): Promise<string>;
  end(): void;
}

/**
 * Puts a map into its holder; null where there is no WebGL. The holder's frame says by `data-idle` when all that is to be
 * drawn has been drawn, which is when it may be looked at closely.
 */
export function liveMap(
  holder: HTMLElement,
  style: StyleSpecification,
  latest: { readonly current: SceneProps },
  onLost: () => void,
): Live | null {
  const map = makeMap(holder, style, latest.current.camera, latest.current.still);
  if (map === null) return null;
  let over: Over | null = null;
  let wanted: readonly [UnderInput | null, readonly string[]] = [null, []];
  let ended = false;
  let mapIdle = false;

  const tellIdle = () => {
    const idle = mapIdle && (wanted[0] === null && wanted[1].length === 0 ? true : over?.settled === true);
    holder.parentElement?.setAttribute('data-idle', String(idle));
  };
  const busy = () => {
    mapIdle = false;
    tellIdle();
  };
  map.on('idle', () => {
    mapIdle = map.loaded() && map.areTilesLoaded();
    tellIdle();
  });
  map.on('movestart', busy);
  map.on('dataloading', busy);
  map.on('webglcontextlost', onLost);
  map.on('load', () => tellMove(map, latest));
  map.on('moveend', () => tellMove(map, latest));
  map.on('click', (event) => void press(map, over, event, latest));
  map.on('mousemove', (event) => hover(map, over, event, latest));

  const showOver = async () => {
    const [under, tilesets] = wanted;
    if (under === null && tilesets.length === 0 && over === null) return;
    const { Over: Sheet } = await import('./over.js');
    if (ended) return;
    over ??= new Sheet(map, tellIdle);
    const [now, sets] = wanted;
    await over.show(now === null ? null : { ...now, palette: palettes[now.scheme] }, sets);
    tellIdle();
  };
  return {
    map,
    show(next, scheme, signs) {
      busy();
      addImages(map, palettes[scheme], signs);
      const draw = () => map.setStyle(next, { diff: true });
      if (map.isStyleLoaded() === true || map.style !== undefined) draw();
      else map.once('style.load', draw);
      map.triggerRepaint();
    },
    showUnder(under, tilesets) {
      wanted = [under, tilesets];
      void showOver();
    },
    inSight: (layer, most) => (layer === 'pipe' ? (over?.inSight(most) ?? []) : inSight(map, layer, most)),
    picture: () => pictureOf(map),
    end() {
      ended = true;
      over?.remove();
      map.remove();
    },
  };
}

type Latest = { readonly current: SceneProps };

function tellMove(map: LibreMap, latest: Latest): void {
  const { lng: lon, lat } = map.getCenter();
  const camera: Camera = { lon, lat, zoom: map.getZoom(), pitch: map.getPitch(), bearing: map.getBearing() };
  const bounds = map.getBounds();
  const box: Box = {
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
  };
  latest.current.onMove?.(camera, box);
}

function isGathering(found: Pick | Gathering): found is Gathering {
  return 'cluster' in found;
}

async function press(map: LibreMap, over: Over | null, event: MapMouseEvent, latest: Latest): Promise<void> {
  const { onPlace, onPick, still } = latest.current;
  const { lng: lon, lat } = event.lngLat;
  if (onPlace !== undefined) {
    onPlace({ lon, lat });
    return;
  }
  const touch = event.originalEvent instanceof PointerEvent && event.originalEvent.pointerType === 'touch';
  const found = pickAt(map, over, { ...event.point, by: touch ? 'touch' : 'mouse' });
  if (found === null || !isGathering(found)) {
    onPick?.(found);
    return;
  }
  const source = map.getSource<import('maplibre-gl').GeoJSONSource>('marks');
  const zoom = await source?.getClusterExpansionZoom(found.cluster);
  if (zoom !== undefined) map.easeTo({ center: [found.lon, found.lat], zoom: zoom + 0.3, duration: still ? 0 : 400 });
}

/** What the pointer is over; on a touch screen nothing is. */
function hover(map: LibreMap, over: Over | null, event: MapMouseEvent, latest: Latest): void {
  const { onPlace, onHover, onPick } = latest.current;
  const drawing = onPlace !== undefined;
  const found = drawing ? null : pickAt(map, over, { ...event.point, by: 'mouse' });
  const thing = found !== null && (isGathering(found) || found.layer !== 'area');
  map.getCanvas().style.cursor = drawing ? 'crosshair' : thing && onPick !== undefined ? 'pointer' : '';
  onHover?.(found === null || isGathering(found) ? null : found);
}
