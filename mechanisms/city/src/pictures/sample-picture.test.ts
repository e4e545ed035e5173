import { describe, expect, it } from 'vitest';
import { samplePicture, sampleRecipe } from './sample-picture.js';

describe('a sample picture', () => {
  const recipe = sampleRecipe('event', '06010', 'c1', 'before') ?? '';

  it('is the same for the same recipe, and another for every seed and moment', () => {
    const others = [
      sampleRecipe('event', '06010', 'c2', 'before'),
      sampleRecipe('event', '06010', 'c1', 'after'),
      sampleRecipe('event', '06010', 'c1', 'verification'),
      sampleRecipe('event', '06013', 'c1', 'before'),
    ].map((each) => samplePicture(each ?? ''));
    expect(samplePicture(recipe)).toBe(samplePicture(recipe));
    expect(new Set([samplePicture(recipe), ...others]).size).toBe(5);
  });

  it('is drawn for the problems that we can draw, and for no others', () => {
    expect(recipe).toBe('rubbish/before/c1');
    expect(sampleRecipe('component', '01037', 'c1', 'after')).toBe('lamp/after/c1');
    expect(sampleRecipe('component', '06010', 'c1', 'before')).toBeNull();
    for (const strange of ['', 'rubbish', 'rubbish/before', 'rubbish/never/c1', 'toString/before/c1']) {
      expect(samplePicture(strange)).toBeNull();
    }
  });

  it('holds nothing but shapes, and no number that is none', () => {
    for (const name of ['manhole', 'rubbish', 'pothole', 'stall', 'lamp', 'tree', 'adverts']) {
      for (const moment of ['before', 'after', 'verification']) {
        const svg = samplePicture(`${name}/${moment}/some seed`) ?? '';
        expect(svg).not.toMatch(/NaN|undefined|<(?:text|image|script|use|foreignObject)/);
      }
    }
  });
});
