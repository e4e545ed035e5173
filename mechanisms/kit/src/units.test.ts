import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUnits, UnitListError } from './units.js';

function refusal(value: unknown): Pick<UnitListError, 'code' | 'index' | 'member' | 'message'> {
  try {
    parseUnits(value);
  } catch (error) {
    if (!(error instanceof UnitListError)) throw error;
    const { code, index, member, message } = error;
    return { code, index, member, message };
  }
  throw new Error(`was not refused: ${JSON.stringify(value)}`);
}

const U1 = { id: 'U01', name: '单位1' };

describe('parseUnits', () => {
  it('reads units, without command duty where nothing is said, in the file’s order', () => {
    const file = [
      { id: 'U05', name: '指挥', commandDuty: true },
      { ...U1, street: '西园' },
      { id: '乙', name: '乙', commandDuty: false },
    ];
    expect(parseUnits(file)).toEqual([
      { id: 'U05', name: '指挥', commandDuty: true },
      { id: 'U01', name: '单位1', commandDuty: false },
      { id: '乙', name: '乙', commandDuty: false },
    ]);
    expect(parseUnits([])).toEqual([]);
  });

  it.each([
    ['an object', { U01: U1 }, 'wrong-type', null, ''],
    ['null', null, 'wrong-type', null, ''],
    ['an entry that is a text', [U1, 'U02'], 'wrong-type', 1, ''],
    ['an entry that is null', [null], 'wrong-type', 0, ''],
    ['an entry that is a list', [U1, ['U02']], 'wrong-type', 1, ''],
    ['no id', [U1, { name: '单位2' }], 'missing', 1, 'id'],
    ['a number as id', [{ ...U1, id: 1 }], 'wrong-type', 0, 'id'],
    ['an empty id', [{ ...U1, id: '' }], 'wrong-type', 0, 'id'],
    ['no name', [U1, { id: 'U03' }], 'missing', 1, 'name'],
    ['a name null', [{ id: 'U01', name: null }], 'wrong-type', 0, 'name'],
    ['a command duty that is a text', [{ ...U1, commandDuty: 'yes' }], 'wrong-type', 0, 'commandDuty'],
    ['a command duty null', [{ ...U1, commandDuty: null }], 'wrong-type', 0, 'commandDuty'],
    ['an id twice', [U1, { id: 'U02', name: 'x' }, { id: 'U01', name: 'y' }], 'duplicate', 2, 'id'],
  ])('refuses %s', (_, value, code, index, member) => {
    expect(refusal(value)).toMatchObject({ code, index, member });
  });

  it('names the place and the remedy', () => {
    expect(refusal([U1, { id: 'U02', name: 'x' }, U1]).message).toBe(
      '[2].id: "U01" is taken by [0]: give every unit an id of its own',
    );
    expect(refusal([{ id: 7, name: 'x' }]).message).toBe('[0].id must be a text that is not empty, not 7');
  });

  it('fails with a UnitListError or not at all, whatever the JSON', () => {
    const entry = fc.dictionary(fc.constantFrom('id', 'name', 'commandDuty'), fc.jsonValue({ maxDepth: 1 }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(fc.oneof(entry, fc.constant(U1)))), (value) => {
        try {
          expect(parseUnits(value)).toHaveLength(Array.isArray(value) ? value.length : -1);
        } catch (error) {
          expect(error).toBeInstanceOf(UnitListError);
        }
      }),
      { seed: 20100401, numRuns: 500 },
    );
  });
});
