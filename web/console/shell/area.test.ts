import { expect, it } from 'vitest';
import { areasOf } from './area.js';

const street = (path: string) => ({ path, name: `street ${path}` });
const streets = ['1/a', '1/b', '2/c'].map(street);
const grant = (path: string, role = 'dispatcher') => ({ role, area: { path, name: `area ${path}` }, unit: null });

it.each([
  [['1'], ['0 1', '1 1/a', '1 1/b']],
  // A street's desk has its street alone.
  [['1/a'], ['0 1/a']],
  [
    ['1', '1/a'],
    ['0 1', '1 1/a', '1 1/b'],
  ],
  [
    ['2', '1/b'],
    ['0 1/b', '0 2', '1 2/c'],
  ],
  // The communities of a grid leader.
  [
    ['1/a/x', '1/a/y'],
    ['0 1/a/x', '0 1/a/y'],
  ],
  [[], []],
])('grants in %j give %j', (paths, expected) => {
  const choices = areasOf(
    paths.map((path) => grant(path)),
    streets,
  );
  expect(choices.map(({ level, path }) => `${level} ${path}`)).toEqual(expected);
});

it('names an area of two grants once', () => {
  expect(areasOf([grant('1/a'), grant('1/a', 'duty-officer')], streets)).toHaveLength(1);
});
