import { describe, expect, it } from 'vitest';
import { commonKey, differences } from './difference.js';

const diff = (before: unknown, after: unknown) => differences(before, after, commonKey);

describe('differences', () => {
  it('of equal documents are none, whatever the order of lists and members', () => {
    const one = {
      a: 1,
      list: ['x', 'y'],
      rows: [
        { id: 'r', n: 1 },
        { id: 's', n: 2 },
      ],
    };
    const two = {
      rows: [
        { n: 2, id: 's' },
        { n: 1, id: 'r' },
      ],
      list: ['y', 'x'],
      a: 1,
    };
    expect(diff(one, two)).toEqual([]);
  });

  it('name the member that changed, however deep', () => {
    expect(diff({ weights: { timely: 0.8, resolved: 0.2 } }, { weights: { timely: 0.7, resolved: 0.3 } })).toEqual([
      { path: ['weights', 'timely'], what: 'changed', before: 0.8, after: 0.7 },
      { path: ['weights', 'resolved'], what: 'changed', before: 0.2, after: 0.3 },
    ]);
  });

  it('of plain lists are what came and what went', () => {
    expect(diff({ holidays: ['2026-10-01', '2026-10-02'] }, { holidays: ['2026-10-02', '2026-10-09'] })).toEqual([
      { path: ['holidays', '2026-10-09'], what: 'added', before: null, after: '2026-10-09' },
      { path: ['holidays', '2026-10-01'], what: 'removed', before: '2026-10-01', after: null },
    ]);
  });

  it('of lists of objects follow their keys', () => {
    const before = {
      units: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
    };
    const after = {
      units: [
        { id: 'b', name: 'Bee' },
        { id: 'c', name: 'C' },
      ],
    };
    expect(diff(before, after)).toEqual([
      { path: ['units', 'b', 'name'], what: 'changed', before: 'B', after: 'Bee' },
      { path: ['units', 'c'], what: 'added', before: null, after: { id: 'c', name: 'C' } },
      { path: ['units', 'a'], what: 'removed', before: { id: 'a', name: 'A' }, after: null },
    ]);
  });

  it('take a list whose entries have no keys, or one twice, as one value', () => {
    expect(diff({ l: [{ n: 1 }] }, { l: [{ n: 2 }] })).toEqual([
      { path: ['l'], what: 'changed', before: [{ n: 1 }], after: [{ n: 2 }] },
    ]);
    expect(diff({ l: [{ n: 1 }] }, { l: [{ n: 1 }] })).toEqual([]);
    expect(diff(['x', 'x'], ['x'])).toHaveLength(1);
  });

  it('tell a member that is null from one that is not there', () => {
    expect(diff({}, { area: null })).toEqual([{ path: ['area'], what: 'added', before: null, after: null }]);
    expect(diff({ area: undefined }, {})).toEqual([]);
    expect(diff({ limit: null }, { limit: { hours: 4 } })).toEqual([
      { path: ['limit'], what: 'changed', before: null, after: { hours: 4 } },
    ]);
  });
});
