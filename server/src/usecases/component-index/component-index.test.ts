import { metresBetween } from '@bihuan/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComponentPoint } from '../../store/components.js';
import { byCodePoints } from '../open-board/code-points.js';
import { ClassNumbers, ColumnsBuilder, STATES } from './columns.js';
import { ComponentIndex } from './component-index.js';

function indexOf(points: readonly ComponentPoint[]): ComponentIndex {
  const [numbers, builder] = [new ClassNumbers(), new ColumnsBuilder()];
  const inOrder = [...points].sort((a, b) => byCodePoints(a.id, b.id));
  for (const point of inOrder) builder.add(point, numbers);
  return ComponentIndex.of(builder.finish(), numbers);
}

/** On a coarse grid, so that many are equally far or lie on one another. */
const point: fc.Arbitrary<ComponentPoint> = fc.record({
  id: fc.integer({ min: 1, max: 60 }).map((n) => `62010312${n}`),
  standardRef: fc.constant('GB/T 47678.5-2026'),
  class: fc.constantFrom('01001', '01002'),
  state: fc.constantFrom(...STATES),
  lon: fc.integer({ min: 0, max: 12 }).map((n) => 103.8 + n / 5000),
  lat: fc.integer({ min: 0, max: 12 }).map((n) => 36.06 + n / 5000),
  depth: fc.constantFrom(null, 2.5),
});
const some = fc.uniqueArray(point, { selector: ({ id }) => id, maxLength: 40 });

describe('an index of components', () => {
  it('finds what a plain look at all of them finds, whatever came first, lies over the base or was put into it', () => {
    const asked = fc.tuple(fc.integer({ min: -2, max: 14 }), fc.integer({ min: -2, max: 14 }));
    fc.assert(
      fc.property(some, some, asked, fc.integer({ min: 1, max: 8 }), (first, then, [x, y], most) => {
        const over = indexOf(first).with(then);
        const now = [...new Map([...first, ...then].map((each) => [each.id, each])).values()];
        const [lon, lat] = [103.8 + x / 5000, 36.06 + y / 5000];
        const fits = (each: ComponentPoint) => each.class === '01001' && each.state !== 'removed';
        const near = now
          .filter(fits)
          .map((each) => ({ id: each.id, metres: metresBetween(lon, lat, each.lon, each.lat) }))
          .filter(({ metres }) => metres <= 60)
          .sort((a, b) => a.metres - b.metres || byCodePoints(a.id, b.id))
          .slice(0, most);
        const east = Math.max(lon, 103.8);
        const inside = now.filter((each) => each.lon >= 103.8 && each.lon <= east && each.lat <= lat);
        for (const index of [over, over.compacted(), indexOf(now)]) {
          const found = index.near(lon, lat, { metres: 60, most, fits: (slot) => fits(index.pointAt(slot)) });
          expect(found.map(({ slot, metres }) => ({ id: index.idAt(slot), metres }))).toEqual(near);
          const boxed = index.within(103.8, 36, east, lat).map((slot) => index.pointAt(slot));
          const byId = (a: ComponentPoint, b: ComponentPoint) => byCodePoints(a.id, b.id);
          expect(boxed.sort(byId)).toEqual([...inside].sort(byId));
          expect(index.size).toBe(now.length);
          for (const each of now) expect(index.pointAt(index.slotOf(each.id) ?? -1)).toEqual(each);
        }
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('stays as it was when another is made of it', () => {
    const base = { standardRef: 'GB/T 47678.5-2026', class: '01001', state: 'intact', depth: null } as const;
    const one = indexOf([{ ...base, id: 'A', lon: 103.8, lat: 36.06 }]);
    const two = one.with([{ ...base, id: 'A', class: '01002', lon: 103.9, lat: 36.06 }]);
    expect(one.pointAt(one.slotOf('A') ?? -1)).toMatchObject({ lon: 103.8, class: '01001' });
    expect(two.pointAt(two.slotOf('A') ?? -1)).toMatchObject({ lon: 103.9, class: '01002' });
    expect(one.slotOf('B')).toBeUndefined();
  });
});
