import { formatInstant } from '@bihuan/worktime';
import type { TFunction } from 'i18next';

const SECOND = 1000;

/** To the whole second, as the sheet shows it. */
export const rounded = (at: number): number => Math.round(at / SECOND) * SECOND;

/** An amount of time to the second: "3 小时 59 分 30 秒". */
export function exactText(t: TFunction, ms: number): string {
  const seconds = Math.round(ms / SECOND);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [
    ...(hours > 0 ? [t('time.hours', { count: hours })] : []),
    ...(minutes > 0 ? [t('time.minutes', { count: minutes })] : []),
    ...(rest > 0 ? [t('print.seconds', { count: rest })] : []),
  ];
  return parts.length === 0 ? t('time.none') : parts.join(' ');
}

/** "2026-03-04 16:30:00" by the city's wall clock. */
export function stamp(at: number | string, zone: string): string {
  const text = formatInstant(rounded(typeof at === 'number' ? at : Date.parse(at)), zone);
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** "16:30:00" */
export function wallSeconds(at: string, zone: string): string {
  return stamp(at, zone).slice(11);
}

/** In groups of eight, so that two can be compared by eye. */
export function grouped(digest: string): string {
  return digest.match(/.{1,8}/g)?.join(' ') ?? digest;
}
