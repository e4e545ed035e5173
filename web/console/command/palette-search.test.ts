import { describe, expect, it } from 'vitest';
import { type Entry, found } from './palette-search.js';

const entry = (group: Entry['group'], label: string, more: Partial<Entry> = {}): Entry => ({
  id: label,
  group,
  label,
  run: () => {},
  ...more,
});
const entries = [
  entry('places', '工作台'),
  entry('acts', '派遣'),
  entry('settings', '退出登录'),
  entry('cases', '暴露垃圾 西园路', { fits: true }),
];
const labels = (typed: string) => found(entries, typed).map((each) => each.entries.map(({ label }) => label).join());

describe('the palette', () => {
  it('shows everything in its order before something is typed', () => {
    expect(labels('')).toEqual(['暴露垃圾 西园路', '派遣', '工作台', '退出登录']);
  });

  it('finds by characters and by initials, and keeps what the server has found', () => {
    expect(labels('派')).toEqual(['暴露垃圾 西园路', '派遣']);
    expect(labels('pq')).toEqual(['暴露垃圾 西园路', '派遣']);
    expect(labels('tcdl')).toEqual(['暴露垃圾 西园路', '退出登录']);
    expect(labels('zzz')).toEqual(['暴露垃圾 西园路']);
  });
});
