import {
  type ClassRefOfCase,
  type LockedComponent,
  lockComponents,
  type OpenOnComponent,
  openOnComponents,
} from '../store/component-cases.js';
import type { Tx } from '../store/database.js';
import type { MatterRow } from '../store/matters.js';
import { classKeyOf } from './documents.js';
import type { Failure } from './types.js';

/** A component of the inventory, and the open case of a class that it has. */
export interface ComponentTaken {
  readonly component: LockedComponent;
  readonly open: OpenOnComponent | undefined;
}

/**
 * Takes a component until the transaction ends and tells which open case of the class it has: a component and a class have
 * one. Null where no component of the inventory is meant: a text about one, such as a number on a pole, binds nothing.
 */
export async function takeComponent(
  tx: Tx,
  tenant: string,
  id: string | null | undefined,
  ref: ClassRefOfCase,
): Promise<ComponentTaken | null> {
  if (!id) return null;
  const [component] = await lockComponents(tx, tenant, [id]);
  if (component === undefined) return null;
  // Read after the lock was given, so what another has written meanwhile is seen.
  const open = (await openOnComponents(tx, tenant, [id])).find((each) => isSame(each.class, ref));
  return { component, open };
}

/** Why a case may not come to be open on its component as it would: another one of the class is. Null where it may. */
export async function refuseSecond(tx: Tx, before: MatterRow, after: MatterRow): Promise<Failure | null> {
  if (after.component === null || after.ended_at !== null) return null;
  const ref = refOf(after);
  const stays = before.ended_at === null && before.component === after.component && isSame(refOf(before), ref);
  if (stays) return null;
  if ((await lockComponents(tx, after.tenant, [after.component])).length === 0) return null;
  const open = await openOnComponents(tx, after.tenant, [after.component]);
  const other = open.find((each) => each.id !== after.id && isSame(each.class, ref));
  if (other === undefined) return null;
  const params = { component: after.component, case: other.id, number: other.number };
  return { code: 'rule', reason: 'component-has-case', params };
}

/**
 * Of cases that an import brings those that would give a component a second open case of a class, with the number of the
 * one that it has: in the database, or before it in the same import.
 */
export async function secondsAmong(tx: Tx, tenant: string, rows: readonly MatterRow[]): Promise<Map<string, string>> {
  const candidates = rows.filter((row) => row.component !== null && row.ended_at === null);
  const ids = [...new Set(candidates.map((row) => row.component ?? ''))];
  const known = new Set((await lockComponents(tx, tenant, ids)).map(({ id }) => id));
  // What the import goes on with is as it will be then: it may end, and leave its component to another.
  const coming = new Map(rows.map((row) => [row.id, row]));
  const stays = (open: OpenOnComponent) => {
    const row = coming.get(open.id);
    if (row === undefined) return true;
    return row.ended_at === null && row.component === open.component && isSame(refOf(row), open.class);
  };
  const open = (await openOnComponents(tx, tenant, [...known])).filter(stays);
  const holders = new Map(open.map((each) => [keyOf(each.component, each.class), each]));
  const seconds = new Map<string, string>();
  for (const row of candidates) {
    if (row.component === null || !known.has(row.component)) continue;
    const key = keyOf(row.component, refOf(row));
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, { ...row, component: row.component, class: refOf(row) });
    else if (holder.id !== row.id) seconds.set(row.id, holder.number);
  }
  return seconds;
}

function refOf(row: MatterRow): ClassRefOfCase {
  return { standardRef: row.standard_ref, kind: row.kind, code: row.class };
}

function keyOf(component: string, ref: ClassRefOfCase): string {
  return `${component}\n${classKeyOf(ref)}`;
}

function isSame(a: ClassRefOfCase, b: ClassRefOfCase): boolean {
  return classKeyOf(a) === classKeyOf(b);
}
