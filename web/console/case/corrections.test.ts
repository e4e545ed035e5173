import type { CaseEventView } from '@bihuan/contracts';
import { expect, it } from 'vitest';
import { correctionsOf } from './corrections.js';

const at = '2026-03-04T09:00:00+08:00';
const event = (seq: number, type: string, data: Record<string, unknown>): CaseEventView => ({
  seq,
  at,
  recordedAt: at,
  type,
  actor: { id: 'a', name: 'A' },
  data,
  derived: false,
  definitionVersion: 1,
  names: {},
});

it('tells what an event changed of what was said before, and nothing that stayed', () => {
  const place = { lon: 103.8, lat: 36.06 };
  const changes = correctionsOf([
    event(1, 'reported', { class: '06010', severity: 'general', address: '华林路 1 号', location: place }),
    event(2, 'filed', { class: '06011', severity: 'general', standard: { hours: 4 } }),
    event(3, 'noted', { text: 'class' }),
    event(4, 'corrected', { address: '华林路 3 号', component: 'BIN-7', location: { ...place } }),
    event(5, 'corrected', { address: '华林路 5 号', class: '06011' }),
    event(6, 'dispatched', { unit: 'xiyuan', standard: { hours: 6 } }),
  ]);
  expect([...changes]).toEqual([
    [2, [{ member: 'class', before: '06010', after: '06011' }]],
    [
      4,
      [
        { member: 'address', before: '华林路 1 号', after: '华林路 3 号' },
        { member: 'component', before: undefined, after: 'BIN-7' },
      ],
    ],
    [5, [{ member: 'address', before: '华林路 3 号', after: '华林路 5 号' }]],
    [6, [{ member: 'standard', before: { hours: 4 }, after: { hours: 6 } }]],
  ]);
});
