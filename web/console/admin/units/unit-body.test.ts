import type { AdminUnit } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { freshId, moved, problemsOf, type UnitBody } from './unit-body.js';

const body = (id: string, more: Partial<UnitBody> = {}): UnitBody => ({
  id,
  name: id,
  nameEn: null,
  kind: 'bureau',
  area: null,
  commandDuty: false,
  ...more,
});
const known = (more: Partial<AdminUnit>): AdminUnit => ({
  ...body('a'),
  area: null,
  phone: null,
  hours: null,
  retired: false,
  clerk: null,
  heads: [],
  clerks: [],
  crews: 0,
  openCases: 0,
  duties: 0,
  problems: [],
  ...more,
});

describe('what a unit wants', () => {
  it('is what the server found, but for what is being edited', () => {
    const from = known({ problems: ['no-substitute', 'no-hours', 'no-phone'] });
    expect(problemsOf({ body: body('a'), known: from })).toEqual(['no-substitute', 'no-hours', 'no-phone']);
    const edited = body('a', { phone: '1', hours: { calendar: 'x' } });
    expect(problemsOf({ body: edited, known: from })).toEqual(['no-substitute']);
    expect(problemsOf({ body: body('a', { retired: true }), known: from })).toEqual([]);
  });

  it('of a clerk in charge is that they still are one', () => {
    const from = known({ clerks: [{ id: 'p', name: 'P' }] });
    const all = { phone: '1', hours: 'x' };
    expect(problemsOf({ body: body('a', { ...all, clerk: 'p' }), known: from })).toEqual([]);
    expect(problemsOf({ body: body('a', { ...all, clerk: 'q' }), known: from })).toEqual(['clerk-gone']);
  });

  it('of a new unit are its people', () => {
    expect(problemsOf({ body: body('a', { phone: '1', hours: 'x' }), known: null })).toEqual(['no-head', 'no-clerk']);
  });
});

describe('the list of units', () => {
  it('takes ids that nobody has', () => {
    expect(freshId([body('a'), body('unit-3')])).toBe('unit-4');
  });

  it('moves one a step, and none over the edge', () => {
    const ids = (list: readonly UnitBody[]) => list.map((each) => each.id).join('');
    const list = [body('a'), body('b'), body('c')];
    expect(ids(moved(list, 'b', -1))).toBe('bac');
    expect(ids(moved(list, 'b', 1))).toBe('acb');
    expect(ids(moved(list, 'c', 1))).toBe('abc');
    expect(ids(moved(list, 'a', -1))).toBe('abc');
  });
});
