import type { ActionsView, CaseSummary } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { actsOf, type BulkRow, countsOf, dataOfRow, firstReported, rowsOf } from './bulk-plan.js';
import { FIRST_CHOICE } from './bulk-request.js';

const summary = (id: string, reportedAt = '2026-03-04T09:00:00+08:00') =>
  ({ id, version: 1, reportedAt }) as unknown as CaseSummary;

const legal = (id: string, acts: Readonly<Record<string, unknown>>, member: string): ActionsView['items'][number] => ({
  id,
  version: 4,
  actions: Object.entries(acts).map(([type, suggested]) => ({
    type,
    fields: [
      {
        name: member,
        type: 'text',
        required: true,
        nullable: false,
        ...(suggested === undefined ? {} : { suggested }),
      },
    ],
  })),
});

const cases = ['a', 'b', 'c', 'gone'].map((id) => summary(id));
const acts = actsOf({
  now: '',
  items: [
    legal('a', { dispatched: 'xihu', merged: undefined }, 'unit'),
    legal('b', { dispatched: undefined, merged: undefined }, 'unit'),
    legal('c', { noted: undefined, closed: undefined }, 'text'),
  ],
});
const fates = (rows: readonly BulkRow[]) => rows.map((row) => row.fate);

describe('acts on many cases', () => {
  it('are offered with the number of cases that they are legal for', () => {
    expect(countsOf(cases, acts)).toEqual([
      { type: 'dispatched', count: 2 },
      { type: 'closed', count: 1 },
      { type: 'merged', count: 2 },
    ]);
    expect(countsOf(cases.slice(0, 1), acts).map((each) => each.type)).toEqual(['dispatched']);
  });

  it('give each what is suggested; where nothing is, it has to be chosen', () => {
    const rows = rowsOf('dispatched', cases, acts, FIRST_CHOICE);
    expect(fates(rows)).toEqual(['legal', 'missing', 'not-legal', 'unseen']);
    expect(rows.map((row) => row.value)).toEqual(['xihu', undefined, undefined, undefined]);
    expect(rows[0]?.version).toBe(4);
    const chosen = rowsOf('dispatched', cases, acts, { ...FIRST_CHOICE, own: { b: 'xiyuan' }, without: ['a'] });
    expect(fates(chosen)).toEqual(['without', 'legal', 'not-legal', 'unseen']);
  });

  it('give all the same, but those that have their own', () => {
    const one = { ...FIRST_CHOICE, mode: 'one', one: 'xiyuan', own: { a: 'xihu' } } as const;
    const rows = rowsOf('dispatched', cases, acts, one);
    expect(rows.slice(0, 2).map((row) => row.value)).toEqual(['xihu', 'xiyuan']);
    const [row] = rows;
    expect(row && dataOfRow('dispatched', row)).toEqual({ unit: 'xihu' });
  });

  it('have nothing to choose where there is nothing', () => {
    const row = rowsOf('closed', cases, acts, FIRST_CHOICE)[2];
    expect(row?.fate).toBe('legal');
    expect(row && dataOfRow('closed', row)).toEqual({});
  });

  it('merge the others into one, which stays', () => {
    expect(fates(rowsOf('merged', cases, acts, FIRST_CHOICE))).toEqual(['missing', 'missing', 'not-legal', 'unseen']);
    const rows = rowsOf('merged', cases, acts, { ...FIRST_CHOICE, one: 'a' });
    expect(fates(rows)).toEqual(['into', 'legal', 'not-legal', 'unseen']);
    expect(rows[1] && dataOfRow('merged', rows[1])).toEqual({ into: 'a' });
    // One that can itself not be merged can still take the others.
    expect(fates(rowsOf('merged', cases, acts, { ...FIRST_CHOICE, one: 'c' }))).toEqual([
      'legal',
      'legal',
      'into',
      'unseen',
    ]);
  });

  it('merge into the one that was reported first, unless somebody says otherwise', () => {
    const later = summary('later', '2026-03-04T11:00:00+08:00');
    const first = summary('first', '2026-03-04T08:00:00+08:00');
    expect(firstReported([later, first])?.id).toBe('first');
    expect(firstReported([])).toBeUndefined();
  });
});
