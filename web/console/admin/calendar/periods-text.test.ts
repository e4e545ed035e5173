import { expect, it } from 'vitest';
import { periodsOf } from './periods-text.js';

it.each([
  ['', []],
  ['08:30-11:30, 14:00-17:30', ['08:30-11:30', '14:00-17:30']],
  ['8:30-11:30，14:00 – 17:30', ['08:30-11:30', '14:00-17:30']],
  ['8：30至11：30、22:00-24:00', ['08:30-11:30', '22:00-24:00']],
  ['9-10', null],
  ['11:30-08:30', null],
  ['23:00-24:30', null],
  ['08:30-11:30-12:00', null],
])('reads "%s"', (text, periods) => {
  expect(periodsOf(text)).toEqual(periods);
});
