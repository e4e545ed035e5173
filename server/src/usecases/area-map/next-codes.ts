const LARGEST = 999;

/** The highest serial that was ever given below an area; 0: none. */
export function lastSerial(parent: string, taken: Iterable<string>): number {
  let last = 0;
  for (const id of taken) {
    const serial = id.startsWith(parent) ? id.slice(parent.length) : '';
    if (/^\d{3}$/.test(serial)) last = Math.max(last, Number(serial));
  }
  return last;
}

/**
 * Codes for areas below another: its own code and three digits more, on from the highest that was ever given. Fewer than
 * asked for where the digits do not suffice. No code is given twice: the cases of the area that had it keep it.
 */
export function nextCodes(parent: string, count: number, taken: ReadonlySet<string>): string[] {
  const last = lastSerial(parent, taken);
  const codes: string[] = [];
  for (let serial = last + 1; serial <= LARGEST && codes.length < count; serial++) {
    codes.push(`${parent}${String(serial).padStart(3, '0')}`);
  }
  return codes;
}
