import { expect, it } from 'vitest';
import { filterOf, readDeskSearch } from './desk-search.js';

it('reads what fits of an address and leaves out the rest', () => {
  expect(readDeskSearch({ queue: 'open', light: 'red', severity: 'urgent', state: 'filed', q: '西津' })).toEqual({
    queue: 'open',
    light: 'red',
    severity: 'urgent',
    state: 'filed',
    q: '西津',
  });
  expect(readDeskSearch({ queue: 'mine', light: 'blue', q: '', state: 7 })).toEqual({ state: '7' });
  expect(readDeskSearch({ q: 2026 })).toEqual({ q: '2026' });
});

it('asks for the person’s own queue where none is named', () => {
  expect(filterOf({ light: 'red' })).toEqual({ queue: 'desk', light: 'red' });
  expect(filterOf({ queue: 'all' })).toEqual({ queue: 'all' });
});
