import type { Named } from '@bihuan/contracts';
import { localDate } from '@bihuan/worktime';
import type { ComponentRow } from '../store/components.js';
import { findComponents, readComponentHistory } from '../store/components.js';
import type { Tx } from '../store/database.js';
import type { TenantConfig } from './config.js';

/** Who keeps up a component, as far as it is known, and whether a day lies in the period. Days are `2026-03-01`. */
export interface Upkeep {
  readonly component: Named;
  readonly maintainer: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly inForce: boolean;
}

type Kept = Pick<ComponentRow, 'id' | 'name' | 'maintainer' | 'maintainedFrom' | 'maintainedUntil'>;

/** What a component's row says of a day. */
export function upkeepOn(row: Kept, day: string): Upkeep {
  const { id, name, maintainer, maintainedFrom: from, maintainedUntil: until } = row;
  const inForce = maintainer !== null && (from === null || from <= day) && (until === null || day <= until);
  return { component: { id, name }, maintainer, from, until, inForce };
}

/** A case that hangs on a component, or may. */
interface OnComponent {
  readonly component: string | null;
  readonly reported_at: number;
}

export interface ComponentOfCase {
  readonly row: ComponentRow;
  readonly upkeep: Upkeep;
}

/**
 * Of the components of some cases who kept them up on the day of the report. What the inventory says now counts; where its
 * period begins later, or has ended, an earlier statement whose period has the day does.
 */
export async function componentsOfCases<C extends OnComponent>(
  tx: Tx,
  config: TenantConfig,
  cases: readonly C[],
): Promise<Map<C, ComponentOfCase>> {
  const ids = [...new Set(cases.flatMap(({ component }) => component ?? []))];
  const rows = new Map(
    (ids.length === 0 ? [] : await findComponents(tx, config.tenant, ids)).map((row) => [row.id, row]),
  );
  const found = new Map<C, ComponentOfCase>();
  for (const each of cases) {
    const row = rows.get(each.component ?? '');
    if (row === undefined) continue;
    const day = localDate(each.reported_at, config.calendar.timeZone);
    const now = upkeepOn(row, day);
    found.set(each, {
      row,
      upkeep: now.inForce || now.maintainer === null ? now : await before(tx, config, row, day, now),
    });
  }
  return found;
}

async function before(tx: Tx, config: TenantConfig, row: ComponentRow, day: string, now: Upkeep): Promise<Upkeep> {
  const past = await readComponentHistory(tx, config.tenant, row.id);
  const kept = past.map((each) => upkeepOn(each.row, day)).find(({ inForce }) => inForce);
  return kept === undefined ? now : { ...kept, component: now.component };
}
