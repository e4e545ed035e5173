import { describe, expect, it } from 'vitest';
import { findable, initialsOf } from './initials.js';
import { matches } from './matches.js';

describe('initials of pinyin', () => {
  it.each([
    ['城管局', 'cgj'],
    ['西湖街道', 'xhjd'],
    ['自来水公司', 'zlsgs'],
    ['七里河区', 'qlhq'],
    ['兰州燃气', 'lzrq'],
    ['安宁', 'an'],
    ['退出登录', 'tcdl'],
    ['日月润软，三所他它', 'ryrrsstt'],
    ['12345 热线', '12345rx'],
    ['Water Co.', 'waterco'],
    ['', ''],
  ])('of %s are %s', (text, initials) => expect(initialsOf(text)).toBe(initials));

  it('find a name beside its characters, in either language', () => {
    const find = findable('城管局', 'Urban Management', null);
    for (const typed of ['cgj', 'cg', '城管', 'urban', 'management cgj']) expect(matches(find, typed)).toBe(true);
    expect(matches(find, 'xhjd')).toBe(false);
  });
});
