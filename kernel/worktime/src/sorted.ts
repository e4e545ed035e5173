/** How many entries of the ascending list are ≤ value, of those from `low` up to but not including `high`; plus `low`. */
export function countUpTo(list: Float64Array, value: number, low = 0, high = list.length): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] as number) <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How many entries of the ascending list are < value, of those from `low` up to but not including `high`; plus `low`. */
export function countBelow(list: Float64Array, value: number, low = 0, high = list.length): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
