import type { Layer, PickingInfo } from '@deck.gl/core';
import { PathStyleExtension, type PathStyleExtensionProps } from '@deck.gl/extensions';
import { TileLayer } from '@deck.gl/geo-layers';
import { ColumnLayer, PathLayer } from '@deck.gl/layers';
import { type Palette, PIPE_DASHES } from './palette.js';
import { FIRST_ABOVE } from './style.js';
import { ThroughGround } from './through-ground.js';
import { type TileFeature, tileFeatures } from './tile-features.js';
import type { Chosen } from './types.js';

/** Depths are drawn so many times as deep, as a section does: three metres under a wide street would be a hair. */
export const DEPTH_SCALE = 4;

/** Tubes are never drawn thinner than this, and thicker than life up to this. */
const LEAST_PX = 2;
const MOST_PX = 14;

/** Buildings and all signs lie over it. */
const UNDER = { beforeId: FIRST_ABOVE } as object;
/** Nothing of the ground hides it, however far off: what is drawn later lies on top, so the deepest is drawn first. */
const THROUGH = { depthCompare: 'always', depthWriteEnabled: false } as const;

export interface Under {
  readonly tiles: string;
  readonly palette: Palette;
  readonly opacity: number;
  readonly chosen: Chosen | null;
}

interface Tube extends TileFeature {
  readonly path: readonly [number, number, number][];
}

/** What lies under the ground: tubes at their depth, and shafts that reach down to it. */
export function underLayers({ tiles, palette, opacity, chosen }: Under): Layer[] {
  const picked = chosen?.layer === 'pipe' ? chosen.id : null;
  const shaft = chosen?.layer === 'component' ? chosen.id : null;
  return [
    new TileLayer<Tube[]>({
      id: 'pipes',
      ...UNDER,
      minZoom: 14,
      maxZoom: 16,
      tileSize: 512,
      maxCacheSize: 60,
      refinementStrategy: 'no-overlap',
      pickable: true,
      getTileData: ({ index, signal }) => tubesOf(tiles, index, signal),
      renderSubLayers: (props) =>
        new PathLayer<Tube, PathStyleExtensionProps<Tube>>({
          ...asPart(props),
          parameters: THROUGH,
          data: props.data,
          opacity,
          pickable: true,
          billboard: true,
          capRounded: true,
          jointRounded: true,
          getPath: (tube) => tube.path.flat(),
          positionFormat: 'XYZ',
          getColor: (tube) => rgb(picked === idOf(tube) ? palette.accent : colourOf(palette, tube)),
          getWidth: (tube) =>
            Math.max(numberOf(tube.properties.diameter) ?? 0.4, 0.3) * (picked === idOf(tube) ? 4 : 2),
          widthUnits: 'meters',
          widthMinPixels: LEAST_PX,
          widthMaxPixels: MOST_PX,
          getDashArray: (tube: Tube) => [...(PIPE_DASHES[String(tube.properties.kind)] ?? [0, 0])] as [number, number],
          extensions: [new PathStyleExtension({ dash: true }), new ThroughGround()],
          updateTriggers: { getColor: [palette, picked], getWidth: [picked] },
        }),
      updateTriggers: { renderSubLayers: [palette, opacity, picked] },
    }),
    new TileLayer<TileFeature[]>({
      id: 'shafts',
      ...UNDER,
      minZoom: 15,
      maxZoom: 16,
      tileSize: 512,
      maxCacheSize: 60,
      refinementStrategy: 'no-overlap',
      pickable: true,
      getTileData: ({ index, signal }) => shaftsOf(tiles, index, signal),
      renderSubLayers: (props) =>
        new ColumnLayer<TileFeature>({
          ...asPart(props),
          parameters: THROUGH,
          data: props.data,
          opacity: opacity * 0.75,
          pickable: true,
          diskResolution: 12,
          radius: 0.7,
          extruded: true,
          extensions: [new ThroughGround()],
          material: false,
          getPosition: (feature) => [...pointOf(feature), -depthOf(feature) * DEPTH_SCALE],
          getElevation: (feature) => depthOf(feature) * DEPTH_SCALE,
          getFillColor: (feature) => rgb(shaft === idOf(feature) ? palette.accent : palette.edge),
          updateTriggers: { getFillColor: [palette, shaft] },
        }),
      updateTriggers: { renderSubLayers: [palette, opacity, shaft] },
    }),
  ];
}

/** What of a tile's properties its layer takes over. */
function asPart(props: { readonly id: string; readonly visible?: boolean }) {
  return { id: `${props.id}-drawn`, ...(props.visible === undefined ? {} : { visible: props.visible }) };
}

interface Index {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const address = (tiles: string, layer: string, { x, y, z }: Index) => `${tiles}/${layer}/${z}/${x}/${y}.mvt`;

async function tubesOf(tiles: string, index: Index, signal: AbortSignal | undefined): Promise<Tube[]> {
  const features = await tileFeatures(address(tiles, 'pipes', index), 'pipe', index, signal);
  const byDepth = features.sort((a, b) => depthOf(b) - depthOf(a));
  return byDepth.flatMap((feature) =>
    linesOf(feature.geometry).map((line) => ({ ...feature, path: lay(feature, line) })),
  );
}

/** A line at the depth of its top. */
function lay(feature: TileFeature, line: readonly GeoJSON.Position[]): [number, number, number][] {
  const depth = numberOf(feature.properties.depth) ?? 1;
  return line.map(([lon = 0, lat = 0]) => [lon, lat, -depth * DEPTH_SCALE]);
}

function linesOf(geometry: GeoJSON.Geometry): GeoJSON.Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

async function shaftsOf(tiles: string, index: Index, signal: AbortSignal | undefined): Promise<TileFeature[]> {
  const features = await tileFeatures(address(tiles, 'components', index), 'component', index, signal);
  return features.filter((feature) => feature.geometry.type === 'Point' && depthOf(feature) > 0);
}

function depthOf(feature: TileFeature): number {
  return numberOf(feature.properties.depth) ?? 0;
}

function pointOf({ geometry }: TileFeature): [number, number] {
  const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
  return [lon, lat];
}

const idOf = (feature: TileFeature): string => String(feature.properties.id ?? '');

const colourOf = (palette: Palette, { properties }: TileFeature): string =>
  palette.pipe[String(properties.kind)] ?? palette.pipeElse;

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** What of the underground lies at a place of the screen. */
export function underPick(
  info: PickingInfo<TileFeature> | null,
): { layer: 'pipe' | 'component'; feature: TileFeature } | null {
  const feature = info?.object;
  if (feature === undefined || feature === null || info === null) return null;
  return { layer: info.layer?.id.startsWith('pipes') === true ? 'pipe' : 'component', feature };
}
