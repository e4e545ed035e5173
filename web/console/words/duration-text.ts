import type { TFunction } from 'i18next';

export const DURATION_UNITS = ['minutes', 'hours', 'workdays', 'urgentHours'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** A limit as it is set: "4 小时", "2 个工作日", "1 紧急工作时", "不限时". */
export function durationText(t: TFunction, duration: unknown): string {
  if (typeof duration !== 'object' || duration === null) return t('time.unlimited');
  for (const unit of DURATION_UNITS) {
    const count = (duration as Record<string, unknown>)[unit];
    if (typeof count === 'number') return t(`duration.${unit}`, { count });
  }
  return t('time.unlimited');
}
