import type { Sheet } from './projection.js';

/** Which piece of the sheet is in sight: its middle, and pixels to a metre. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** From a district of 60 km on a phone to a manhole. */
const SMALLEST = 0.004;
const LARGEST = 4;

/** The view that shows a piece of the sheet whole, with a margin. */
export function fit(size: Size, box: { readonly width: number; readonly height: number }, middle: Sheet): View {
  const scale = Math.min(size.width / Math.max(box.width, 1), size.height / Math.max(box.height, 1)) * 0.92;
  return { ...middle, scale: clamp(scale) };
}

export function toScreen(view: View, size: Size, { x, y }: Sheet): Sheet {
  return { x: (x - view.x) * view.scale + size.width / 2, y: (y - view.y) * view.scale + size.height / 2 };
}

export function fromScreen(view: View, size: Size, { x, y }: Sheet): Sheet {
  return { x: (x - size.width / 2) / view.scale + view.x, y: (y - size.height / 2) / view.scale + view.y };
}

/** Nearer or farther by a factor, what lies under `fixed` (on the screen) staying there. */
export function zoom(view: View, size: Size, fixed: Sheet, factor: number): View {
  const scale = clamp(view.scale * factor);
  const under = fromScreen(view, size, fixed);
  return {
    scale,
    x: under.x - (fixed.x - size.width / 2) / scale,
    y: under.y - (fixed.y - size.height / 2) / scale,
  };
}

export function pan(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
}

function clamp(scale: number): number {
  return Math.min(Math.max(scale, SMALLEST), LARGEST);
}
