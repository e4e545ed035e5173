import type { Point } from '@bihuan/contracts';
import type { Position, Shape } from '@bihuan/geo';
import { useEffect, useRef, useState } from 'react';
import type { SheetView } from '../../../map/index.js';
import { cornersOf, samePlace } from './corners.js';

interface Props {
  readonly sheet: SheetView;
  /** Whose corners can be moved; null: nobody's. */
  readonly shape: Shape | null;
  readonly selected: Position | null;
  /** A line or block that is being drawn. */
  readonly line: readonly Point[];
  /** A gap or overlap to look at. */
  readonly patch: Shape | null;
  readonly onSelect: (corner: Position) => void;
  /** While a corner is dragged: where it is now. */
  readonly onDrag: (from: Position, to: Position) => void;
  readonly onDrop: (from: Position, to: Position, metres: number) => void;
  /** A corner in the middle of an edge. */
  readonly onAdd: (at: Position) => void;
}

interface Grip {
  readonly from: Position;
  readonly x: number;
  readonly y: number;
}

/** As near as this a corner holds on to another one, or to an edge. */
const SNAP_PX = 8;
/** Edges shorter than this on the screen offer no new corner: there would be no room to grip it. */
const SHORT_PX = 36;
/** A finger trembles; less than this is a click. */
const CLICK_PX = 4;

/** What the pointer can grip: corners of the chosen area, and between them places for new ones. The list beside does the same by keys. */
export function CornerLayer(props: Props) {
  const { sheet, shape, selected, line, patch, onSelect, onAdd } = props;
  const [grip, setGrip] = useState<Grip | null>(null);
  useGrip(grip, props, () => setGrip(null));
  const screen = ([lon, lat]: Position) => sheet.toScreen({ lon, lat });
  const rings = shape === null ? [] : cornersOf(shape);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true">
      {patch !== null && <path className="area-patch" d={pathOf(patch, screen)} />}
      {shape !== null && <path className="area-chosen" d={pathOf(shape, screen)} />}
      {line.length > 0 && (
        <path className="area-line" d={`M${line.map((each) => at(sheet.toScreen(each))).join('L')}`} />
      )}
      {line.map((each) => (
        <circle key={`${each.lon} ${each.lat}`} className="area-line-end" r="4" {...centre(sheet.toScreen(each))} />
      ))}
      {rings.flatMap((ring) =>
        ring.flatMap((corner, i) => {
          const next = ring[(i + 1) % ring.length] ?? corner;
          const [a, b] = [screen(corner), screen(next)];
          if (Math.hypot(a.x - b.x, a.y - b.y) < SHORT_PX) return [];
          const middle: Position = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2];
          return [
            // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map offers the same to the keyboard
            <circle
              key={middle.join()}
              className="area-between"
              r="5"
              {...centre(screen(middle))}
              onPointerDown={(event) => event.stopPropagation()}
              onClick={() => onAdd(middle)}
            />,
          ];
        }),
      )}
      {rings.flat().map((corner) => (
        <circle
          key={corner.join()}
          data-testid="corner"
          className={`area-corner ${selected !== null && samePlace(corner, selected) ? 'is-selected' : ''}`}
          r="7"
          {...centre(screen(corner))}
          onPointerDown={(event) => {
            event.stopPropagation();
            setGrip({ from: corner, x: event.clientX, y: event.clientY });
            onSelect(corner);
          }}
        />
      ))}
    </g>
  );
}

/** A corner that is held follows the pointer wherever it goes, and is set down where it is let go. */
function useGrip(grip: Grip | null, props: Props, end: () => void): void {
  const latest = useRef({ props, end });
  latest.current = { props, end };
  useEffect(() => {
    if (grip === null) return;
    const under = (event: PointerEvent): Position => {
      const { lon, lat } = latest.current.props.sheet.toPlace(event);
      return [lon, lat];
    };
    const far = (event: PointerEvent) => Math.hypot(event.clientX - grip.x, event.clientY - grip.y) >= CLICK_PX;
    const move = (event: PointerEvent) => {
      if (far(event)) latest.current.props.onDrag(grip.from, under(event));
    };
    const drop = (event: PointerEvent) => {
      const { onDrop, sheet } = latest.current.props;
      latest.current.end();
      onDrop(grip.from, far(event) ? under(event) : grip.from, SNAP_PX * sheet.metresPerPixel);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
    };
  }, [grip]);
}

interface OnScreen {
  readonly x: number;
  readonly y: number;
}

const at = ({ x, y }: OnScreen) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const centre = ({ x, y }: OnScreen) => ({ cx: x, cy: y });

function pathOf(shape: Shape, screen: (position: Position) => OnScreen): string {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons
    .flatMap((rings) => rings.map((ring) => `M${ring.map((each) => at(screen(each))).join('L')}Z`))
    .join('');
}
