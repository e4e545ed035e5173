/** Ids in the database's order: by code points, not by the halves in which JavaScript keeps some of them. */
export function byCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (one !== other) return weight(one) - weight(other);
  }
  return a.length - b.length;
}

/** Halves of a pair stand for code points after all others. */
function weight(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
