import { cityFlow } from '@bihuan/city';
import { describe, expect, it } from 'vitest';
import { homeOf } from './home.js';

describe('where a day begins', () => {
  const all = () => true;
  it.each([
    ['dispatcher', '/desk'],
    ['unit-clerk', '/unit'],
    ['unit-crew', '/tasks'],
    ['leader', '/board'],
    ['administrator', '/admin'],
    ['hotline-agent', '/hotline'],
  ])('%s: %s', (role, to) => expect(homeOf([role], all)).toBe(to));

  it('is the desk for whom no screen of their own exists', () => {
    const roles = new Set(Object.values(cityFlow.events).flatMap((rule) => rule.by));
    for (const role of roles) expect(homeOf([role], (to) => to === '/desk')).toBe('/desk');
  });

  it('is the screen that is there, where another is not yet', () => {
    expect(homeOf(['unit-head', 'leader'], (to) => to === '/unit')).toBe('/unit');
  });

  it('is at the desk for whoever works there and leads besides', () => {
    expect(homeOf(['leader', 'dispatcher'], all)).toBe('/desk');
  });
});
