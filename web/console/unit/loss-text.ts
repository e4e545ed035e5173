import type { UnitLoss } from '@bihuan/contracts';
import { amountText, type DayKind } from '../time/amount.js';
import { instantText, type Place, shortInstantText } from '../time/instant-text.js';
import { dayNumber, wallOf } from '../time/wall.js';

/** Why a case costs points, a sentence each: "超时 2 小时：4月1日 16:30 到期，17:10 反馈". */
export function lossTexts(place: Place, loss: UnitLoss, days: DayKind, now: number): string[] {
  const { t } = place;
  const told = (at: string | null): string => (at === null ? '' : instantText(place, Date.parse(at), now));
  const due = told(loss.dueAt);
  const feedback = feedbackText(place, loss, now);
  const late = loss.lateMinutes === null ? null : amountText(t, loss.lateMinutes * 60_000, days);
  return loss.reasons.map((reason) => {
    switch (reason) {
      case 'late':
        return t('unit.late', { late: late ?? '', due, feedback });
      case 'unresolved':
        if (late !== null && loss.dueAt !== null) return t('unit.lateOpen', { late, due });
        return loss.dueAt === null ? t('unit.open', { at: told(loss.dispatchedAt) }) : t('unit.openDue', { due });
      case 'extension':
        return t('unit.extension', { due, feedback });
      default:
        return t(`unit.${reason}`);
    }
  });
}

/** On the due instant's own day the clock alone says when. */
function feedbackText(place: Place, { dueAt, feedbackAt }: UnitLoss, now: number): string {
  if (feedbackAt === null) return '';
  const at = Date.parse(feedbackAt);
  if (dueAt === null) return instantText(place, at, now);
  const sameDay = dayNumber(wallOf(at, place.zone)) === dayNumber(wallOf(Date.parse(dueAt), place.zone));
  return sameDay ? shortInstantText(place, at, at) : instantText(place, at, now);
}
