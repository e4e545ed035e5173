import { isObject, shown } from './shown.js';

/** A unit that answers for cases, as scores and clocks know it. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  /** 履行指挥职责的部门: dispatch and handling count together (seeds, part 1, 五(二)6). */
  readonly commandDuty: boolean;
}

export type UnitList = readonly Unit[];

export type UnitListErrorCode = 'missing' | 'wrong-type' | 'duplicate';

export class UnitListError extends Error {
  override readonly name = 'UnitListError';

  constructor(
    readonly code: UnitListErrorCode,
    /** The entry's place in the list, from 0; null where the whole is no list. */
    readonly index: number | null,
    /** Empty where the entry itself is wrong. */
    readonly member: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads the units file: a list of `{"id", "name", "commandDuty"?}`. Members of other names are ignored.
 * @throws UnitListError naming the first entry and member that is wrong.
 */
export function parseUnits(value: unknown): UnitList {
  if (!Array.isArray(value)) {
    throw new UnitListError('wrong-type', null, '', `Units are a JSON list of {"id", "name"}, not ${shown(value)}`);
  }
  const entries: readonly unknown[] = value;
  const firstWith = new Map<string, number>();
  return entries.map((entry, index) => {
    const unit = unitOf(entry, index);
    const first = firstWith.get(unit.id);
    if (first !== undefined) {
      const message = `[${index}].id: ${shown(unit.id)} is taken by [${first}]: give every unit an id of its own`;
      throw new UnitListError('duplicate', index, 'id', message);
    }
    firstWith.set(unit.id, index);
    return unit;
  });
}

function unitOf(entry: unknown, index: number): Unit {
  if (!isObject(entry)) {
    throw new UnitListError(
      'wrong-type',
      index,
      '',
      `[${index}] must be an object {"id", "name"}, not ${shown(entry)}`,
    );
  }
  const { commandDuty = false } = entry;
  const unit = { id: text(entry, 'id', index), name: text(entry, 'name', index) };
  if (typeof commandDuty !== 'boolean') {
    const message = `[${index}].commandDuty must be true or false, not ${shown(commandDuty)}`;
    throw new UnitListError('wrong-type', index, 'commandDuty', message);
  }
  return { ...unit, commandDuty };
}

function text(entry: Readonly<Record<string, unknown>>, member: string, index: number): string {
  const value = entry[member];
  if (typeof value === 'string' && value !== '') return value;
  if (value === undefined) throw new UnitListError('missing', index, member, `[${index}].${member} is missing`);
  const message = `[${index}].${member} must be a text that is not empty, not ${shown(value)}`;
  throw new UnitListError('wrong-type', index, member, message);
}
