import { describe, expect, it } from 'vitest';
import { projectionAt } from './projection.js';
import { type Area, boxOf, contains, pathOf, placeIn, zoomOver } from './shapes.js';
import { fit, fromScreen, toScreen, zoom } from './view.js';

const area = (rings: [number, number][][]): Area => ({
  type: 'Feature',
  id: 'a',
  properties: { level: 'street', name: 'a', path: 'a', parent: null },
  geometry: { type: 'Polygon', coordinates: rings },
});
const square: [number, number][] = [
  [103, 36],
  [103.02, 36],
  [103.02, 36.02],
  [103, 36.02],
  [103, 36],
];
/** A horseshoe, open to the north: its centroid lies outside. */
const horseshoe: [number, number][] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [9, 10],
  [9, 1],
  [1, 1],
  [1, 10],
  [0, 10],
  [0, 0],
];

describe('a sheet', () => {
  const projection = projectionAt({ lon: 103.8, lat: 36.06 });

  it('gives a point back', () => {
    const point = { lon: 103.7516, lat: 36.0576 };
    const back = projection.toPoint(projection.toSheet(point));
    expect(back.lon).toBeCloseTo(point.lon, 9);
    expect(back.lat).toBeCloseTo(point.lat, 9);
  });

  it('measures a kilometre to the east and to the north alike', () => {
    const { x, y } = projection.toSheet({ lon: 103.8 + 1 / (111.32 * Math.cos((36.06 * Math.PI) / 180)), lat: 36.06 });
    expect(x).toBeCloseTo(1_000, 3);
    expect(y).toBeCloseTo(0, 6);
    expect(projection.toSheet({ lon: 103.8, lat: 36.06 + 1 / 111.32 }).y).toBeCloseTo(-1_000, 3);
  });
});

describe('a view', () => {
  const size = { width: 800, height: 400 };

  it('shows the whole of what it is fitted to', () => {
    const view = fit(size, { width: 4_000, height: 4_000 }, { x: 100, y: 50 });
    expect(toScreen(view, size, { x: 100, y: 50 })).toEqual({ x: 400, y: 200 });
    const corner = toScreen(view, size, { x: 100 + 2_000, y: 50 + 2_000 });
    expect(corner.y).toBeLessThanOrEqual(400);
    expect(corner.y).toBeGreaterThan(360);
  });

  it('keeps in place what lies under the pointer while it zooms', () => {
    const view = { x: 30, y: -20, scale: 0.1 };
    const pointer = { x: 650, y: 90 };
    const before = fromScreen(view, size, pointer);
    const after = toScreen(zoom(view, size, pointer, 3), size, before);
    expect(after.x).toBeCloseTo(pointer.x, 6);
    expect(after.y).toBeCloseTo(pointer.y, 6);
  });

  it('does not zoom beyond its ends', () => {
    const middle = { x: 400, y: 200 };
    const near = zoom({ x: 0, y: 0, scale: 1 }, size, middle, 1e9);
    expect(zoom(near, size, middle, 2).scale).toBe(near.scale);
    const far = zoom({ x: 0, y: 0, scale: 1 }, size, middle, 1e-9);
    expect(zoom(far, size, middle, 0.5).scale).toBe(far.scale);
  });
});

describe('an area', () => {
  it('contains what lies inside its rings and not in its holes', () => {
    const hole: [number, number][] = [
      [103.005, 36.005],
      [103.015, 36.005],
      [103.015, 36.015],
      [103.005, 36.015],
      [103.005, 36.005],
    ];
    const ring = area([square, hole]);
    expect(contains(ring, { lon: 103.002, lat: 36.002 })).toBe(true);
    expect(contains(ring, { lon: 103.01, lat: 36.01 })).toBe(false);
    expect(contains(ring, { lon: 103.03, lat: 36.01 })).toBe(false);
  });

  it('is stood for by a place inside it', () => {
    expect(placeIn(area([square])).lon).toBeCloseTo(103.01, 9);
    const inside = placeIn(area([horseshoe]));
    expect(contains(area([horseshoe]), inside)).toBe(true);
  });

  it('fills the screen at a zoom', () => {
    // The whole world is 512 pixels at zoom 0.
    expect(zoomOver({ west: -180, east: 180, south: -80, north: 80 }, 512)).toBeCloseTo(0, 9);
    expect(zoomOver({ west: 0, east: 45, south: 0, north: 40 }, 1024)).toBeCloseTo(4, 9);
  });

  it('has a box and a closed path', () => {
    expect(boxOf([area([square])])).toEqual({ west: 103, east: 103.02, south: 36, north: 36.02 });
    expect(boxOf([])).toBeNull();
    expect(pathOf(area([square]), projectionAt({ lon: 103.01, lat: 36.01 }))).toMatch(/^M.*Z$/);
  });
});
