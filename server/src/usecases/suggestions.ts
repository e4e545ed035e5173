import type { CaseDetail } from '@bihuan/contracts';
import type { Tx } from '../store/database.js';
import type { EventRow } from '../store/events.js';
import type { MatterRow } from '../store/matters.js';
import { type PersonByRole, peopleWithRole } from '../store/people.js';
import type { Suggestions } from './actions.js';
import { covers } from './areas-tree.js';
import { classOf } from './case-summary.js';
import type { TenantConfig } from './config.js';
import type { DutyNow } from './patrol/duty-now.js';
import type { Actor } from './types.js';

/** What the server knows to put into the forms of a case: people decide. */
export async function suggestionsFor(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  row: MatterRow,
  events: readonly EventRow[],
  responsibility: CaseDetail['responsibility'],
  /** What the unit's crew brought back. */
  brought: { readonly result?: string; readonly attachments?: string[] },
  /** All of them, where they have been read for other cases already. */
  collectors: readonly PersonByRole[] | undefined,
  duty: DutyNow,
): Promise<Suggestions> {
  const standard = classOf(config, row)?.standards[row.severity]?.limit;
  const collector = collectorFor(collectors ?? (await peopleWithRole(tx, row.tenant, 'collector')), row, duty);
  const asked = events.findLast((event) => event.type === 'extension-requested')?.data.duration;
  const own = actor.grants.find((grant) => grant.unit !== null)?.unit ?? undefined;
  const known: Readonly<Record<string, unknown>> = {
    'filed/standard': standard,
    'filed/class': row.class,
    'filed/severity': row.severity,
    // After a failed verification the same unit is told again; after a return another is looked for.
    'dispatched/unit': row.state === 'failed' && row.unit !== null ? row.unit : responsibility.unit?.id,
    'check-sent/collector': collector,
    'verification-sent/collector': collector,
    'extension-approved/duration': asked,
    'feedback/result': brought.result,
    'feedback/attachments': brought.attachments,
    'assist-requested/unit': responsibility.assisting[0]?.id,
    'assist-done/unit': own,
    'adjusted/unit': row.unit ?? undefined,
  };
  return (type, member) => known[`${type}/${member}`];
}

/** Whoever is on duty there did not handle the case; else whose grid it is. */
function collectorFor(everybody: readonly PersonByRole[], row: MatterRow, duty: DutyNow): string | undefined {
  const known = new Set(everybody.map((each) => each.id));
  const onDuty = duty.at(row.area_path).find(({ person }) => known.has(person) && !row.fold.handlers.includes(person));
  return onDuty?.person ?? nearestCollector(everybody, row);
}

/** The collector of the smallest area around the place who did not handle the case; undefined where there is none. */
function nearestCollector(everybody: readonly PersonByRole[], row: MatterRow): string | undefined {
  const collectors = everybody.filter(
    (each) => covers(each.areaPath, row.area_path) && !row.fold.handlers.includes(each.id),
  );
  const smallest = Math.max(...collectors.map((each) => each.areaPath.length));
  return collectors.find((each) => each.areaPath.length === smallest)?.id;
}
