import { POLICIES } from '@bihuan/city';
import { describe, expect, it } from 'vitest';
import { FIGURES, figureOf, figureText, type Run } from './figures.js';
import { flatSettings } from './settings.js';

const run = (set: string, more: Partial<Run> = {}): Run => ({
  case: 'c',
  number: 'n',
  className: 'x',
  unit: 'u',
  start: '2026-03-04T09:00:00+08:00',
  firstDue: '2026-03-04T11:00:00+08:00',
  set,
  deferred: false,
  extended: false,
  returned: false,
  repeat: false,
  resolved: false,
  onTime: false,
  timely: false,
  ...more,
});

describe('the runs behind a figure', () => {
  const runs = [
    run('should', { resolved: true, onTime: true, timely: true }),
    run('should', { resolved: true, onTime: true, repeat: true }),
    run('should'),
    run('pending', { extended: true }),
    run('deferral-recognised', { deferred: true, resolved: true }),
    run('returned-away', { returned: true }),
    run('unlimited', { resolved: true }),
    run('excluded', { resolved: true }),
    run('void'),
    run('elsewhere'),
  ];
  it.each([
    ['dispatched', 5],
    ['should', 3],
    ['score', 3],
    ['resolved', 2],
    ['resolvedRate', 2],
    ['timely', 1],
    ['timelyRate', 1],
    ['pending', 1],
    ['deferred', 1],
    ['extended', 1],
    ['returned', 0],
    ['repeat', 1],
    ['returnedAway', 1],
    ['unlimited', 1],
  ] as const)('%s', (key, count) => expect(runs.filter(figureOf(key).of)).toHaveLength(count));

  it('stand behind every figure', () => expect(FIGURES).toHaveLength(14));
});

it('figures are written with the digits that they were rounded to', () => {
  expect(figureText('score', 82.4)).toBe('82.40');
  expect(figureText('timelyRate', 0.7811)).toBe('78.11%');
  expect(figureText('resolvedRate', 1)).toBe('100.00%');
  expect(figureText('should', 12)).toBe('12');
  expect(figureText('score', null)).toBe('—');
});

it('every setting of a policy is printed', () => {
  const policy = POLICIES[0] as unknown as Record<string, unknown>;
  const paths = flatSettings(policy).map((setting) => setting.path);
  expect(paths).toContain('weights.timely');
  expect(paths).toContain('stages.supervision');
  const leaves = JSON.stringify(policy).match(/"[^"]+":(?!\{)/g)?.length ?? 0;
  // The id stands in the heading.
  expect(paths).toHaveLength(leaves - 1);
});
