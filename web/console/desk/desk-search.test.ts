import { expect, it } from 'vitest';
import { changed, type DeskSearch, filterOf, narrowed, queryOf, readDeskSearch, searchOf } from './desk-search.js';

const whole: DeskSearch = {
  queue: 'open',
  area: '620103/620103002',
  light: 'red',
  state: 'filed,returned',
  severity: 'urgent',
  source: 'hotline',
  mark: 'extension-request',
  due: 'today',
  unit: 'chengguanju',
  kind: 'event',
  class: '06010',
  sort: 'state',
  q: '西津',
};

it('reads what fits of an address and leaves out the rest', () => {
  expect(readDeskSearch({ ...whole })).toEqual(whole);
  expect(readDeskSearch({ queue: 'mine', light: 'blue', q: '', state: 7, due: 'soon' })).toEqual({ state: '7' });
  expect(readDeskSearch({ q: 2026 })).toEqual({ q: '2026' });
});

it('asks for the person’s own queue where none is named', () => {
  expect(filterOf({ light: 'red' })).toEqual({ queue: 'desk', light: 'red' });
  expect(filterOf({ queue: 'all' })).toEqual({ queue: 'all' });
});

it('changes part by part; what is undefined goes', () => {
  expect(changed({ queue: 'open', light: 'red' }, { light: undefined, q: 'x' })).toEqual({ queue: 'open', q: 'x' });
});

it('knows what narrows a queue: not the queue itself, nor the order, nor the area that the header holds', () => {
  expect(narrowed({ queue: 'open', area: '1/2', sort: 'state' })).toEqual([]);
  expect(narrowed({ queue: 'open', light: 'red', unit: 'x' })).toEqual(['light', 'unit']);
});

it('writes equal searches as equal texts, and reads them back', () => {
  expect(searchOf(queryOf(whole))).toEqual(whole);
  expect(queryOf({ light: 'red', queue: 'open' })).toBe(queryOf({ queue: 'open', light: 'red' }));
  expect(queryOf({})).toBe('');
});
