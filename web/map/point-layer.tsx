import type { Point } from '@bihuan/contracts';
import type { MapPoint } from './plain-map.js';
import type { Sheet } from './projection.js';
import type { Size } from './view.js';

interface Props {
  readonly points: readonly MapPoint[];
  readonly place: (point: Point) => Sheet;
  readonly size: Size;
  readonly magnify: number;
  readonly selected: string | null;
  readonly onPoint?: (id: string) => void;
}

const MARK_PX = 11;

/** Marks in sight, the first of the list on top; the list beside the map is their way for the keyboard. */
export function PointLayer({ points, place, size, magnify, selected, onPoint }: Props) {
  const mark = MARK_PX * magnify;
  const shown = points.flatMap((point) => {
    const at = place(point.place);
    const inSight = at.x > -10 && at.y > -10 && at.x < size.width + 10 && at.y < size.height + 10;
    return inSight ? [{ ...point, at }] : [];
  });
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true">
      {shown.reverse().map(({ id, at, shape, title }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list offers the same to the keyboard
        <g
          key={id}
          className={`map-point ${onPoint === undefined ? '' : 'is-open'}`}
          transform={`translate(${at.x} ${at.y})`}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => onPoint?.(id)}
        >
          <title>{title}</title>
          {id === selected && <circle r="13" className="map-ring" />}
          <g transform={`translate(${-mark / 2} ${-mark / 2}) scale(${mark / 12})`} className="map-shape">
            {shape}
          </g>
        </g>
      ))}
    </g>
  );
}
