/** How much of a picture is seen: enlarged from its middle, then moved by parts of the frame's size. */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A place in the frame, from its middle: −0.5 … 0.5 of its size. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { zoom: 1, x: 0, y: 0 };
const MOST = 8;
const MIDDLE: Spot = { x: 0, y: 0 };

/** Enlarged by a factor; what is under the spot stays there. */
export function zoomed(view: View, factor: number, spot: Spot = MIDDLE): View {
  const zoom = Math.min(MOST, Math.max(1, view.zoom * factor));
  const ratio = zoom / view.zoom;
  return kept({ zoom, x: spot.x - (spot.x - view.x) * ratio, y: spot.y - (spot.y - view.y) * ratio });
}

/** Moved by parts of the frame, as far as there is picture. */
export function moved(view: View, x: number, y: number): View {
  return kept({ ...view, x: view.x + x, y: view.y + y });
}

function kept({ zoom, x, y }: View): View {
  const far = (zoom - 1) / 2;
  return { zoom, x: within(x, far), y: within(y, far) };
}

function within(value: number, far: number): number {
  // Never −0: a style sheet would show it.
  return Math.min(far, Math.max(-far, value)) + 0;
}

/** For an element that is as large as the frame and enlarged from its middle. */
export function transformOf({ zoom, x, y }: View): string {
  return `translate(${round(x * 100)}%, ${round(y * 100)}%) scale(${round(zoom)})`;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
