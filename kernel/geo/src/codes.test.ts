import { describe, expect, it } from 'vitest';
import {
  formatAreaCode,
  formatCellCode,
  formatComponentId,
  formatMatterCode,
  parseAreaCode,
  parseCellCode,
  parseComponentId,
  parseMatterCode,
  STANDARD_2007,
  STANDARD_2026,
} from './codes.js';

describe('codes of areas and cells', () => {
  it.each([
    ['620103', 'district', null, null],
    ['620103001', 'street', '001', null],
    ['620103001012', 'community', '001', '012'],
  ] as const)('%s is a %s', (code, level, street, community) => {
    const value = { level, division: '620103', street, community };
    expect(parseAreaCode(code)).toEqual({ ok: true, value });
    expect(formatAreaCode(value)).toBe(code);
  });

  it('a cell has 15 digits', () => {
    const value = { division: '620103', street: '001', community: '012', serial: '007' };
    expect(parseCellCode('620103001012007')).toEqual({ ok: true, value });
    expect(formatCellCode(value)).toBe('620103001012007');
  });

  it.each([
    [620103001012007, { kind: 'not-text' }],
    ['62010300101200', { kind: 'length', length: 14, expected: [15] }],
    ['62010300101200７', { kind: 'not-digit', at: 14, character: '７' }],
    ['620103001012 07', { kind: 'not-digit', at: 12, character: ' ' }],
    ['990103001012007', { kind: 'part', part: 'division', value: '990103' }],
    ['620103000012007', { kind: 'part', part: 'street', value: '000' }],
    ['620103001000007', { kind: 'part', part: 'community', value: '000' }],
    ['620103001012000', { kind: 'part', part: 'serial', value: '000' }],
  ])('%s: what is wrong is named', (code, fault) => {
    expect(parseCellCode(code)).toEqual({ ok: false, fault });
  });

  it('a code between two lengths is none', () => {
    expect(parseAreaCode('6201030')).toEqual({ ok: false, fault: { kind: 'length', length: 7, expected: [6, 9, 12] } });
  });
});

describe('component ids and matter codes', () => {
  it.each([
    ['62010301001000042', STANDARD_2026, '01001'],
    ['6201030101000042', STANDARD_2007, '0101'],
  ] as const)('%s is of %s', (id, standardRef, classCode) => {
    expect(parseComponentId(id)).toEqual({
      ok: true,
      value: { division: '620103', standardRef, classCode, serial: '000042' },
    });
    expect(formatComponentId({ division: '620103', standardRef, classCode, serial: 42 })).toBe(id);
  });

  it.each([
    ['62010306010', STANDARD_2026, '06010'],
    ['6201030610', STANDARD_2007, '0610'],
  ] as const)('matter %s is of %s', (code, standardRef, classCode) => {
    expect(parseMatterCode(code)).toEqual({ ok: true, value: { division: '620103', standardRef, classCode } });
    expect(formatMatterCode({ division: '620103', standardRef, classCode })).toBe(code);
  });

  it('whether a class exists is the catalogue’s to say', () => {
    const knows = (standardRef: string, code: string) => standardRef === STANDARD_2026 && code === '01001';
    expect(parseComponentId('62010301001000042', knows).ok).toBe(true);
    expect(parseComponentId('62010301999000042', knows)).toEqual({
      ok: false,
      fault: { kind: 'unknown-class', standardRef: STANDARD_2026, value: '01999' },
    });
    expect(parseMatterCode('62010306010', knows).ok).toBe(false);
  });

  it.each([
    ['62010300001000042', { kind: 'part', part: 'class', value: '00001' }],
    ['62010301000000042', { kind: 'part', part: 'class', value: '01000' }],
    ['62010301001000000', { kind: 'part', part: 'serial', value: '000000' }],
    ['620103010010000', { kind: 'length', length: 15, expected: [17, 16] }],
    [null, { kind: 'not-text' }],
  ])('%s: what is wrong is named', (id, fault) => {
    expect(parseComponentId(id)).toEqual({ ok: false, fault });
  });

  it('no code is written that could not be read', () => {
    const component = { division: '620103', standardRef: STANDARD_2026, classCode: '01001' } as const;
    expect(() => formatComponentId({ ...component, serial: 1_000_000 })).toThrow(/length/);
    expect(() => formatComponentId({ ...component, classCode: '0101', serial: 1 })).toThrow(/5 digits/);
    expect(() => formatCellCode({ division: '620103', street: '1', community: '001', serial: '001' })).toThrow(
      /length/,
    );
  });
});
