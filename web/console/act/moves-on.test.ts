import { cityFlow } from '@bihuan/city';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../words/action-order.js';
import { ACT_KEYS, actOfLetter, letterOf } from './act-keys.js';
import { movesOn } from './moves-on.js';

describe('an act', () => {
  it.each([
    'filed',
    'dispatched',
    'verification-sent',
    'check-sent',
    'return-refused',
    'extension-requested',
    'assigned',
  ])('such as %s lets the next case come', (type) => expect(movesOn(type)).toBe(true));

  it.each(['noted', 'corrected', 'joined', 'assist-requested', 'supervision-required', 'nothing-of-ours'])(
    'such as %s leaves the case where it is',
    (type) => expect(movesOn(type)).toBe(false),
  );
});

describe('the letters of acts', () => {
  it('name acts that the flow has, each once, by a letter that no two groups share', () => {
    const types = ACT_KEYS.flatMap(([, group]) => group);
    expect(types.filter((type) => cityFlow.events[type] === undefined)).toEqual([]);
    expect(new Set(types).size).toBe(types.length);
    expect(new Set(ACT_KEYS.map(([key]) => key)).size).toBe(ACT_KEYS.length);
  });

  it('reach every way on along the loop', () => {
    const legal = Object.keys(cityFlow.events).map((type) => ({ type }));
    const rare = ['deferral-ended'];
    const { first } = inOrder(legal);
    expect(first.map(({ type }) => type).filter((type) => letterOf(type) === undefined)).toEqual(rare);
  });

  it('take the first that is legal, and pressed again the next', () => {
    const legal = ['noted', 'return-refused', 'deferral-refused'];
    expect(actOfLetter('t', legal, null)).toBe('return-refused');
    expect(actOfLetter('t', legal, 'return-refused')).toBe('deferral-refused');
    expect(actOfLetter('t', legal, 'deferral-refused')).toBe('return-refused');
    expect(actOfLetter('d', legal, null)).toBeUndefined();
    expect(actOfLetter('q', legal, null)).toBeUndefined();
  });
});
