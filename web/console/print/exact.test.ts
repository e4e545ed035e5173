import { describe, expect, it } from 'vitest';
import { addWords } from '../i18n/area-words.js';
import { createI18n } from '../i18n/index.js';
import { exactText, grouped, stamp } from './exact.js';
import { words } from './words.js';

addWords(words);
const zh = (await createI18n('zh-CN')).t;
const en = (await createI18n('en')).t;

describe('what a sheet says', () => {
  it.each([
    [0, '0 分', '0 min'],
    [59_600, '1 分', '1 min'],
    [30_000, '30 秒', '30 s'],
    [14_370_000, '3 小时 59 分 30 秒', '3 h 59 min 30 s'],
    [90_000_000, '25 小时', '25 h'],
  ])('%d ms', (ms, chinese, english) => {
    expect(exactText(zh, ms)).toBe(chinese);
    expect(exactText(en, ms)).toBe(english);
  });

  it('tells instants to the second, and a digest in groups', () => {
    expect(stamp('2026-03-04T16:30:00.600+08:00', 'Asia/Shanghai')).toBe('2026-03-04 16:30:01');
    expect(grouped('0123456789abcdef01')).toBe('01234567 89abcdef 01');
  });
});
