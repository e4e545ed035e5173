import './plain-map.css';
import type { Point } from '@bihuan/contracts';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { AreaLayer } from './area-layer.js';
import { Controls, type ControlWords } from './controls.js';
import { type MapMark, MarkLayer, markAt } from './mark-layer.js';
import { PointLayer } from './point-layer.js';
import { projectionAt, type Sheet } from './projection.js';
import { type Area, boxOf, middleOf } from './shapes.js';
import { useGestures } from './use-gestures.js';
import { fit, fromScreen, pan, type Size, toScreen, type View, zoom } from './view.js';

/** A place to mark, with what marks it (SVG in a box of 12 × 12). */
export interface MapPoint {
  readonly id: string;
  readonly place: Point;
  readonly shape: ReactNode;
  readonly title: string;
}

/** The sheet as it is seen: for what a caller draws on it. */
export interface SheetView {
  toScreen(point: Point): { readonly x: number; readonly y: number };
  /** The place under a pointer. */
  toPlace(event: { readonly clientX: number; readonly clientY: number }): Point;
  readonly metresPerPixel: number;
}

interface Props {
  readonly label: string;
  readonly words: ControlWords;
  /** Outlines that give the sheet its extent, with their names. */
  readonly areas: readonly Area[];
  /** Finer outlines inside, without names. */
  readonly details?: readonly Area[];
  /** Classes of a finer outline, for its fill. */
  readonly shade?: (area: Area) => string;
  readonly points?: readonly MapPoint[];
  readonly selected?: string | null;
  readonly onPoint?: (id: string) => void;
  /** Many places at once, by their lights; the list beside the map is their way for the keyboard. */
  readonly marks?: readonly MapMark[];
  readonly onMark?: (id: string) => void;
  /** The mark under the pointer; null: none. */
  readonly onMarkPointed?: (id: string | null) => void;
  /** A mark that is pointed at elsewhere. */
  readonly pointed?: string | null;
  /** Where given, a click (or Enter, for the middle) picks a place. */
  readonly onPick?: (place: Point) => void;
  readonly picked?: Point | null;
  /** Areas to show at once in place of all. */
  readonly focus?: readonly Area[];
  /** Drawn above outlines and marks, in pixels of the screen. */
  readonly overlay?: (sheet: SheetView) => ReactNode;
  /** How much larger than on a desk marks and names are drawn, for a wall. */
  readonly magnify?: number;
}

