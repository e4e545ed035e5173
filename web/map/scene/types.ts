import type { MapView, Point } from '@bihuan/contracts';
import type { ReactNode, Ref } from 'react';
import type { Scheme } from '../../ui/index.js';
import type { MapMark } from '../mark-layer.js';
import type { Box } from '../shapes.js';

/** Where the eye is: above which place, how near (of 512-pixel tiles), how far tipped and turned, in degrees. */
export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly pitch: number;
  readonly bearing: number;
}

/** What can be shown and hidden. */
export type SceneLayer =
  | 'buildings'
  | 'roads'
  | 'green'
  | 'water'
  | 'areas'
  | 'names'
  | 'components'
  | 'pipes'
  | 'marks';

/** How places with a light are drawn: each by itself, gathered where they are close, or as heat. */
export type MarkStyle = 'single' | 'cluster' | 'heat';

/** A figure for each area of a level, by the area's id; areas without one stay bare. */
export interface AreaValues {
  readonly level: string;
  readonly values: ReadonlyMap<string, number>;
  /** Lower bounds of the shades, the lowest first. */
  readonly steps: readonly number[];
}

export interface PlaceName {
  readonly name: string;
  readonly place: Point;
  /** Coarse names are large and seen from afar. */
  readonly rank: 0 | 1;
}

/** What a pointer or a tap met: a layer's feature by its id, with what the tiles tell of it. */
export interface Pick {
  readonly layer: 'mark' | 'component' | 'building' | 'pipe' | 'area';
  readonly id: string;
  readonly place: Point;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type Chosen = Omit<Pick, 'place' | 'facts'>;

/** A city's own map under everything. */
export type BaseMap = NonNullable<MapView['baseMap']>;

/** What is drawn by hand: points in their order, closed to an area or not. */
export interface Sketch {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** What the scene's owner may ask of it. */
export interface SceneHandle {
  /** Goes there; what is left out stays. */
  go(to: Partial<Camera>): void;
  /** Shows a box whole. */
  fit(box: Box): void;
  turn(degrees: number): void;
  tip(degrees: number): void;
  zoom(steps: number): void;
  /** What of a layer is in sight, each once, at most so many. */
  inSight(layer: 'component' | 'building' | 'pipe', most: number): Pick[];
  /** The view as a PNG's data URL. */
  picture(): Promise<string>;
}

export interface SceneProps {
  readonly ref?: Ref<SceneHandle>;
  readonly label: string;
  /** Address under which the tiles lie: `{tiles}/{layer}/{z}/{x}/{y}.mvt`. */
  readonly tiles: string;
  readonly scheme: Scheme;
  /** Nothing moves by itself. */
  readonly still: boolean;
  readonly camera: Camera;
  readonly shown: ReadonlySet<SceneLayer>;
  readonly opacity?: Readonly<Partial<Record<SceneLayer, number>>>;
  /** The ground is glass: what lies under it is seen. */
  readonly underground?: boolean;
  readonly marks?: readonly MapMark[];
  readonly markStyle?: MarkStyle;
  readonly names?: readonly PlaceName[];
  readonly values?: AreaValues | null;
  /** The sign of each group of components, one letter or character; a group without one has a dot. */
  readonly signs?: ReadonlyMap<string, string>;
  readonly base?: BaseMap | null;
  /** Addresses of tileset.json. */
  readonly tilesets?: readonly string[];
  readonly chosen?: Chosen | null;
  readonly sketch?: Sketch | null;
  /** How much larger than on a desk signs and names are drawn. */
  readonly magnify?: number;
  /** While it draws: every press gives a place, whatever lies there. */
  readonly onPlace?: ((place: Point) => void) | undefined;
  readonly onPick?: ((pick: Pick | null) => void) | undefined;
  readonly onHover?: ((pick: Pick | null) => void) | undefined;
  readonly onMove?: ((camera: Camera, box: Box) => void) | undefined;
  /** Shown where the browser draws no 3D, or has stopped to. */
  readonly fallback: ReactNode;
}
