import type { ModelPolicy, ModelUnit } from './events.js';
import type { ModelCalendar } from './time.js';

/** The calendar of the tables. Worked: 08:30–11:30 and 13:30–17:00 (May to September 14:00–17:30), Sundays off. */
export const CALENDAR: ModelCalendar = {
  id: 'city-2010',
  timeZone: 'Asia/Shanghai',
  seasons: [
    { from: '05-01', to: '09-30', periods: ['08:30-11:30', '14:00-17:30'] },
    { from: '10-01', to: '04-30', periods: ['08:30-11:30', '13:30-17:00'] },
  ],
  restWeekdays: [7],
  // New Year Fri–Sun; Qingming Sat–Mon; May Day Sat–Mon
  holidays: [
    '2010-01-01',
    '2010-01-02',
    '2010-01-03',
    '2010-04-03',
    '2010-04-04',
    '2010-04-05',
    '2010-05-01',
    '2010-05-02',
    '2010-05-03',
  ],
  workdays: ['2010-02-20', '2010-02-21'],
  exceptions: [{ date: '2010-04-30', periods: ['08:30-11:30'] }],
  dayMinutes: 390,
};

export const FORMAL: ModelPolicy = {
  id: 'formal-2010',
  validFrom: '2010-04-01',
  weights: { timely: 0.8, resolved: 0.2 },
  repeatAllowance: 0.03,
  deferralLimit: 0.03,
  extensionLimit: 0.03,
  minAllowance: 0,
  timelyMode: 'recognised',
  warnFraction: 0.2,
  stages: {
    filing: { minutes: 30 },
    dispatch: { minutes: 30 },
    sendVerification: { minutes: 30 },
    verification: { minutes: 60 },
    closing: { minutes: 30 },
    supervision: { minutes: 30 },
  },
};

/** D1 has command duty. */
export const UNITS: readonly ModelUnit[] = [
  { id: 'U1', name: '单位一' },
  { id: 'U2', name: '单位二' },
  { id: 'U3', name: '单位三' },
  { id: 'D1', name: '指挥单位', commandDuty: true },
];
