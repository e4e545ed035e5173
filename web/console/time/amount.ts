import type { TFunction } from 'i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Which days an amount of time is told in: working days of a length, days of 24 hours, or none. */
export type DayKind = { readonly kind: 'work'; readonly ms: number } | { readonly kind: 'natural' } | null;

/** An amount of time in its two greatest units: "2 个工作日 3 小时", "1 小时 20 分", "不到 1 分". Rounded down. */
export function amountText(t: TFunction, ms: number, days: DayKind): string {
  if (ms < MINUTE) return t(ms <= 0 ? 'time.none' : 'time.less');
  const dayMs = days === null ? Number.POSITIVE_INFINITY : days.kind === 'work' ? days.ms : DAY;
  const whole = Math.floor(ms / dayMs);
  const rest = ms - (whole === 0 ? 0 : whole * dayMs);
  const hours = Math.floor(rest / HOUR);
  const minutes = Math.floor((rest - hours * HOUR) / MINUTE);
  const parts: string[] = [];
  if (whole > 0) parts.push(t(days?.kind === 'work' ? 'time.workdays' : 'time.days', { count: whole }));
  if (hours > 0) parts.push(t('time.hours', { count: hours }));
  if (minutes > 0 && whole === 0) parts.push(t('time.minutes', { count: minutes }));
  return parts.join(' ');
}
