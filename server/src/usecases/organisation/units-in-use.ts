import type { Tx } from '../../store/database.js';
import { everHadCases, openNumbersOf } from '../../store/organisation.js';
import type { TenantConfig } from '../config.js';
import type { UnitDocument } from '../documents.js';
import type { InputError } from '../types.js';

/** So many open cases are named. */
const named = 10;

/**
 * A unit that has open cases stays until they are moved, and one that ever had a case is retired and not deleted: its name
 * must stand in that case for good.
 */
export async function checkUnitsInUse(tx: Tx, config: TenantConfig, body: unknown): Promise<InputError[]> {
  const next = new Map((body as readonly UnitDocument[]).map((unit) => [unit.id, unit]));
  const errors: InputError[] = [];
  for (const unit of config.units.values()) {
    const after = next.get(unit.id);
    const goes = after === undefined || (after.retired === true && unit.retired !== true);
    if (!goes) continue;
    const numbers = await openNumbersOf(tx, config.tenant, unit.id, named + 1);
    if (numbers.length > 0) {
      const list = numbers.slice(0, named).join('、') + (numbers.length > named ? ' …' : '');
      errors.push({
        path: '',
        code: 'unit-has-cases',
        message: `"${unit.name}" has open cases: ${list}. Have them dispatched to another unit first`,
        params: { unit: unit.name, cases: list },
      });
    } else if (after === undefined && (await everHadCases(tx, config.tenant, unit.id))) {
      errors.push({
        path: '',
        code: 'unit-had-cases',
        message: `"${unit.name}" had cases, in which its name stands: retire it instead`,
        params: { unit: unit.name },
      });
    }
  }
  return errors;
}
