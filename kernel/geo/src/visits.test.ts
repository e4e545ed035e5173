import { describe, expect, it } from 'vitest';
import { AreaIndex } from './area-index.js';
import { box, metres, polygon } from './shapes.fixture.js';
import { cellsVisited, type TrackPosition } from './visits.js';

const index = new AreaIndex([
  { id: 'a', level: 'cell', shape: polygon(box(0, 0, 100, 100)) },
  { id: 'b', level: 'cell', shape: polygon(box(100, 0, 200, 100)) },
  { id: 'street', level: 'street', shape: polygon(box(0, 0, 200, 100)) },
]);
/** Seconds, and metres to the east. */
const step = (second: number, x: number, accuracy?: number): TrackPosition => {
  const [lon, lat] = metres(x, 50);
  return { at: second * 1000, lon, lat, ...(accuracy === undefined ? {} : { accuracy }) };
};
const seen = (track: readonly TrackPosition[], rules = {}) =>
  cellsVisited(index, track, { level: 'cell', ...rules }).map((visit) => [
    visit.area.id,
    visit.first / 1000,
    visit.last / 1000,
    visit.positions,
    visit.seconds,
  ]);

describe('cells that a track has visited', () => {
  it('with first and last position, in the order of entry, however the track is sorted', () => {
    const track = [step(0, 10), step(30, 50), step(60, 90), step(90, 110), step(120, 150), step(150, 50)];
    const expected = [
      ['a', 0, 150, 4, 60],
      ['b', 90, 120, 2, 30],
    ];
    expect(seen(track)).toEqual(expected);
    expect(seen(track.toReversed())).toEqual(expected);
  });

  it('a gap does not join, nor does a position that may be far off', () => {
    expect(seen([step(0, 10), step(120, 20), step(600, 30)])).toEqual([['a', 0, 600, 3, 120]]);
    expect(seen([step(0, 10), step(60, 150, 80), step(100, 20, 50)])).toEqual([['a', 0, 100, 2, 100]]);
    expect(seen([step(0, 10), step(600, 30)], { mostSecondsApart: 600 })).toEqual([['a', 0, 600, 2, 600]]);
  });

  it('a cell that was only passed does not count where the rules ask for more', () => {
    const track = [step(0, 10), step(20, 50), step(40, 120), step(60, 190), step(70, 50)];
    expect(seen(track, { leastSeconds: 20 })).toEqual([
      ['a', 0, 70, 3, 20],
      ['b', 40, 60, 2, 20],
    ]);
    expect(seen(track, { leastPositions: 3 }).map(([id]) => id)).toEqual(['a']);
    expect(seen(track, { leastSeconds: 21 })).toEqual([]);
  });

  it('outside there is nothing, and without a level all count', () => {
    expect(seen([step(0, -10), step(10, 500)])).toEqual([]);
    expect(cellsVisited(index, [step(0, 10)]).map(({ area }) => area.id)).toEqual(['a', 'street']);
  });
});
