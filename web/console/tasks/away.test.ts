import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { awayText, geoAddress } from './away.js';

const t = ((key: string, { count }: { count: number }) => `${key} ${count}`) as unknown as TFunction;
const there = { lon: 103.8, lat: 36.06 };

describe('the way there', () => {
  it('is told as well as a phone knows it', () => {
    expect(awayText(t, { lon: 103.8, lat: 36.0632 }, there)).toBe('tasks.away 360');
    expect(awayText(t, { lon: 103.85, lat: 36.06 }, there)).toBe('tasks.awayFar 4.5');
    expect([awayText(t, null, there), awayText(t, there, null)]).toEqual([null, null]);
  });

  it('is an address of the phone’s own map', () => {
    expect(geoAddress(there, '西津路 1 号 (东)')).toBe(
      'geo:36.060000,103.800000?q=36.060000,103.800000(%E8%A5%BF%E6%B4%A5%E8%B7%AF%201%20%E5%8F%B7%20(%E4%B8%9C))',
    );
  });
});
