import 'maplibre-gl/dist/maplibre-gl.css';
import './scene.css';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Ground } from './base-map.js';
import { type Live, liveMap } from './live.js';
import { loadGround } from './load-ground.js';
import { palettes } from './palettes.js';
import { styleOf } from './style.js';
import type { BaseMap, Camera, SceneHandle, SceneProps } from './types.js';

/**
 * The ground, what stands on it and what lies under it, in three dimensions. What it shows is a function of its props;
 * where it looks is its own, told by `onMove` and changed through the handle.
 */
export function Scene(props: SceneProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<Live | null>(null);
  const [failed, setFailed] = useState(false);
  const style = useStyle(props);
  const latest = useRef(props);
  latest.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map for the life of the scene; what changes is told below
  useEffect(() => {
    if (holder.current === null) return;
    const made = liveMap(holder.current, style, latest, () => setFailed(true));
    if (made === null) {
      setFailed(true);
      return;
    }
    setLive(made);
    return () => {
      made.end();
      setLive(null);
    };
  }, []);

  useEffect(() => live?.show(style, props.scheme, props.signs ?? NO_SIGNS), [live, style, props.scheme, props.signs]);
  useUnder(live, props);
  useHandle(props.ref, live, props.still);
  if (failed) return <>{props.fallback}</>;
  return (
    <section
      className="scene"
      aria-label={props.label}
      aria-roledescription="map"
      data-idle="false"
      data-scheme={props.scheme}
    >
      <div className="scene-sheet" ref={holder} />
    </section>
  );
}

const NO_SIGNS: ReadonlyMap<string, string> = new Map();
const NO_TILESETS: readonly string[] = [];

function useStyle(props: SceneProps) {
  const { tiles, scheme, still, shown, opacity, underground, marks, markStyle } = props;
  const { names, values, signs, base = null, chosen, sketch, magnify } = props;
  const ground = useGround(base, scheme);
  return useMemo(
    () =>
      styleOf(
        {
          ...{ tiles, scheme, still, shown },
          ...defined({ opacity, underground, marks, markStyle, names, values, signs, ground, chosen, sketch, magnify }),
        },
        palettes[scheme],
      ),
    [
      tiles,
      scheme,
      still,
      shown,
      opacity,
      underground,
      marks,
      markStyle,
      names,
      values,
      signs,
      ground,
      chosen,
      sketch,
      magnify,
    ],
  );
}

/** The city's own map, once it is known how it is drawn; without it the scene stands on plain ground. */
function useGround(base: BaseMap | null, scheme: SceneProps['scheme']): Ground | null {
  const [ground, setGround] = useState<Ground | null>(null);
  useEffect(() => {
    let gone = false;
    const set = (next: Ground | null) => {
      if (!gone) setGround(next);
    };
    if (base === null) set(null);
    else loadGround(base, scheme).then(set, () => set(null));
    return () => {
      gone = true;
    };
  }, [base, scheme]);
  return ground;
}

/** Only what is there: an optional member is left out, not undefined. */
function defined<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function useUnder(live: Live | null, props: SceneProps): void {
  const { tiles, scheme, chosen = null, underground = false, tilesets = NO_TILESETS } = props;
  const pipes = underground && props.shown.has('pipes');
  const opacity = props.opacity?.pipes ?? 1;
  useEffect(() => {
    live?.showUnder(pipes ? { tiles, scheme, opacity, chosen } : null, tilesets);
  }, [live, pipes, tiles, scheme, opacity, chosen, tilesets]);
}

const TURN_MS = 300;
const FLY_MS = 900;

function useHandle(ref: Ref<SceneHandle> | undefined, live: Live | null, still: boolean): void {
  useImperativeHandle(ref, () => {
    const map = live?.map;
    const ease = (to: Partial<Camera>, duration = TURN_MS) => {
      const { lon, lat, ...rest } = to;
      const now = map?.getCenter();
      const center = { lon: lon ?? now?.lng ?? 0, lat: lat ?? now?.lat ?? 0 };
      map?.easeTo({ ...rest, center: [center.lon, center.lat], duration: still ? 0 : duration });
    };
    return {
      go: (to) => ease(to, FLY_MS),
      fit: ({ west, south, east, north }) =>
        map?.fitBounds([west, south, east, north], {
          padding: 40,
          duration: still ? 0 : FLY_MS,
          pitch: map.getPitch(),
          bearing: map.getBearing(),
        }),
      turn: (degrees) => ease({ bearing: (map?.getBearing() ?? 0) + degrees }),
      tip: (degrees) =>
        ease({ pitch: Math.max(0, Math.min((map?.getPitch() ?? 0) + degrees, map?.getMaxPitch() ?? 60)) }),
      zoom: (steps) => ease({ zoom: (map?.getZoom() ?? 0) + steps }),
      inSight: (layer, most) => live?.inSight(layer, most) ?? [],
      picture: async () => (live === null ? '' : live.picture()),
    };
  }, [live, still]);
}
