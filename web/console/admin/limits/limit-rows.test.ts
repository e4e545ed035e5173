import type { ClassBody, LimitBody, LimitsBody } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { dropLimits, limitOf, setLimit } from './limit-rows.js';

const cls = (code: string, kind: 'component' | 'event' = 'event'): ClassBody => ({
  standardRef: 'S',
  kind,
  code,
  group: '',
  name: `类${code}`,
  nameEn: null,
  severity: 'general',
});
const limit = (hours: number, filing = '有'): LimitBody => ({
  filing: { zh: filing, en: null },
  limit: { hours },
  closing: { zh: '无', en: null },
  provenance: { sourced: 'example', citation: 'none' },
});
const limits: LimitsBody = {
  defaults: { component: { general: limit(24) }, event: { general: limit(8) } },
  classes: { 'S|event|06001': { general: [limit(4), limit(20, '另一种')], urgent: [limit(2)] } },
};

describe('limits of a class', () => {
  it('are its own, or its kind’s; a matter of the groups 01–05 is a component’s', () => {
    expect(limitOf(limits, cls('06001'), 'general')).toMatchObject({ first: limit(4), more: 1, inherited: false });
    expect(limitOf(limits, cls('06002'), 'general')).toMatchObject({ first: limit(8), inherited: true });
    expect(limitOf(limits, cls('01001'), 'general').first).toEqual(limit(24));
    expect(limitOf(limits, cls('06002'), 'special').first).toBeNull();
  });

  it('set in bulk keep conditions and other rows, and rest on the city', () => {
    const next = setLimit(limits, [cls('06001'), cls('06002')], 'general', { hours: 6 });
    expect(next.classes['S|event|06001']?.general).toEqual([
      { ...limit(6), provenance: { sourced: 'city', citation: '' } },
      limit(20, '另一种'),
    ]);
    expect(next.classes['S|event|06002']?.general?.[0]).toMatchObject({ filing: { zh: '有' }, limit: { hours: 6 } });
    expect(limits.classes['S|event|06002']).toBeUndefined();
    expect(setLimit(limits, [cls('06003')], 'special', null).classes['S|event|06003']?.special?.[0]).toMatchObject({
      filing: { zh: '类06003' },
      limit: null,
    });
  });

  it('dropped leave nothing behind', () => {
    const next = dropLimits(limits, [cls('06001')], 'general');
    expect(next.classes['S|event|06001']).toEqual({ urgent: [limit(2)] });
    expect(dropLimits(next, [cls('06001')], 'urgent').classes).toEqual({});
  });
});
