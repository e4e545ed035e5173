import type { ClockView, LightReason } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { addWords } from '../i18n/area-words.js';
import { createI18n } from '../i18n/index.js';
import { CITY, instant } from '../time/calendar.fixture.js';
import { reasonText, sinceText } from './reason-text.js';
import { words } from './words.js';

addWords(words);
const zh = (await createI18n('zh-CN')).t;
const en = (await createI18n('en')).t;
const MINUTE = 60_000;
// A Thursday.
const NOW = instant('2026-03-05T18:10');

const reading = (from: string, usedMinutes: number, allowanceMinutes: number): ClockView => ({
  light: 'red',
  status: 'running',
  from: `${from}:00+08:00`,
  dueAt: null,
  warnAt: null,
  usedMinutes,
  allowanceMinutes,
  resumes: null,
});
const run = {
  unit: { id: 'xiyuan', name: '西园街道' },
  dispatchNo: 1,
  standard: { hours: 4 },
  extensions: [],
  legs: [{ from: '', to: null, endedBy: null }],
  unbroken: false,
};
const handling: LightReason = {
  clock: 'handling',
  visit: 1,
  reading: reading('2026-03-05T10:30', 370, 240),
  begunBy: 'dispatched',
  dueAt: '2026-03-05T16:30:00+08:00',
  run,
  deducted: [{ kind: 'calendar', reason: 'break' }],
  lateStages: [],
};
const said = (
  reason: LightReason,
  more: { language?: 'zh-CN' | 'en'; light?: 'yellow' | 'red'; over?: number } = {},
) => {
  const { language = 'zh-CN', light = 'red', over = 130 * MINUTE } = more;
  const t = language === 'en' ? en : zh;
  return reasonText(reason, {
    place: { t, language, zone: CITY.zone },
    days: CITY.days('general'),
    now: NOW,
    light,
    over,
    natural: false,
  });
};

describe('why a light is red', () => {
  it('is one sentence: how much, since when, of how much, without what, due when', () => {
    expect(said(handling)).toBe('处置已超时 2 小时 10 分：今天 10:30 派遣，限 4 小时，扣除午休后应于 16:30 完成');
    expect(said(handling, { language: 'en' })).toBe(
      'Handling is 2 h 10 min late: dispatched today 10:30, 4 h allowed, due 16:30 with lunch left out',
    );
  });

  it('says what is left while it is yellow, and that it is past where no time has passed since', () => {
    expect(said(handling, { light: 'yellow', over: -20 * MINUTE })).toMatch(/^处置将超时，剩 20 分：/);
    expect(said(handling, { over: 0 })).toMatch(/^处置已过时限：/);
  });

  it('names what did not count once each, days by their names, and extensions, legs and the whole', () => {
    const reason: LightReason = {
      ...handling,
      reading: reading('2026-02-27T10:30', 400, 360),
      dueAt: '2026-03-04T09:00:00+08:00',
      run: {
        ...run,
        dispatchNo: 2,
        extensions: [{ hours: 2 }],
        legs: [...run.legs, ...run.legs],
      },
      deducted: [
        { kind: 'calendar', reason: 'break' },
        { kind: 'calendar', reason: 'after' },
        { kind: 'calendar', reason: 'before' },
        { kind: 'calendar', reason: 'holiday', name: '元宵节' },
        { kind: 'paused', cause: 'deferral', by: { id: 'a', name: 'A' }, ground: null },
        { kind: 'centre' },
      ],
    };
    expect(said(reason)).toBe(
      '处置已超时 2 小时 10 分：周五 10:30 派遣，限 4 小时，延期 2 小时，2 次派遣累计计时，扣除午休、下班时间、元宵节、缓办等后应于 昨天 09:00 完成',
    );
    const whole: LightReason = {
      ...handling,
      clock: 'whole',
      begunBy: 'reported',
      run: null,
      lateStages: ['dispatch', 'handling'],
    };
    expect(said(whole)).toMatch(/^全过程已超时 .*今天 10:30 上报，限 4 小时，.*，其中派遣、处置超时$/);
  });

  it.each([
    ['2026-03-05T09:00', '今天 09:00'],
    ['2026-03-04T09:00', '昨天 09:00'],
    ['2026-03-03T09:00', '周二 09:00'],
    ['2026-02-27T09:00', '周五 09:00'],
    ['2026-02-26T09:00', '2月26日 09:00'],
    ['2026-03-06T09:00', '明天 09:00'],
  ])('%s is %s', (at, text) => {
    expect(sinceText({ t: zh, language: 'zh-CN', zone: CITY.zone }, instant(at), NOW)).toBe(text);
  });
});
