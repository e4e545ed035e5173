import type { AdminArea } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { shownAreas } from './area-tree.js';

const area = (id: string, parent: string | null, name = id): AdminArea => ({
  id,
  parent,
  path: id,
  level: 'street',
  name,
  nameEn: null,
  version: 1,
  openCases: 0,
  desk: [],
  units: [],
  hasBoundary: true,
});
const areas = [
  area('1', null),
  area('1a', '1', '西园街道'),
  area('1a1', '1a', '西园社区'),
  area('1b', '1', '西湖街道'),
];
const ids = (opened: readonly string[], text = '') =>
  shownAreas(areas, new Set(opened), text).map((row) => `${' '.repeat(row.depth)}${row.area.id}`);

describe('the tree of areas', () => {
  it('shows the root with what is in it, and what has been opened', () => {
    expect(ids([])).toEqual(['1', ' 1a', ' 1b']);
    expect(ids(['1a'])).toEqual(['1', ' 1a', '  1a1', ' 1b']);
  });

  it('finds by name or code wherever it lies', () => {
    expect(ids([], '西园')).toEqual(['1a', '1a1']);
    expect(ids([], '1B')).toEqual(['1b']);
    expect(ids([], 'x')).toEqual([]);
  });
});
