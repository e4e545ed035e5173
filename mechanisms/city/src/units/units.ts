import { QILIHE_UNITS } from './qilihe.js';
import type { ResponsibleUnit } from './unit.js';

export function findUnit(id: string, units: readonly ResponsibleUnit[] = QILIHE_UNITS): ResponsibleUnit | undefined {
  return units.find((unit) => unit.id === id);
}
