const LARGEST = 999;

/**
 * Codes for areas below another: its own code and three digits more, on from the highest that was ever given. Fewer than
 * asked for where the digits do not suffice. No code is given twice: the cases of the area that had it keep it.
 */
export function nextCodes(parent: string, count: number, taken: ReadonlySet<string>): string[] {
  let last = 0;
  for (const id of taken) {
    const serial = id.startsWith(parent) ? id.slice(parent.length) : '';
    if (/^\d{3}$/.test(serial)) last = Math.max(last, Number(serial));
  }
  const codes: string[] = [];
  for (let serial = last + 1; serial <= LARGEST && codes.length < count; serial++) {
    codes.push(`${parent}${String(serial).padStart(3, '0')}`);
  }
  return codes;
}
