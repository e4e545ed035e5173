/** Where an order stands. `lapsed`: the case ended before it was given, or before anybody answered it. */
export type OrderStatus = 'asked' | 'ordered' | 'answered' | 'lapsed';

/** An order of supervision as the events of its case leave it. */
export interface Order {
  readonly no: number;
  readonly status: OrderStatus;
  /** Somebody of the centre required it; null: it was given without being asked for. */
  readonly asked: Said | null;
  readonly ordered: Said | null;
  /** The event that answered it, or made it pointless. */
  readonly done: { readonly seq: number; readonly at: number } | null;
}

export interface Said {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
}

interface Told {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const ENDS: ReadonlySet<string> = new Set(['closed', 'rejected', 'merged', 'cancelled', 'referred']);

/** Types that leave an order where there was none, or change one. */
export const ORDER_EVENTS: ReadonlySet<string> = new Set([
  'supervision-required',
  'supervised',
  'feedback',
  'verified',
  'feedback-refused',
  ...ENDS,
]);

/**
 * The orders after one more event. What is required and not yet given is given by the next order; a feedback answers
 * every order that was given; a refused feedback or a failed verification takes that answer back.
 * @param feedback number of the case's last feedback before this event; null: none.
 */
export function nextOrders(orders: readonly Order[], event: Told, feedback: number | null): readonly Order[] {
  const { seq, at, type, actor } = event;
  const said = { seq, at, by: actor };
  const asked = orders.find((order) => order.status === 'asked');
  if (type === 'supervision-required') {
    return asked === undefined
      ? [...orders, { no: orders.length + 1, status: 'asked', asked: said, ordered: null, done: null }]
      : orders;
  }
  if (type === 'supervised') {
    return asked === undefined
      ? [...orders, { no: orders.length + 1, status: 'ordered', asked: null, ordered: said, done: null }]
      : orders.map((order) => (order === asked ? { ...order, status: 'ordered', ordered: said } : order));
  }
  if (type === 'feedback') {
    return orders.map((order) =>
      order.status === 'ordered' ? { ...order, status: 'answered', done: { seq, at } } : order,
    );
  }
  if (type === 'feedback-refused' || (type === 'verified' && event.data.passed === false)) {
    return orders.map((order) =>
      order.status === 'answered' && order.done?.seq === feedback ? { ...order, status: 'ordered', done: null } : order,
    );
  }
  if (ENDS.has(type)) return orders.map((order) => ended(order, type, { seq, at }));
  return orders;
}

/** What was ordered after the feedback is answered by the close; whatever else stood open has lost its case. */
function ended(order: Order, type: string, done: { readonly seq: number; readonly at: number }): Order {
  if (order.status === 'ordered') return { ...order, status: type === 'closed' ? 'answered' : 'lapsed', done };
  return order.status === 'asked' ? { ...order, status: 'lapsed', done } : order;
}

/** The orders of a case after some events, from those before. */
export function foldOrders(
  before: readonly Order[],
  events: readonly Told[],
  feedbackBefore: number | null,
): readonly Order[] {
  let [orders, feedback] = [before, feedbackBefore];
  for (const event of events) {
    orders = nextOrders(orders, event, feedback);
    if (event.type === 'feedback') feedback = event.seq;
  }
  return orders;
}
