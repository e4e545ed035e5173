import type { TFunction } from 'i18next';
import { amountText, type DayKind } from './amount.js';
import { instantText, type Place, shortInstantText } from './instant-text.js';
import type { TimeLeft } from './time-left.js';
import type { WorkStatus } from './work-status.js';

/** "剩 1 小时 20 分", "超 35 分", "暂停，剩 2 小时", "不限时". */
export function timeLeftText({ t }: Place, left: TimeLeft, days: DayKind): string {
  switch (left.kind) {
    case 'unlimited':
      return t('time.unlimited');
    case 'left':
      return t('time.left', { amount: amountText(t, left.ms, days) });
    case 'over':
      return t('time.over', { amount: amountText(t, left.ms, days) });
    case 'paused':
      return left.ms === null || left.ms < 0
        ? t('time.paused')
        : t('time.pausedLeft', { amount: amountText(t, left.ms, days) });
    case 'stopped':
      return t('time.stopped');
  }
}

/** "工作时间，至 11:30"; "午休，14:00 继续"; "清明节，4月6日 08:30 继续". */
export function workStatusText(place: Place, status: WorkStatus, now: number): string {
  const { t } = place;
  if (status.until === null) return t(status.open ? 'worktime.open' : 'worktime.closed');
  const until = shortInstantText(place, status.until, now);
  if (status.open) return t('worktime.openUntil', { until });
  const why = closedText(t, status.reason ?? 'closed', status.name);
  return t('worktime.closedUntil', { why, until });
}

/** Why it does not count. A day's name says why the day is off; on a worked day (调休) it does not say why it is lunch. */
export function closedText(t: TFunction, reason: string, name: string | null): string {
  const dayOff = reason === 'holiday' || reason === 'rest' || reason === 'closed';
  return dayOff && name !== null ? name : t(`worktime.why.${reason}`);
}

/** What the hover of a time left says: when it is due, and that the clock stands still now. */
export function dueText(place: Place, due: number | null, counting: boolean, status: WorkStatus, now: number): string {
  const { t } = place;
  const parts: string[] = [];
  if (due !== null) parts.push(t(due < now ? 'time.wasDue' : 'time.dueAt', { at: instantText(place, due, now) }));
  if (!counting) parts.push(t('time.standsStill', { why: workStatusText(place, status, now) }));
  return parts.join(t('common.semicolon'));
}
