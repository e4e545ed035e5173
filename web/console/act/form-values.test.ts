import type { Action, ActionField } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { dataOf, durationOf, durationValue, firstValues, missingIn, shownFields } from './form-values.js';

const field = (name: string, type: ActionField['type'], more: Partial<ActionField> = {}): ActionField => ({
  name,
  type,
  required: true,
  nullable: false,
  ...more,
});
const filed: Action = {
  type: 'filed',
  fields: [
    field('class', 'text', { required: false, suggested: '06010' }),
    field('standard', 'duration', { nullable: true, suggested: { hours: 4 } }),
    field('attachments', 'list', { required: false }),
  ],
};

describe('a form', () => {
  it('asks what must be said first, and for nothing that it cannot take', () => {
    const fields = [...filed.fields, field('others', 'list', { required: false })];
    expect(shownFields({ ...filed, fields }).map((each) => each.name)).toEqual(['standard', 'class', 'attachments']);
  });

  it('opens with what the server suggests, but leaves what is optional alone', () => {
    expect(firstValues(filed)).toEqual({ standard: { amount: 4, unit: 'hours', unlimited: false } });
  });

  it('opens with the photos that the crew brought back, and sends no empty list', () => {
    const photos = field('attachments', 'list', { required: false, suggested: ['p1'] });
    const fedBack: Action = { type: 'feedback', fields: [photos] };
    expect(firstValues(fedBack)).toEqual({ attachments: ['p1'] });
    expect(dataOf(fedBack, { attachments: ['p1'] })).toEqual({ attachments: ['p1'] });
    expect(dataOf(fedBack, { attachments: [] })).toEqual({});
  });

  it('names what is missing, in its order', () => {
    const asked: Action = { type: 'return-requested', fields: [field('reason', 'text'), field('ground', 'text')] };
    expect(missingIn(asked, {})).toEqual(['reason', 'ground']);
    expect(missingIn(asked, { reason: '  ', ground: '三(五)2' })).toEqual(['reason']);
    expect(missingIn(asked, { reason: '非本单位职责', ground: '三(五)2' })).toEqual([]);
  });

  it('takes false and zero for answers', () => {
    const verified: Action = { type: 'verified', fields: [field('passed', 'boolean'), field('count', 'number')] };
    expect(missingIn(verified, { passed: false, count: 0 })).toEqual([]);
    expect(dataOf(verified, { passed: false, count: 0 })).toEqual({ passed: false, count: 0 });
  });

  it('sends trimmed texts and leaves out empty ones', () => {
    const fedBack: Action = {
      type: 'feedback',
      fields: [field('result', 'text'), field('note', 'text', { required: false })],
    };
    expect(dataOf(fedBack, { result: ' 已清理\n', note: ' ' })).toEqual({ result: '已清理' });
  });
});

describe('a duration in a form', () => {
  it('is the unit’s own member, null without limit, and missing while it has no amount', () => {
    expect(durationOf({ amount: 2, unit: 'workdays', unlimited: false })).toEqual({ workdays: 2 });
    expect(durationOf({ amount: 2, unit: 'workdays', unlimited: true })).toBeNull();
    expect(durationOf({ amount: null, unit: 'hours', unlimited: false })).toBeUndefined();
    expect(durationOf({ amount: 0, unit: 'hours', unlimited: false })).toBeUndefined();
    expect(durationOf(undefined)).toBeUndefined();
  });

  it('counts as given when it is unlimited, and as missing when it is not there', () => {
    expect(missingIn(filed, { standard: durationValue(null) })).toEqual([]);
    expect(dataOf(filed, { standard: durationValue(null) })).toEqual({ standard: null });
    expect(missingIn(filed, {})).toEqual(['standard']);
  });

  it('comes from what the server suggests and goes back the same', () => {
    for (const duration of [{ minutes: 30 }, { hours: 1.5 }, { workdays: 3 }, { urgentHours: 4 }, null]) {
      expect(durationOf(durationValue(duration))).toEqual(duration);
    }
  });
});
