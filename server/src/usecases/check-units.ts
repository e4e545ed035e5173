import type { CheckContext } from './config-kinds.js';
import { at, Faults, isObject, join } from './faults.js';
import type { InputError } from './types.js';

/** Responsible units: an id and a name of their own each, an area that is there, and nobody gone who still has duties. */
export function checkUnits(body: unknown, { config }: CheckContext): InputError[] {
  const faults = new Faults();
  if (!Array.isArray(body)) {
    faults.add('', 'wrong-type', 'a list of units');
    return faults.found;
  }
  const [ids, names] = [new Map<string, number>(), new Map<string, number>()];
  for (const [index, unit] of body.entries()) {
    const path = at('', index);
    if (!isObject(unit)) {
      faults.add(path, 'wrong-type', 'a unit: an object');
      continue;
    }
    once(faults, ids, faults.text(unit, 'id', path, 60), join(path, 'id'), index);
    once(faults, names, faults.text(unit, 'name', path, 100), join(path, 'name'), index);
    faults.flag(unit, 'commandDuty', path);
    faults.flag(unit, 'retired', path);
    checkReach(faults, unit, path);
    const { area } = unit;
    if (area !== null && (typeof area !== 'string' || !config.areas.has(area))) {
      faults.add(join(path, 'area'), 'unknown-area', 'the path of an area', { area: String(area) });
    }
  }
  const working = new Set(body.flatMap((unit) => (isObject(unit) && unit.retired !== true ? [unit.id] : [])));
  for (const id of new Set(config.duties.map((row) => row.unit))) {
    if (config.units.has(id) && !working.has(id)) {
      const name = config.units.get(id)?.name ?? id;
      faults.add('', 'unit-has-duties', `"${name}" still has duties: give them to another unit first`, { unit: name });
    }
  }
  return faults.found;
}

/** How a unit is reached: members that older versions lack. */
function checkReach(faults: Faults, unit: Readonly<Record<string, unknown>>, path: string): void {
  for (const [member, longest] of [
    ['nameEn', 100],
    ['phone', 60],
    ['clerk', 64],
  ] as const) {
    if (unit[member] !== undefined && unit[member] !== null) faults.text(unit, member, path, longest);
  }
  const { hours } = unit;
  if (hours === undefined || hours === null) return;
  if (isObject(hours)) faults.text(hours, 'calendar', join(path, 'hours'), 60);
  else faults.text(unit, 'hours', path, 200);
}

function once(faults: Faults, seen: Map<string, number>, value: string | null, path: string, index: number): void {
  if (value === null) return;
  const first = seen.get(value);
  if (first === undefined) seen.set(value, index);
  else faults.add(path, 'duplicate', `taken by entry ${first + 1}`, { value, entry: first + 1 });
}
