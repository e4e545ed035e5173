/** Orders two positions of the outbox (`xid-id`), which is commit order. Null: not a position. */
export function parsePosition(text: string): Position | null {
  const match = /^(\d{1,20})-(\d{1,20})$/.exec(text);
  return match === null ? null : [BigInt(match[1] ?? ''), BigInt(match[2] ?? '')];
}

export type Position = readonly [xid: bigint, id: bigint];

export function isAfter(a: Position, b: Position): boolean {
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
}
