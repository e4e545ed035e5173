import { localDate, parseLocal } from '@bihuan/worktime';
import { dayAfter } from '../patrol/coverage.js';

const day = 86_400_000;

/** When a message goes out at the earliest: now, or at the end of the quiet hours that now lies in. */
export function afterQuiet(
  quiet: { readonly from: string; readonly to: string } | null,
  now: number,
  zone: string,
): number {
  if (quiet === null || quiet.from === quiet.to) return now;
  // Quiet hours that began yesterday may go on.
  for (const date of [localDate(now - day, zone), localDate(now, zone)]) {
    const from = parseLocal(`${date}T${quiet.from}`, zone);
    const end = quiet.to > quiet.from ? date : dayAfter(date);
    const to = parseLocal(`${end}T${quiet.to}`, zone);
    if (now >= from && now < to) return to;
  }
  return now;
}
