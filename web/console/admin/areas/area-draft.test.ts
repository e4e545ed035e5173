import type { AreaEntry } from '@bihuan/contracts';
import { mergeAreas, moveCorner, type Position, splitArea } from '@bihuan/geo';
import { describe, expect, it } from 'vitest';
import { areaIn, begin, entriesOf, sibling, withCells } from './area-draft.js';

const square = (x: number): AreaEntry['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 0],
      [x + 0.001, 0],
      [x + 0.001, 0.001],
      [x, 0.001],
      [x, 0],
    ],
  ],
});
const cell = (serial: string, x: number): AreaEntry => ({
  id: `620103001001${serial}`,
  version: 3,
  level: 'cell',
  layer: null,
  parent: '620103001001',
  name: `西园${serial}网格`,
  nameEn: null,
  geometry: square(x),
  retired: false,
});
const draft = () => begin([cell('001', 0), cell('002', 0.001)], { '620103001001': 7 });
const [one, two] = ['620103001001001', '620103001001002'];

describe('a draft of areas', () => {
  it('has nothing to save as long as nothing differs', () => {
    expect(entriesOf(draft())).toEqual([]);
  });

  it('saves whatever a shared corner moved in, under the version that was seen', () => {
    const edit = moveCorner(draft().shapes, [0.001, 0.001], [0.0012, 0.001]);
    if (!edit.ok) throw new Error(edit.why);
    expect(entriesOf({ ...draft(), shapes: edit.shapes })).toMatchObject([
      { id: one, version: 3, retired: false },
      { id: two, version: 3, retired: false },
    ]);
  });

  it('gives the other part of a split the next code that was never given', () => {
    const beside = sibling(draft(), cell('001', 0));
    expect(beside?.id).toBe('620103001001008');
    const line: Position[] = [
      [-0.0001, 0.0005],
      [0.0011, 0.0005],
    ];
    const edit = splitArea(draft().shapes, one, line, beside?.id ?? '');
    if (!edit.ok || beside === null) throw new Error('no split');
    const saved = entriesOf({ ...beside.draft, shapes: edit.shapes });
    // The neighbour has got the cut's end as a corner.
    expect(saved.map(({ id, version }) => [id, version])).toEqual([
      [one, 3],
      [two, 3],
      ['620103001001008', 0],
    ]);
    expect(sibling(beside.draft, cell('001', 0))?.id).toBe('620103001001009');
    expect(sibling({ ...draft(), serials: {} }, cell('001', 0))).toBeNull();
    expect(sibling({ ...draft(), serials: { '620103001001': 999 } }, cell('001', 0))).toBeNull();
  });

  it('ends what was merged away', () => {
    const edit = mergeAreas(draft().shapes, one, two);
    if (!edit.ok) throw new Error(edit.why);
    expect(entriesOf({ ...draft(), shapes: edit.shapes })).toMatchObject([
      { id: one, retired: false },
      { id: two, retired: true },
    ]);
  });

  it('takes generated cells in the place of others', () => {
    const made = { ...cell('020', 0), version: 0 };
    const next = withCells(draft(), [made], [{ ...cell('001', 0), retired: true }]);
    expect(entriesOf(next).map(({ id, retired }) => [id, retired])).toEqual([
      [one, true],
      [made.id, false],
    ]);
    expect(next.serials).toEqual({ '620103001001': 20 });
    expect(areaIn(next, made.id)?.name).toBe('西园020网格');
  });
});
