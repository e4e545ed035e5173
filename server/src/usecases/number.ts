import { localDate } from '@bihuan/worktime';

/** A case's readable number: the year in which it was reported and a serial, `2026-000123`. */
export function numberOf(reportedAt: number, timeZone: string, serial: number): string {
  return `${localDate(reportedAt, timeZone).slice(0, 4)}-${String(serial).padStart(6, '0')}`;
}
