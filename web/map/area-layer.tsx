import { memo, useMemo } from 'react';
import type { Projection } from './projection.js';
import { type Area, pathOf, placeIn } from './shapes.js';
import { type Size, toScreen, type View } from './view.js';

interface Props {
  readonly areas: readonly Area[];
  readonly details: readonly Area[];
  readonly shade?: (area: Area) => string;
  readonly projection: Projection;
  readonly view: View;
  readonly size: Size;
  readonly magnify: number;
}

/** Width of a Chinese character of a label, for keeping labels off each other. */
const LETTER_PX = 12;

export function AreaLayer({ areas, details, shade, projection, view, size, magnify }: Props) {
  const { x, y, scale } = view;
  const move = `translate(${size.width / 2 - x * scale} ${size.height / 2 - y * scale}) scale(${scale})`;
  const labels = useMemo(
    () => areas.map((area) => ({ id: area.id, name: area.properties.name, at: projection.toSheet(placeIn(area)) })),
    [areas, projection],
  );
  return (
    <>
      <g transform={move} strokeWidth={1 / scale}>
        <Outlines areas={areas} projection={projection} className="map-area" />
        <Outlines
          areas={details}
          projection={projection}
          className="map-detail"
          {...(shade === undefined ? {} : { shade })}
        />
        {shade !== undefined && <Outlines areas={areas} projection={projection} className="map-area is-over" />}
      </g>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g className="map-labels" aria-hidden="true">
        {apart(
          labels.map((label) => ({ ...label, at: toScreen(view, size, label.at) })),
          magnify,
        ).map((label) => (
          <text key={label.id} x={label.at.x} y={label.at.y} style={{ fontSize: LETTER_PX * magnify }}>
            {label.name}
          </text>
        ))}
      </g>
    </>
  );
}

const Outlines = memo(function Outlines(props: {
  readonly areas: readonly Area[];
  readonly projection: Projection;
  readonly className: string;
  readonly shade?: (area: Area) => string;
}) {
  return props.areas.map((area) => (
    <path
      key={area.id}
      d={pathOf(area, props.projection)}
      className={props.shade === undefined ? props.className : `${props.className} ${props.shade(area)}`}
    />
  ));
});

interface Label {
  readonly id: string;
  readonly name: string;
  readonly at: { readonly x: number; readonly y: number };
}

/** Leaves out a label that would lie over an earlier one. */
function apart(labels: readonly Label[], magnify: number): Label[] {
  const kept: Label[] = [];
  for (const label of labels) {
    const clear = kept.every(
      (other) =>
        Math.abs(other.at.y - label.at.y) > 16 * magnify ||
        Math.abs(other.at.x - label.at.x) > ((other.name.length + label.name.length) * LETTER_PX * magnify) / 2 + 4,
    );
    if (clear) kept.push(label);
  }
  return kept;
}