/** Areas and places on a plain sheet: no tiles, nothing from outside. */
export function PlainMap(props: Props) {
  const {
    areas,
    details = [],
    points = [],
    marks = NO_MARKS,
    picked = null,
    onPick,
    onMark,
    focus,
    magnify = 1,
  } = props;
  const holder = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(holder);
  const box = useMemo(() => boxOf(areas), [areas]);
  const projection = useMemo(() => projectionAt(box === null ? { lon: 0, lat: 0 } : middleOf(box)), [box]);
  const whole = useCallback((): View => {
    const shown = boxOf(focus !== undefined && focus.length > 0 ? focus : areas);
    if (shown === null) return { x: 0, y: 0, scale: 0.05 };
    const a = projection.toSheet({ lon: shown.west, lat: shown.north });
    const b = projection.toSheet({ lon: shown.east, lat: shown.south });
    return fit(size, { width: b.x - a.x, height: b.y - a.y }, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  }, [areas, focus, projection, size]);

  const [moved, setMoved] = useState<View | null>(null);
  const view = moved ?? whole();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another focus is another view
  useEffect(() => setMoved(null), [focus]);
  const change = useCallback((next: (view: View) => View) => setMoved((now) => next(now ?? whole())), [whole]);
  const pickAt = (at: Sheet) => {
    const mark = onMark === undefined ? null : markAt(marks, projection, view, size, at);
    if (mark !== null) onMark?.(mark);
    else onPick?.(projection.toPoint(fromScreen(view, size, at)));
  };
  const gestures = useGestures(svg, size, change, pickAt);
  const near = useNear(svg, props.onMarkPointed, (at) => markAt(marks, projection, view, size, at));
  const middle = { x: size.width / 2, y: size.height / 2 };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) change((now) => pan(now, step[0], step[1]));
    else if (event.key === '+' || event.key === '=') change((now) => zoom(now, size, middle, 1.5));
    else if (event.key === '-') change((now) => zoom(now, size, middle, 1 / 1.5));
    else if (event.key === '0') setMoved(null);
    else if (event.key === 'Enter' && onPick !== undefined) pickAt(middle);
    else return;
    event.preventDefault();
  };
  const place = (point: Point) => toScreen(view, size, projection.toSheet(point));
  const sheet: SheetView = {
    toScreen: place,
    toPlace: (event) => {
      const corner = svg.current?.getBoundingClientRect();
      const at = { x: event.clientX - (corner?.left ?? 0), y: event.clientY - (corner?.top ?? 0) };
      return projection.toPoint(fromScreen(view, size, at));
    },
    metresPerPixel: 1 / view.scale,
  };
  return (
    <div className="plain-map" ref={holder}>
      <svg
        ref={svg}
        role="application"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys
        tabIndex={0}
        className={onPick === undefined ? (near.mark === null ? '' : 'is-near') : 'is-picking'}
        width={size.width}
        height={size.height}
        onKeyDown={onKeyDown}
        {...gestures}
        onPointerMove={(event) => {
          gestures.onPointerMove(event);
          near.onMove(event);
        }}
        onPointerLeave={near.onLeave}
      >
        <AreaLayer
          areas={areas}
          details={details}
          {...(props.shade === undefined ? {} : { shade: props.shade })}
          projection={projection}
          view={view}
          size={size}
          magnify={magnify}
        />
        <PointLayer
          points={points}
          place={place}
          size={size}
          magnify={magnify}
          selected={props.selected ?? null}
          {...(props.onPoint === undefined ? {} : { onPoint: props.onPoint })}
        />
        {marks.length > 0 && (
          <MarkLayer
            marks={marks}
            projection={projection}
            view={view}
            size={size}
            selected={props.selected ?? null}
            pointed={near.mark ?? props.pointed ?? null}
          />
        )}
        {props.overlay?.(sheet)}
        {picked !== null && <Pin {...place(picked)} />}
        {onPick !== undefined && <Cross {...middle} />}
      </svg>
      <Controls
        words={props.words}
        onZoom={(factor) => change((now) => zoom(now, size, middle, factor))}
        onWhole={() => setMoved(null)}
      />
    </div>
  );
}

const NO_MARKS: readonly MapMark[] = [];

/** The mark under a pointer that is not dragging. */
function useNear(
  svg: { readonly current: SVGSVGElement | null },
  tell: ((id: string | null) => void) | undefined,
  find: (at: Sheet) => string | null,
) {
  const [mark, setMark] = useState<string | null>(null);
  const become = (next: string | null) => {
    if (next === mark) return;
    setMark(next);
    tell?.(next);
  };
  return {
    mark,
    onMove: (event: PointerEvent) => {
      const box = svg.current?.getBoundingClientRect();
      if (tell === undefined || box === undefined || event.buttons !== 0) return;
      become(find({ x: event.clientX - box.left, y: event.clientY - box.top }));
    },
    onLeave: () => become(null),
  };
}

const UNMEASURED: Size = { width: 0, height: 0 };

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
};

function Pin({ x, y }: Sheet) {
  return (
    <g transform={`translate(${x} ${y})`} className="map-pin" data-testid="picked">
      <path d="M0 0C-4-8-10-12-10-20A10 10 0 1 1 10-20C10-12 4-8 0 0Z" />
      <circle cy="-20" r="4" />
    </g>
  );
}

/** Shown while the keyboard has the map: what Enter picks. */
function Cross({ x, y }: Sheet) {
  return <path className="map-cross" d={`M${x - 10} ${y}h20M${x} ${y - 10}v20`} />;
}

/** Of the sheet's place on the page; nothing until it was measured, so that nothing is drawn at a guess. */
function useSize(ref: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>(UNMEASURED);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
