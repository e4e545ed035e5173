import type { CaseDetail, ClockView } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { now } from './phone-time.js';

/** `2026-03-04T16:30:00+08:00` → its date and time as the city's clock shows them: instants come with the city's offset. */
function wall(instant: string): { readonly date: string; readonly time: string } {
  return { date: instant.slice(0, 10), time: instant.slice(11, 16) };
}

const OFFSET = /([+-])(\d\d):(\d\d)$/;

/** An instant of the phone's, by the offset of another. */
export function wallOf(t: number, like: string): { readonly date: string; readonly time: string } {
  const [, sign = '+', hours = '0', minutes = '0'] = OFFSET.exec(like) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return wall(new Date(t + ms).toISOString());
}

/** When, shortly: of today the time alone. */
export function whenText(t: TFunction, instant: string, like = instant): string {
  const told = OFFSET.test(instant) ? wall(instant) : wallOf(Date.parse(instant), like);
  if (told.date === wallOf(now(), like).date) return t('today.dueToday', { time: told.time });
  return `${told.date.slice(5)} ${told.time}`;
}

export function lightNow({ status, light, dueAt, warnAt }: ClockView): ClockView['light'] {
  if (status !== 'running') return light;
  const at = now();
  if (dueAt !== null && at > Date.parse(dueAt)) return 'red';
  return warnAt !== null && at >= Date.parse(warnAt) ? 'yellow' : 'green';
}

export function dueText(t: TFunction, clock: ClockView): string {
  return clock.dueAt === null ? t('today.noDue') : t('today.due', { when: whenText(t, clock.dueAt) });
}

export function awayText(t: TFunction, metres: number): string {
  return metres < 1000
    ? t('today.away', { metres: Math.round(metres) })
    : t('today.awayKm', { km: (metres / 1000).toFixed(1) });
}

/** The act by which a task is answered. */
export function actOf(task: CaseDetail): 'verified' | 'checked' {
  return task.actions.some((action) => action.type === 'checked') ? 'checked' : 'verified';
}
