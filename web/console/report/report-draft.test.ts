import { expect, it } from 'vitest';
import { emptyReport, sourcesOf, withOwnSource } from './report-draft.js';

const agent = ['case.read', 'event.reported', 'source.citizen', 'source.hotline'];

it('offers the sources that the person may say, in their order', () => {
  expect(sourcesOf(agent)).toEqual(['hotline', 'citizen']);
  expect(sourcesOf(['event.reported', 'source.collector'])).toEqual(['collector']);
  expect(sourcesOf(['case.read'])).toEqual([]);
});

it('keeps a source that may be said, and takes the first where another person’s draft names a strange one', () => {
  const draft = { ...emptyReport(), source: 'citizen', address: '西园路' };
  expect(withOwnSource(draft, ['hotline', 'citizen'])).toBe(draft);
  expect(withOwnSource(draft, ['collector'])).toEqual({ ...draft, source: 'collector' });
});
