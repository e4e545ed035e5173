import type { ComponentCreate } from '@bihuan/contracts';
import type { NewComponent } from '../store/components.js';
import { PLACE } from './cases.js';
import { START } from './installation.js';

/** 上水井盖 (a manhole cover of the water supply) in the sample district. */
export const idOf = (serial: number, code = '01001'): string => `620103${code}${String(serial).padStart(6, '0')}`;

/** A row as it is stored. */
export function componentRow(serial: number, more: Partial<NewComponent> = {}): NewComponent {
  const code = more.class ?? '01001';
  return {
    id: idOf(serial, code),
    standardRef: 'GB/T 47678.5-2026',
    class: code,
    name: '上水井盖',
    state: 'intact',
    ...PLACE,
    geometry: null,
    areaPath: '620103/620103001',
    department: null,
    owner: null,
    maintainer: null,
    maintainedFrom: null,
    maintainedUntil: null,
    source: null,
    coordinates: 'wgs84',
    firstOn: '2020-05-01',
    changedOn: null,
    remark: null,
    properties: {},
    changedAt: START,
    changedBy: 'test',
    ...more,
  };
}

/** What somebody types who makes one. */
export function componentOf(serial: number, more: Partial<ComponentCreate> = {}): ComponentCreate {
  return {
    id: idOf(serial),
    class: { code: '01001' },
    name: '上水井盖',
    state: 'intact',
    location: PLACE,
    coordinates: 'wgs84',
    department: 'chengguanju',
    owner: null,
    maintainer: null,
    maintainedFrom: null,
    maintainedUntil: null,
    source: null,
    firstOn: '2020-05-01',
    changedOn: null,
    remark: null,
    properties: { depth: 1.2 },
    photos: [],
    ...more,
  };
}
