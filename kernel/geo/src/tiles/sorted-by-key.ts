/**
 * Indexes in the order of their keys, and of a lesser key from 0 to 255 where those are equal; all equal: in the order given. By digits,
 * the least first: a million takes some 40 ms.
 */
export function sortedByKey(keys: Uint32Array, lesser: Uint32Array): Uint32Array {
  let order = Uint32Array.from(keys.keys());
  order = sortedByDigit(order, lesser, 0);
  order = sortedByDigit(order, keys, 0);
  return sortedByDigit(order, keys, 16);
}

function sortedByDigit(order: Uint32Array<ArrayBuffer>, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const begins = new Uint32Array(65_537);
  for (let i = 0; i < keys.length; i++) {
    const next = (((keys[i] ?? 0) >>> shift) & 0xffff) + 1;
    begins[next] = (begins[next] ?? 0) + 1;
  }
  for (let digit = 1; digit < begins.length; digit++) begins[digit] = (begins[digit] ?? 0) + (begins[digit - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const index = order[i] ?? 0;
    const digit = ((keys[index] ?? 0) >>> shift) & 0xffff;
    const place = begins[digit] ?? 0;
    sorted[place] = index;
    begins[digit] = place + 1;
  }
  return sorted;
}
