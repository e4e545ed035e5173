import type { Subject } from '../policies/allow.js';
import type { Tx } from '../store/database.js';
import { currentHold } from '../store/desk-holds.js';
import { readInvolved } from '../store/involved.js';
import type { MatterRow } from '../store/matters.js';

/** What rights on a matter depend on. */
export async function subjectOf(tx: Tx, row: MatterRow): Promise<Subject> {
  const hold = await currentHold(tx, row.tenant, row.id);
  return { ...subjectWith(row, await readInvolved(tx, row.tenant, row.id)), heldBy: hold?.areaPath ?? null };
}

/** The same where it is known who has or had a part in it. */
export function subjectWith(row: MatterRow, parties: ReadonlySet<string>): Subject {
  return {
    areaPath: row.area_path,
    unit: row.unit,
    reportedBy: row.reported_by,
    sentTo: row.sent_to,
    crew: row.crew,
    helpers: row.helpers,
    parties,
  };
}
