/** What the plain map is drawn of, in degrees (WGS-84). */
export interface MapShape {
  readonly kind: 'district' | 'street' | 'community' | 'road' | 'green' | 'water';
  readonly name: string | null;
  readonly lines: readonly (readonly (readonly number[])[])[];
}

/** A square window on the ground. */
export interface MapView {
  readonly lon: number;
  readonly lat: number;
  /** Metres from one side to the other. */
  readonly across: number;
}

/** The map's side on the page, in CSS pixels: fixed, so that a click without a script says where it was. */
export const SIDE = 320;

const metresPerDegree = 111_320;

function scaleOf({ lat, across }: MapView) {
  const perMetre = SIDE / across;
  return { x: metresPerDegree * Math.cos((lat * Math.PI) / 180) * perMetre, y: metresPerDegree * perMetre };
}

/** Where a place is on the map, in pixels from its upper left corner. */
export function onMap(view: MapView, lon: number, lat: number): { readonly x: number; readonly y: number } {
  const scale = scaleOf(view);
  return { x: SIDE / 2 + (lon - view.lon) * scale.x, y: SIDE / 2 - (lat - view.lat) * scale.y };
}

/** Which place was clicked. */
export function onGround(view: MapView, x: number, y: number): { readonly lon: number; readonly lat: number } {
  const scale = scaleOf(view);
  return {
    lon: Number((view.lon + (x - SIDE / 2) / scale.x).toFixed(6)),
    lat: Number((view.lat - (y - SIDE / 2) / scale.y).toFixed(6)),
  };
}

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The window that shows all of it. */
export function viewOf({ west, south, east, north }: Bounds): MapView {
  const lat = (south + north) / 2;
  const wide = (east - west) * metresPerDegree * Math.cos((lat * Math.PI) / 180);
  const across = Math.max(wide, (north - south) * metresPerDegree, 200) * 1.06;
  return { lon: (west + east) / 2, lat, across: Math.ceil(across) };
}

/** What a window shows, in degrees. */
export function boundsOf(view: MapView): Bounds {
  const upperLeft = onGround(view, 0, 0);
  const lowerRight = onGround(view, SIDE, SIDE);
  return { west: upperLeft.lon, north: upperLeft.lat, east: lowerRight.lon, south: lowerRight.lat };
}

export interface MapMark {
  readonly lon: number;
  readonly lat: number;
  readonly open: boolean;
  readonly href: string;
  readonly label: string;
}

const closed = new Set(['district', 'street', 'community', 'green', 'water']);

/** Lines as a path, points that fall on the one before left out. */
function pathOf(view: MapView, shape: MapShape): string {
  const parts = shape.lines.map((line) => {
    let last = { x: Number.NaN, y: Number.NaN };
    const points: string[] = [];
    for (const [lon = 0, lat = 0] of line) {
      const { x, y } = onMap(view, lon, lat);
      if (Math.abs(x - last.x) < 0.7 && Math.abs(y - last.y) < 0.7) continue;
      last = { x, y };
      points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
    }
    return points.length < 2 ? '' : `M${points.join('L')}${closed.has(shape.kind) ? 'Z' : ''}`;
  });
  return parts.join('');
}

/** Names of streets where they have room; of roads when the window is small. */
function namesOf(view: MapView, shapes: readonly MapShape[]) {
  const wanted = view.across > 2500 ? 'street' : view.across > 900 ? 'community' : 'road';
  const taken: { readonly x: number; readonly y: number; readonly wide: number }[] = [];
  return shapes.flatMap((shape) => {
    if (shape.kind !== wanted || shape.name === null) return [];
    const inside = shape.lines
      .flat()
      .map(([lon = 0, lat = 0]) => onMap(view, lon, lat))
      .filter(({ x, y }) => x > 0 && y > 0 && x < SIDE && y < SIDE);
    if (inside.length === 0) return [];
    const middle = (of: 'x' | 'y') => inside.reduce((sum, each) => sum + each[of], 0) / inside.length;
    const near = inside[Math.floor(inside.length / 2)];
    const at = shape.kind === 'road' && near !== undefined ? near : { x: middle('x'), y: middle('y') };
    const wide = [...shape.name].length * 11;
    const fits = at.x > wide / 2 && at.x < SIDE - wide / 2 && at.y > 10 && at.y < SIDE - 6;
    const meets = taken.some(
      (each) => Math.abs(each.y - at.y) < 14 && Math.abs(each.x - at.x) < (each.wide + wide) / 2,
    );
    if (!fits || meets) return [];
    taken.push({ ...at, wide });
    return [{ name: shape.name, ...at }];
  });
}

interface MapProps {
  readonly view: MapView;
  readonly shapes: readonly MapShape[];
  readonly marks?: readonly MapMark[];
  /** The place that is chosen. */
  readonly pin?: { readonly lon: number; readonly lat: number };
  readonly label?: string;
  /** As a picture of its own, which no style sheet of the page reaches. */
  readonly alone?: boolean;
}

/** The plain map: areas, roads, and marks that are links. */
export function PlainMap({ view, shapes, marks = [], pin, label, alone = false }: MapProps) {
  const at = pin === undefined ? null : onMap(view, pin.lon, pin.lat);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="map"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      width={SIDE}
      height={SIDE}
      role={marks.length > 0 ? 'group' : 'img'}
      aria-label={label}
    >
      {label !== undefined && <title>{label}</title>}
      {alone && <style>{ALONE}</style>}
      <rect class="map-ground" width={SIDE} height={SIDE} />
      {shapes.map((shape, index) => (
        <path key={index} class={`map-${shape.kind}`} d={pathOf(view, shape)} />
      ))}
      {namesOf(view, shapes).map(({ name, x, y }) => (
        <text key={name} class="map-name" x={x.toFixed(0)} y={y.toFixed(0)}>
          {name}
        </text>
      ))}
      {marks.map(({ lon, lat, open, href, label: of }) => {
        const place = onMap(view, lon, lat);
        return (
          <a key={href} href={href} aria-label={of}>
            {open ? (
              <circle class="map-open" cx={place.x.toFixed(1)} cy={place.y.toFixed(1)} r="5" />
            ) : (
              <rect class="map-done" x={(place.x - 4).toFixed(1)} y={(place.y - 4).toFixed(1)} width="8" height="8" />
            )}
          </a>
        );
      })}
      {at !== null && <path class="map-pin" d={`M${at.x} ${at.y}l-9 -16a10.5 10.5 0 1 1 18 0z`} />}
    </svg>
  );
}

const LIGHT = `.map-ground{fill:#eef2f2}.map-green{fill:#d9e6da}.map-water{fill:#cfe0e8}.map-road{fill:none;stroke:#ffffff;stroke-width:3}
.map-district,.map-street,.map-community{fill:none;stroke:#869293}.map-community{stroke-width:.5}.map-street{stroke-width:1}.map-district{stroke-width:2}
.map-name{font:11px sans-serif;fill:#3f4a4b;text-anchor:middle;paint-order:stroke;stroke:#eef2f2;stroke-width:3px}
.map-pin{fill:#17687a;stroke:#ffffff;stroke-width:1.5}`;
const DARK = `.map-ground{fill:#1c2425}.map-green{fill:#203027}.map-water{fill:#1b2d36}.map-road{stroke:#39474a}
.map-district,.map-street,.map-community{stroke:#6f7d7e}.map-name{fill:#c3cccc;stroke:#1c2425}.map-pin{fill:#63b4c6;stroke:#08191d}`;
const ALONE = `${LIGHT}@media (prefers-color-scheme:dark){${DARK}}`;
