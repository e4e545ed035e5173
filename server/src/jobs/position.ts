/** A position of the outbox, `xid-id`: the order of the two numbers is commit order. */
export type Position = readonly [xid: bigint, id: bigint];

/** @throws Error where the text is no position */
export function positionOf(text: string): Position {
  const match = /^(\d{1,20})-(\d{1,20})$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no position of the outbox`);
  return [BigInt(match[1] ?? ''), BigInt(match[2] ?? '')];
}

export function isAfter(a: Position, b: Position): boolean {
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
}
