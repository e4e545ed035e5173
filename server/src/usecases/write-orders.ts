import type { Tx } from '../store/database.js';
import { insertOrders, lastFeedback, type OrderRow, ordersOf, updateOrder } from '../store/orders.js';
import { foldOrders, ORDER_EVENTS, type Order } from './order-fold.js';
import type { Entry } from './record.js';

/** Keeps the index over orders of supervision in step with the log, in the transaction that writes the events. */
export async function writeOrders(tx: Tx, tenant: string, entries: readonly Entry[]): Promise<void> {
  const touched = entries.filter((entry) => entry.events.some((event) => ORDER_EVENTS.has(event.type)));
  const known = await ordersOf(
    tx,
    tenant,
    touched.filter((entry) => !entry.isNew).map((entry) => entry.row.id),
  );
  const fresh: OrderRow[] = [];
  for (const { row, events } of touched) {
    const stored = known.filter((order) => order.matter === row.id);
    // Without an order before or now there is nothing to keep.
    if (stored.length === 0 && !events.some((event) => event.type.startsWith('superv'))) continue;
    const first = events[0]?.seq ?? 1;
    const feedback = stored.length === 0 ? null : await lastFeedback(tx, tenant, row.id, first);
    const before = stored.map(orderOfRow);
    const after = foldOrders(before, events, feedback);
    for (const order of after) {
      const same = before[order.no - 1];
      if (same === undefined) fresh.push(rowOfOrder(row.id, order));
      else if (same !== order) await updateOrder(tx, tenant, rowOfOrder(row.id, order));
    }
  }
  await insertOrders(tx, tenant, fresh);
}

export function orderOfRow(row: OrderRow): Order {
  const said = (seq: number | null, at: number | null, by: string | null) =>
    seq === null || at === null || by === null ? null : { seq, at, by };
  return {
    no: row.no,
    status: row.status as Order['status'],
    asked: said(row.asked_seq, row.asked_at, row.asked_by),
    ordered: said(row.ordered_seq, row.ordered_at, row.ordered_by),
    done: row.done_seq === null || row.done_at === null ? null : { seq: row.done_seq, at: row.done_at },
  };
}

function rowOfOrder(matter: string, { no, status, asked, ordered, done }: Order): OrderRow {
  return {
    matter,
    no,
    status,
    asked_seq: asked?.seq ?? null,
    asked_at: asked?.at ?? null,
    asked_by: asked?.by ?? null,
    ordered_seq: ordered?.seq ?? null,
    ordered_at: ordered?.at ?? null,
    ordered_by: ordered?.by ?? null,
    done_seq: done?.seq ?? null,
    done_at: done?.at ?? null,
  };
}
