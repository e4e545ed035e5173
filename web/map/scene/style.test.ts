import { describe, expect, it } from 'vitest';
import { colours, type Palette } from './palette.js';
import { type StyleInput, styleOf } from './style.js';
import type { SceneLayer } from './types.js';

const LIGHTS = { green: '#1d8a4c', yellow: '#e2a300', red: '#d0342a' } as const;
const palette: Palette = { ...colours.light, paper: '#ffffff', ink: '#182122', accent: '#17687a', lights: LIGHTS };
const ALL: readonly SceneLayer[] = [
  'buildings',
  'roads',
  'green',
  'water',
  'areas',
  'names',
  'components',
  'pipes',
  'marks',
];

const of = (more: Partial<StyleInput> = {}): ReturnType<typeof styleOf> =>
  styleOf({ tiles: '/tiles', scheme: 'light', still: true, shown: new Set(ALL), ...more }, palette);

const ids = (style: ReturnType<typeof styleOf>) => style.layers.map(({ id }) => id);
const paintOf = (style: ReturnType<typeof styleOf>, id: string) =>
  (style.layers.find((layer) => layer.id === id)?.paint ?? {}) as Record<string, unknown>;

describe('the style of a scene', () => {
  it('asks nobody but our own server', () => {
    const style = of();
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    const addresses = JSON.stringify(style).match(/https?:[^"]*/g);
    expect(addresses).toBeNull();
  });

  it('names each layer once, and only sources that it has', () => {
    const style = of({
      values: { level: 'street', values: new Map([['a', 2]]), steps: [1, 2] },
      chosen: { layer: 'area', id: 'a' },
      sketch: { points: [], closed: false },
    });
    expect(new Set(ids(style)).size).toBe(style.layers.length);
    for (const layer of style.layers) if ('source' in layer) expect(Object.keys(style.sources)).toContain(layer.source);
  });

  it.each<[SceneLayer, RegExp]>([
    ['buildings', /^building$/],
    ['roads', /^road$/],
    ['green', /^green$/],
    ['water', /^water/],
    ['areas', /^area-/],
    ['names', /-name$/],
    ['components', /^component/],
    ['marks', /^(mark|gathering)/],
  ])('without %s has no layer of it', (layer, pattern) => {
    expect(ids(of()).some((id) => pattern.test(id))).toBe(true);
    const rest = new Set(ALL.filter((each) => each !== layer));
    expect(ids(of({ shown: rest })).filter((id) => pattern.test(id))).toEqual([]);
  });

  it('makes ghosts of the buildings while the ground is glass', () => {
    const opacity = (underground: boolean) =>
      Number(paintOf(of({ underground }), 'building')['fill-extrusion-opacity']);
    expect(opacity(true)).toBeLessThan(0.2);
    expect(opacity(false)).toBeGreaterThan(0.8);
    expect(paintOf(of({ underground: true }), 'ground')['background-color']).toBe(colours.light.glass);
  });

  it('draws a place with its light, and gathers only where it is to', () => {
    const marks = [{ id: 'a', place: { lon: 1, lat: 2 }, light: 'red' as const }];
    expect(of({ marks, markStyle: 'single' }).sources.marks).not.toHaveProperty('cluster');
    expect(of({ marks, markStyle: 'cluster' }).sources.marks).toHaveProperty('cluster', true);
    expect(JSON.stringify(of({ marks }).sources.marks)).toContain('"light":"red"');
    expect(ids(of({ marks, markStyle: 'heat' }))).toContain('heat');
  });

  it('moves nothing by itself where nothing is to move', () => {
    expect(of({ still: true }).transition?.duration).toBe(0);
    expect(of({ still: false }).transition?.duration).toBeGreaterThan(0);
  });

  it('keeps the lights’ colours to the lights', () => {
    for (const { pipe, ramp, building } of [colours.light, colours.dark]) {
      const others: readonly string[] = [...Object.values(pipe), ...ramp, ...Object.values(building)];
      for (const light of Object.values(LIGHTS)) expect(others).not.toContain(light);
    }
  });
});
