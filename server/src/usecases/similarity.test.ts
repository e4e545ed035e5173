import { describe, expect, it } from 'vitest';
import { likeness, pairsOf } from './similarity.js';

const alike = (a: string, b: string): number => likeness(pairsOf(a), pairsOf(b));

describe('likeness', () => {
  it('is 1 for what differs only in marks, spaces and width', () => {
    expect(alike('西园路12号，路灯不亮！', '西园路１２号 路灯不亮')).toBe(1);
  });

  it.each([
    ['路灯不亮，晚上很黑', '晚上路灯不亮'],
    ['小区门口垃圾成堆没人清理', '门口垃圾成堆，好几天没人清理了'],
    ['Street lamp is broken near the school', 'broken street lamp near school'],
  ])('is high for %s and %s', (a, b) => {
    expect(alike(a, b)).toBeGreaterThan(0.5);
  });

  it.each([
    ['路灯不亮', '井盖丢失'],
    ['门口垃圾成堆', '占道经营的摊位太多'],
    ['', '路灯不亮'],
  ])('is low for %s and %s', (a, b) => {
    expect(alike(a, b)).toBeLessThan(0.3);
  });
});
