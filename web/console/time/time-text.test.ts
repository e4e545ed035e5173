import { describe, expect, it } from 'vitest';
import { createI18n } from '../i18n/index.js';
import { amountText } from './amount.js';
import { CITY, instant } from './calendar.fixture.js';
import { instantText, shortInstantText } from './instant-text.js';
import { dueText, timeLeftText, workStatusText } from './time-text.js';
import { instantOf, wallOf } from './wall.js';
import { workStatus } from './work-status.js';

const MINUTE = 60_000;
const place = async (language: 'zh-CN' | 'en') => ({ t: (await createI18n(language)).t, language, zone: CITY.zone });
const zh = await place('zh-CN');
const en = await place('en');
const work = CITY.days('general');
const natural = CITY.days('urgent');

describe('amounts', () => {
  it.each([
    [0, work, '0 分', '0 min'],
    [30_000, work, '不到 1 分', '< 1 min'],
    [80 * MINUTE, work, '1 小时 20 分', '1 h 20 min'],
    [120 * MINUTE, work, '2 小时', '2 h'],
    [389.9 * MINUTE, work, '6 小时 29 分', '6 h 29 min'],
    [390 * MINUTE, work, '1 个工作日', '1 workday'],
    [960 * MINUTE, work, '2 个工作日 3 小时', '2 workdays 3 h'],
    [1500 * MINUTE, natural, '1 天 1 小时', '1 day 1 h'],
    [1500 * MINUTE, null, '25 小时', '25 h'],
  ])('%d ms', (ms, days, chinese, english) => {
    expect(amountText(zh.t, ms, days)).toBe(chinese);
    expect(amountText(en.t, ms, days)).toBe(english);
  });
});

describe('instants', () => {
  const now = instant('2026-03-04T10:20');
  it.each([
    ['2026-03-04T16:30', '今天 16:30', 'today 16:30'],
    ['2026-03-05T00:00', '明天 00:00', 'tomorrow 00:00'],
    ['2026-03-06T09:05', '后天 09:05', 'in 2 days 09:05'],
    ['2026-03-03T23:59', '昨天 23:59', 'yesterday 23:59'],
    ['2026-03-02T08:30', '前天 08:30', '2 days ago 08:30'],
    ['2026-04-03T16:30', '4月3日 16:30', 'Apr 3, 16:30'],
    ['2025-12-31T16:30', '2025年12月31日 16:30', 'Dec 31, 2025, 16:30'],
  ])('%s', (at, chinese, english) => {
    expect(instantText(zh, instant(at), now)).toBe(chinese);
    expect(instantText(en, instant(at), now)).toBe(english);
  });

  it('of the same day are only a time of day beside another', () => {
    expect(shortInstantText(zh, instant('2026-03-04T14:00'), now)).toBe('14:00');
    expect(shortInstantText(zh, instant('2026-03-05T08:30'), now)).toBe('明天 08:30');
  });

  it('go to the wall clock of the city and back, wherever the browser is', () => {
    const at = instant('2026-03-04T16:30');
    expect(wallOf(at, 'America/New_York')).toEqual({ year: 2026, month: 3, day: 4, hour: 3, minute: 30 });
    expect(instantOf(wallOf(at, 'America/New_York'), 'America/New_York')).toBe(at);
    expect(instantOf(wallOf(at, CITY.zone), CITY.zone)).toBe(at);
  });
});

describe('work time', () => {
  it.each([
    ['2026-03-04T10:20', '工作时间，至 11:30', 'Work time until 11:30'],
    ['2026-03-04T12:00', '午休，14:00 继续', 'Lunch break, back 14:00'],
    ['2026-03-04T07:00', '未到上班时间，08:30 继续', 'Before hours, back 08:30'],
    ['2026-03-04T18:00', '已下班，明天 08:30 继续', 'After hours, back tomorrow 08:30'],
    ['2026-03-15T10:00', '休息日，明天 08:30 继续', 'Rest day, back tomorrow 08:30'],
    ['2026-04-06T10:00', '清明节，明天 08:30 继续', '清明节, back tomorrow 08:30'],
    // A worked Sunday has a name, which is no reason for its lunch.
    ['2026-03-08T12:00', '午休，14:00 继续', 'Lunch break, back 14:00'],
  ])('%s', (at, chinese, english) => {
    const now = instant(at);
    const status = workStatus(CITY.calendar, now);
    expect(workStatusText(zh, status, now)).toBe(chinese);
    expect(workStatusText(en, status, now)).toBe(english);
  });
});

describe('what a hover says', () => {
  it('names the due instant, and why the clock stands still', () => {
    const now = instant('2026-03-04T12:00');
    const status = workStatus(CITY.calendar, now);
    expect(dueText(zh, instant('2026-03-04T16:30'), false, status, now)).toBe(
      '今天 16:30 到期；现在不计时：午休，14:00 继续',
    );
    expect(dueText(zh, instant('2026-03-04T11:00'), true, status, now)).toBe('今天 11:00 已到期');
    expect(dueText(zh, null, true, status, now)).toBe('');
  });
});

it('time left says what is left, over, paused or unlimited', () => {
  expect(timeLeftText(zh, { kind: 'left', ms: 80 * MINUTE, counting: true }, work)).toBe('剩 1 小时 20 分');
  expect(timeLeftText(en, { kind: 'over', ms: 35 * MINUTE, counting: true }, work)).toBe('35 min over');
  expect(timeLeftText(zh, { kind: 'paused', ms: 120 * MINUTE }, work)).toBe('暂停，剩 2 小时');
  expect(timeLeftText(zh, { kind: 'paused', ms: null }, work)).toBe('暂停计时');
  expect(timeLeftText(zh, { kind: 'unlimited' }, work)).toBe('不限时');
});
