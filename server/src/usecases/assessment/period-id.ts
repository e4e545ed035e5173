import { parseLocal } from '@bihuan/worktime';

/** The instants of `2010-04`, `2010-Q2` or `2010` in a time zone: from its first midnight to the one after it. */
export function spanOf(id: string, zone: string): { readonly from: number; readonly to: number } {
  const year = Number(id.slice(0, 4));
  const [first, months] =
    id.length === 4 ? [1, 12] : id[5] === 'Q' ? [Number(id[6]) * 3 - 2, 3] : [Number(id.slice(5)), 1];
  return { from: midnight(year, first, zone), to: midnight(year, first + months, zone) };
}

function midnight(year: number, month: number, zone: string): number {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month];
  return parseLocal(`${y}-${String(m).padStart(2, '0')}-01T00:00`, zone);
}
