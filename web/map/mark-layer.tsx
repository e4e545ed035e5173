import type { Point } from '@bihuan/contracts';
import { memo, useMemo } from 'react';
import type { LightColour } from '../ui/index.js';
import type { Projection, Sheet } from './projection.js';
import { type Size, toScreen, type View } from './view.js';

/** One of many places, by its light. */
export interface MapMark {
  readonly id: string;
  readonly place: Point;
  readonly light: LightColour | null;
}

interface Props {
  readonly marks: readonly MapMark[];
  readonly projection: Projection;
  readonly view: View;
  readonly size: Size;
  /** Ringed: the open one, and the one that is pointed at elsewhere. */
  readonly selected: string | null;
  readonly pointed: string | null;
}

/** A pointer this far off still means the mark. */
const REACH_PX = 12;

/** Thousands of marks as one path a light: late ones lie on top. Only another scale draws them anew; moving shifts them. */
export function MarkLayer({ marks, projection, view, size, selected, pointed }: Props) {
  const at = useMemo(() => marks.map((mark) => ({ ...mark, at: projection.toSheet(mark.place) })), [marks, projection]);
  const ring = (id: string | null) => at.find((mark) => mark.id === id)?.at;
  const open = ring(selected);
  const near = ring(pointed);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true" className="map-marks">
      <g transform={`translate(${size.width / 2 - view.x * view.scale} ${size.height / 2 - view.y * view.scale})`}>
        <Shapes marks={at} scale={view.scale} />
      </g>
      {near !== undefined && <Ring at={toScreen(view, size, near)} name="map-ring is-pointed" />}
      {open !== undefined && <Ring at={toScreen(view, size, open)} name="map-ring" />}
    </g>
  );
}

function Ring({ at, name }: { readonly at: Sheet; readonly name: string }) {
  return <circle r="11" cx={at.x} cy={at.y} className={name} />;
}

const LIGHTS = [null, 'green', 'yellow', 'red'] as const;

const Shapes = memo(function Shapes(props: {
  readonly marks: readonly { readonly light: LightColour | null; readonly at: Sheet }[];
  readonly scale: number;
}) {
  return LIGHTS.map((light) => (
    <path
      key={light}
      className={`map-mark is-${light ?? 'ended'}`}
      d={props.marks
        .filter((mark) => mark.light === light)
        .map(
          ({ at }) =>
            `M${(at.x * props.scale).toFixed(1)} ${(at.y * props.scale).toFixed(1)}${OUTLINES[light ?? 'ended']}`,
        )
        .join('')}
    />
  ));
});

/** From the middle: circle, diamond, triangle; a small square where a case has ended. */
const OUTLINES: Readonly<Record<LightColour | 'ended', string>> = {
  green: 'm-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  yellow: 'm0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z',
  red: 'm0-5.5l6 10.5h-12z',
  ended: 'm-3-3h6v6h-6z',
};

/** The mark under the pointer, late ones first; null: none near enough. */
export function markAt(
  marks: readonly MapMark[],
  projection: Projection,
  view: View,
  size: Size,
  at: Sheet,
): string | null {
  let best: { id: string; far: number } | null = null;
  for (const mark of marks) {
    const place = toScreen(view, size, projection.toSheet(mark.place));
    const far = Math.hypot(place.x - at.x, place.y - at.y) - (mark.light === 'red' ? 1 : 0);
    if (far <= REACH_PX && (best === null || far < best.far)) best = { id: mark.id, far };
  }
  return best?.id ?? null;
}
