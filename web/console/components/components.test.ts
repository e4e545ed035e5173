import type { ComponentDetail } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { readComponentsSearch } from './components-search.js';
import { differencesOf, photosOnlyIn } from './differences.js';
import { changeOf, createOf, missingIn, valuesOf } from './form-values.js';

const photo = (id: string, erased = false) => ({ id, width: 4, height: 3, takenAt: null, location: null, erased });

const detail: ComponentDetail = {
  id: '62010301001000001',
  version: 3,
  class: { standardRef: 'GB/T 47678.5-2026', code: '01001', name: '供水井盖', nameEn: null },
  name: '供水井盖',
  state: 'intact',
  location: { lon: 103.8, lat: 36.06 },
  area: { path: '620103/620103001', name: '西园街道' },
  geometry: null,
  coordinates: 'gcj02',
  department: { id: 'chengguanju', name: '城管执法局' },
  owner: null,
  maintainer: null,
  maintainedFrom: '2026-01-01',
  maintainedUntil: null,
  source: null,
  firstOn: '2020-05-01',
  changedOn: null,
  remark: null,
  properties: { depth: 1.2, tags: ['a'] },
  photos: [photo('one'), photo('gone', true)],
  at: '2026-03-04T09:00:00+08:00',
  by: { id: 'admin', name: 'A' },
  areas: [],
  history: [],
  cases: [],
  mayEdit: true,
  now: '2026-03-04T09:00:00+08:00',
};

describe('the form of a component', () => {
  it('says what stands where nothing was typed', () => {
    expect(changeOf(valuesOf(detail, '2026-03-04'), 3, detail)).toEqual({
      version: 3,
      note: '',
      name: '供水井盖',
      state: 'intact',
      location: { lon: 103.8, lat: 36.06 },
      coordinates: 'wgs84',
      department: 'chengguanju',
      owner: null,
      maintainer: null,
      maintainedFrom: '2026-01-01',
      maintainedUntil: null,
      source: null,
      firstOn: '2020-05-01',
      changedOn: null,
      remark: null,
      properties: { depth: 1.2, tags: ['a'] },
      photos: ['one'],
    });
  });

  it('takes a measure for a number where it is one, and drops one without a name', () => {
    const values = valuesOf(detail, '2026-03-04');
    const measures = [
      { key: 0, name: 'depth', value: '2.5' },
      { key: 1, name: 'pipe', value: ' water ' },
      { key: 2, name: ' ', value: '7' },
    ];
    expect(changeOf({ ...values, measures }, 3, detail).properties).toEqual({ depth: 2.5, pipe: 'water' });
  });

  it('names what a new one lacks', () => {
    const values = valuesOf(null, '2026-03-04');
    expect(missingIn(values, true)).toEqual(['id', 'class', 'name', 'location']);
    const full = { ...values, id: ' x1 ', classCode: '01001', name: 'n', place: { lon: 1, lat: 2 } };
    expect(missingIn(full, true)).toEqual([]);
    expect(createOf(full)).toMatchObject({ id: 'x1', class: { code: '01001' }, firstOn: '2026-03-04' });
  });
});

describe('the history of a component', () => {
  const before = {
    ...detail,
    version: 2,
    state: 'broken' as const,
    properties: { depth: 1.2 },
    photos: [photo('old')],
  };

  it('tells what a version changed', () => {
    expect(differencesOf(before, detail)).toEqual([
      { member: 'state', before: 'broken', after: 'intact' },
      { member: 'properties.tags', before: null, after: ['a'] },
    ]);
    expect(differencesOf(detail, detail)).toEqual([]);
  });

  it('tells which pictures came and went', () => {
    expect(photosOnlyIn(detail, before).map((each) => each.id)).toEqual(['one', 'gone']);
    expect(photosOnlyIn(before, detail).map((each) => each.id)).toEqual(['old']);
  });
});

describe('the address of the inventory', () => {
  it('is read as far as it makes sense', () => {
    expect(readComponentsSearch({ q: '井', state: 'lost', class: '01001', area: 620103, other: 1 })).toEqual({
      q: '井',
      state: 'lost',
      class: '01001',
      area: '620103',
    });
    expect(readComponentsSearch({ state: 'nice', q: '' })).toEqual({});
  });
});
