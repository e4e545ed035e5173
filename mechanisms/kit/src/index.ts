export type { HolidayList } from './holidays.js';
