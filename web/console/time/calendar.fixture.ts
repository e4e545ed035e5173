import { cityTime } from './use-calendar.js';

/** Monday to Saturday, 08:30–11:30 and 14:00–17:30; Qingming 2026 off, the Sunday after it worked. */
export const CITY = cityTime({
  id: 'test',
  timeZone: 'Asia/Shanghai',
  seasons: [{ from: '01-01', to: '12-31', periods: ['08:30-11:30', '14:00-17:30'] }],
  restWeekdays: [7],
  holidays: ['2026-04-06'],
  workdays: ['2026-03-08'],
  names: { '2026-04-06': '清明节', '2026-03-08': '调休上班' },
  dayMinutes: 390,
});

export const instant = (text: string) => Date.parse(`${text}+08:00`);
