import type { CasePhoto } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { firstPair, withChosen } from './pair.js';

const photo = (phase: CasePhoto['phase'], erased = false): CasePhoto => ({
  id: phase,
  seq: 1,
  phase,
  at: '2026-03-04T09:00:00+08:00',
  by: { id: 'p', name: 'P' },
  width: 4,
  height: 3,
  takenAt: null,
  location: null,
  bearing: null,
  erased,
});

describe('the pair that is compared', () => {
  it('is how it was found and how the unit left it last', () => {
    const photos = [photo('before'), photo('before'), photo('after'), photo('after'), photo('verification')];
    expect(firstPair(photos)).toEqual({ left: 0, right: 3 });
    expect(firstPair([photo('check'), photo('verification')])).toEqual({ left: 0, right: 1 });
    expect(firstPair([photo('before')])).toEqual({ left: 0, right: null });
    expect(firstPair([photo('after')])).toEqual({ left: null, right: 0 });
  });

  it('passes over what was erased', () => {
    const photos = [photo('before', true), photo('before'), photo('after', true)];
    expect(firstPair(photos)).toEqual({ left: 1, right: null });
    expect(withChosen(photos, firstPair(photos), 0)).toEqual({ left: 1, right: null });
  });

  it('changes on the side of the chosen one', () => {
    const photos = [photo('before'), photo('before'), photo('after'), photo('verification')];
    expect(withChosen(photos, firstPair(photos), 3)).toEqual({ left: 0, right: 3 });
    expect(withChosen(photos, firstPair(photos), 1)).toEqual({ left: 1, right: 2 });
  });
});
