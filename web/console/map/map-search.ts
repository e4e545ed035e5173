import type { Camera, Chosen, MarkStyle, SceneLayer } from '../../map/index.js';

/** In the order of the panel. */
export const LAYERS = [
  'buildings',
  'roads',
  'green',
  'water',
  'areas',
  'names',
  'components',
  'pipes',
  'marks',
] as const satisfies readonly SceneLayer[];

export const FIGURES = ['open', 'overdue', 'reported'] as const;
export type Figure = (typeof FIGURES)[number];
export const FIGURE_LEVELS = ['street', 'community', 'cell'] as const;
export type FigureLevel = (typeof FIGURE_LEVELS)[number];
const STYLES = ['single', 'cluster', 'heat'] as const;
const KINDS = ['mark', 'component', 'building', 'pipe', 'area'] as const;
export const SHOWS = ['layers', 'sight', 'find', 'measure'] as const;
export type Show = (typeof SHOWS)[number];

/** What the address of the map says: where it looks, what it shows, what is chosen. What it leaves out is as usual. */
export interface MapSearch {
  /** `lon,lat,zoom,pitch,bearing`. */
  readonly at?: string;
  /** Layers that are off, with commas between them. */
  readonly off?: string;
  readonly under?: true;
  readonly style?: MarkStyle;
  /** `figure.level`. */
  readonly shade?: string;
  /** `layer:id`. */
  readonly pick?: string;
  /** The hour that is looked back at, UTC; left out: now. */
  readonly hour?: string;
  /** The panel that is open. */
  readonly show?: Show;
}

export function readMapSearch(raw: Readonly<Record<string, unknown>>): MapSearch {
  const style = STYLES.find((each) => each === raw.style);
  const show = SHOWS.find((each) => each === raw.show);
  const off = typeof raw.off === 'string' ? LAYERS.filter((each) => String(raw.off).split(',').includes(each)) : [];
  const hour = typeof raw.hour === 'string' && !Number.isNaN(Date.parse(raw.hour)) ? raw.hour : undefined;
  return {
    ...(typeof raw.at === 'string' && cameraOf(raw.at) !== null && { at: raw.at }),
    ...(off.length > 0 && { off: off.join(',') }),
    ...(raw.under === true && { under: true as const }),
    ...(style && style !== 'cluster' && { style }),
    ...(typeof raw.shade === 'string' && shadeOf(raw.shade) !== null && { shade: raw.shade }),
    ...(typeof raw.pick === 'string' && chosenOf(raw.pick) !== null && { pick: raw.pick }),
    ...(hour !== undefined && { hour }),
    ...(show && { show }),
  };
}

export function cameraOf(text: string | undefined): Camera | null {
  const numbers = text?.split(',').map(Number) ?? [];
  if (numbers.length !== 5 || numbers.some((each) => !Number.isFinite(each))) return null;
  const [lon = 0, lat = 0, zoom = 0, pitch = 0, bearing = 0] = numbers;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 85) return null;
  return { lon, lat, zoom, pitch, bearing };
}

/** Short enough for an address; a metre is more than a camera needs. */
export function cameraText({ lon, lat, zoom, pitch, bearing }: Camera): string {
  return [lon.toFixed(5), lat.toFixed(5), zoom.toFixed(2), pitch.toFixed(0), bearing.toFixed(0)].join(',');
}

export function shownOf(off: string | undefined): ReadonlySet<SceneLayer> {
  const hidden = off?.split(',') ?? [];
  return new Set(LAYERS.filter((layer) => !hidden.includes(layer)));
}

export function offOf(shown: ReadonlySet<SceneLayer>): string | undefined {
  const off = LAYERS.filter((layer) => !shown.has(layer));
  return off.length === 0 ? undefined : off.join(',');
}

export function shadeOf(text: string | undefined): { readonly figure: Figure; readonly level: FigureLevel } | null {
  const [one, other] = text?.split('.') ?? [];
  const figure = FIGURES.find((each) => each === one);
  const level = FIGURE_LEVELS.find((each) => each === other);
  return figure === undefined || level === undefined ? null : { figure, level };
}

export function chosenOf(text: string | undefined): Chosen | null {
  const at = text?.indexOf(':') ?? -1;
  if (text === undefined || at < 0) return null;
  const layer = KINDS.find((each) => each === text.slice(0, at));
  const id = text.slice(at + 1);
  return layer === undefined || id === '' ? null : { layer, id };
}

export const chosenText = ({ layer, id }: Chosen): string => `${layer}:${id}`;
