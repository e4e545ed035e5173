/** Pieces of SVG. Numbers are pixels of a picture of WIDTH × HEIGHT. */

export const WIDTH = 1600;
export const HEIGHT = 1200;

export type Point = readonly [x: number, y: number];

const n = (value: number): string => String(Math.round(value * 10) / 10);

export function rect(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${more}/>`;
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;
}

export function polygon(points: readonly Point[], fill: string, more = ''): string {
  return `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" ${more}/>`;
}

export function line(points: readonly Point[], stroke: string, width: number, more = ''): string {
  const list = points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ');
  return `<polyline points="${list}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

export function group(parts: readonly string[], transform: string): string {
  return `<g transform="${transform}">${parts.join('')}</g>`;
}

/** An uneven round: a heap, a hole, a crown of leaves. `wobble` is a part of the radius. */
export function blob(
  [cx, cy]: Point,
  rx: number,
  ry: number,
  wobble: number,
  next: () => number,
  fill: string,
  more = '',
): string {
  const corners = 14;
  const points = Array.from({ length: corners }, (_, i): Point => {
    const angle = (i / corners) * 2 * Math.PI;
    const far = 1 + (next() - 0.5) * 2 * wobble;
    return [cx + Math.cos(angle) * rx * far, cy + Math.sin(angle) * ry * far];
  });
  return polygon(points, fill, `stroke="${fill}" stroke-width="18" stroke-linejoin="round" ${more}`);
}
