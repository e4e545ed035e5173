import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraOf, cameraText, chosenOf, chosenText, offOf, readMapSearch, shadeOf, shownOf } from './map-search.js';
import { marksAt, type SpanCase } from './marks-at.js';
import { groundOf, lengthOf, metresPerPixel, roundLength } from './measure.js';
import { stepsOf } from './shading.js';

describe('the address of the map', () => {
  it('keeps where it looks', () => {
    const camera = { lon: 103.7585, lat: 36.0731, zoom: 15.25, pitch: 56, bearing: -24 };
    expect(cameraOf(cameraText(camera))).toEqual(camera);
  });

  it.each(['', '1,2,3', '1,2,3,4,x', '200,0,1,1,1', '0,89,1,1,1'])('knows no camera in %j', (text) =>
    expect(cameraOf(text)).toBeNull(),
  );

  it('leaves out what is as usual, and what it does not know', () => {
    expect(
      readMapSearch({
        at: 'x',
        off: 'pipes,nonsense',
        under: 'yes',
        style: 'cluster',
        pick: 'x:1',
        shade: 'a.b',
        hour: 7,
      }),
    ).toEqual({ off: 'pipes' });
    expect(readMapSearch({ under: true, style: 'heat', shade: 'open.cell', pick: 'mark:a:b' })).toEqual({
      under: true,
      style: 'heat',
      shade: 'open.cell',
      pick: 'mark:a:b',
    });
  });

  it('names layers by those that are off', () => {
    const shown = shownOf('pipes,names');
    expect(shown.has('pipes')).toBe(false);
    expect(shown.has('buildings')).toBe(true);
    expect(offOf(shown)).toBe('names,pipes');
    expect(offOf(shownOf(undefined))).toBeUndefined();
  });

  it('keeps what is chosen, and by what areas are shaded', () => {
    expect(chosenOf(chosenText({ layer: 'component', id: '62010301001000001' }))).toEqual({
      layer: 'component',
      id: '62010301001000001',
    });
    expect(chosenOf('mark:')).toBeNull();
    expect(shadeOf('overdue.street')).toEqual({ figure: 'overdue', level: 'street' });
    expect(shadeOf('overdue.district')).toBeNull();
  });
});

const hour = (n: number) => new Date(Date.UTC(2026, 2, 4, n)).toISOString();
const at = (n: number) => Date.UTC(2026, 2, 4, n);

describe('cases at an instant', () => {
  const of = (more: Partial<SpanCase>): SpanCase => ({
    id: 'a',
    number: '1',
    class: { standardRef: 's', kind: 'event', code: '06010' },
    lon: 103,
    lat: 36,
    reportedAt: hour(2),
    endedAt: hour(10),
    warnAt: hour(6),
    dueAt: hour(8),
    light: null,
    ...more,
  });

  it.each([
    [1, null],
    [2, 'green'],
    [5, 'green'],
    [6, 'yellow'],
    [8, 'yellow'],
    [9, 'red'],
    [10, null],
  ])('at %i o’clock: %s', (n, light) => expect(marksAt([of({})], at(n))[0]?.light ?? null).toBe(light));

  it('now: those that are open, by the light of the desk', () => {
    const marks = marksAt([of({}), of({ id: 'b', endedAt: null, light: 'yellow' })], null);
    expect(marks).toEqual([{ id: 'b', place: { lon: 103, lat: 36 }, light: 'yellow' }]);
  });

  it('without a limit, or standing still, is in time', () => {
    expect(marksAt([of({ dueAt: null, warnAt: null })], at(9))[0]?.light).toBe('green');
  });
});

describe('shades', () => {
  it.each([
    [[], [1]],
    [[0, 0], [1]],
    [[3], [1, 2, 3]],
    [[7], [1, 2, 4, 6]],
    [[23], [1, 5, 10, 15, 20]],
    [[480], [1, 100, 200, 300, 400]],
  ])('of %j begin at %j', (values, steps) => expect(stepsOf(values)).toEqual(steps));

  it('rise, are at most five and none lies above every figure', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (values) => {
        const steps = stepsOf(values);
        expect(steps.length).toBeLessThanOrEqual(5);
        expect(steps.every((step, i) => i === 0 || step > (steps[i - 1] ?? 0))).toBe(true);
        expect(steps.at(-1)).toBeLessThanOrEqual(Math.max(1, ...values));
      }),
      { seed: 4, numRuns: 200 },
    ));
});

describe('measuring', () => {
  const north = 1 / 111_195;
  const east = north / Math.cos((36 * Math.PI) / 180);
  const square = [
    { lon: 103, lat: 36 },
    { lon: 103 + 100 * east, lat: 36 },
    { lon: 103 + 100 * east, lat: 36 + 100 * north },
    { lon: 103, lat: 36 + 100 * north },
  ];

  it('adds up a line, and goes round a closed one', () => {
    expect(lengthOf(square, false)).toBeCloseTo(300, 0);
    expect(lengthOf(square, true)).toBeCloseTo(400, 0);
    expect(lengthOf(square.slice(0, 1), false)).toBe(0);
  });

  it('measures ground whichever way round it goes', () => {
    expect(groundOf(square) / 10_000).toBeCloseTo(1, 3);
    expect(groundOf([...square].reverse()) / 10_000).toBeCloseTo(1, 3);
    expect(groundOf(square.slice(0, 2))).toBe(0);
  });

  it.each([
    [7, 5],
    [50, 50],
    [99, 50],
    [199, 100],
    [0.4, 0.2],
  ])('rounds a scale of %d m down to %d m', (most, round) => expect(roundLength(most)).toBeCloseTo(round, 9));

  it('knows a pixel at the equator', () => expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 2));
});
