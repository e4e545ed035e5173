import type { TFunction } from 'i18next';
import { dayNumber, wallClock, wallOf } from './wall.js';

export interface Place {
  readonly t: TFunction;
  readonly language: string;
  readonly zone: string;
}

const NEAR: Readonly<Record<number, string>> = {
  [-2]: 'time.dayBeforeYesterday',
  [-1]: 'time.yesterday',
  0: 'time.today',
  1: 'time.tomorrow',
  2: 'time.dayAfterTomorrow',
};

/** An instant as one would say it now: "今天 16:30", "明天 09:00", "4月3日 16:30", "2025年4月3日 16:30". */
export function instantText({ t, language, zone }: Place, at: number, now: number): string {
  const there = wallOf(at, zone);
  const here = wallOf(now, zone);
  const clock = wallClock(there);
  const near = NEAR[dayNumber(there) - dayNumber(here)];
  if (near !== undefined) return t(near, { clock });
  const year = there.year === here.year ? {} : ({ year: 'numeric' } as const);
  const date = new Intl.DateTimeFormat(language, { timeZone: zone, month: 'short', day: 'numeric', ...year }).format(
    at,
  );
  return t('time.date', { date, clock });
}

/** Only what is needed beside another instant of the same day: "14:00", else as `instantText`. */
export function shortInstantText(place: Place, at: number, now: number): string {
  const there = wallOf(at, place.zone);
  return dayNumber(there) === dayNumber(wallOf(now, place.zone)) ? wallClock(there) : instantText(place, at, now);
}

export function dateText(language: string, zone: string, at: number): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(at);
}
