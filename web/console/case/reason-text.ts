import type { LightReason, WhyNot } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { amountText, type DayKind } from '../time/amount.js';
import { instantText, type Place } from '../time/instant-text.js';
import { dayNumber, wallClock, wallOf } from '../time/wall.js';
import { durationText } from '../words/duration-text.js';

const MINUTE = 60_000;

interface Said {
  readonly place: Place;
  readonly days: DayKind;
  readonly now: number;
  readonly light: LightReason['reading']['light'];
  /** Used beyond the allowance, ms; negative: what is left. */
  readonly over: number;
  readonly natural: boolean;
}

/**
 * Why a light is yellow or red, in one sentence: "处置已超时 5 分：今天 10:30 派遣，限 4 小时，扣除午休后应于 16:30 完成".
 */
export function reasonText(reason: LightReason, said: Said): string {
  const { t } = said.place;
  const clock = clockName(t, reason.clock);
  const parts = [
    begun(reason, said),
    limit(reason, said),
    ...legs(t, reason),
    due(reason, said),
    ...(said.natural ? [t('reason.natural')] : []),
    ...(reason.lateStages.length === 0 ? [] : [t('reason.lateStages', { stages: stageNames(t, reason.lateStages) })]),
  ];
  const because = parts.join(t('reason.and'));
  if (said.light !== 'red') {
    return t('reason.soon', { clock, left: amountText(t, Math.max(-said.over, 0), said.days), because });
  }
  // Late at once when its last minute is over, though no work time has passed since.
  return said.over < MINUTE
    ? t('reason.past', { clock, because })
    : t('reason.late', { clock, over: amountText(t, said.over, said.days), because });
}

export function clockName(t: TFunction, clock: LightReason['clock']): string {
  return t(`clockOf.${clock}`);
}

/** "今天 10:30", "昨天 10:30", "周四 10:30" in the last week, else the date. */
export function sinceText(place: Place, at: number, now: number): string {
  const there = wallOf(at, place.zone);
  const ago = dayNumber(wallOf(now, place.zone)) - dayNumber(there);
  if (ago < 2 || ago > 6) return instantText(place, at, now);
  const weekday = new Intl.DateTimeFormat(place.language, { weekday: 'short', timeZone: place.zone }).format(at);
  return place.t('time.date', { date: weekday, clock: wallClock(there) });
}

function begun({ reading, begunBy }: LightReason, { place, now }: Said): string {
  const at = sinceText(place, Date.parse(reading.from), now);
  return place.t(`begun.${begunBy}`, { at, defaultValue: place.t('begun.other', { at }) });
}

function limit({ reading, run }: LightReason, { place, days }: Said): string {
  const { t } = place;
  const more = run?.extensions ?? [];
  if (run?.standard == null || more.length === 0) {
    return t('reason.limit', { limit: amountText(t, (reading.allowanceMinutes ?? 0) * 60_000, days) });
  }
  return t('reason.limitExtended', {
    limit: durationText(t, run.standard),
    more: more.map((each) => durationText(t, each)).join(t('common.comma')),
  });
}

/** A run that was dispatched again counts its legs together, or from the third time on all of the span. */
function legs(t: TFunction, { run }: LightReason): string[] {
  if (run === null) return [];
  if (run.unbroken) return [t('reason.unbroken', { count: run.dispatchNo })];
  return run.legs.length > 1 ? [t('reason.legs', { count: run.legs.length })] : [];
}

function due(reason: LightReason, { place, now }: Said): string {
  const { t, zone } = place;
  const at = Date.parse(reason.dueAt);
  const sameDay = dayNumber(wallOf(at, zone)) === dayNumber(wallOf(Date.parse(reason.reading.from), zone));
  const text = sameDay ? wallClock(wallOf(at, zone)) : sinceText(place, at, now);
  const gaps = [...new Set(reason.deducted.map((why) => gapText(t, why)))];
  return gaps.length === 0
    ? t('reason.due', { at: text })
    : t('reason.dueWithout', { at: text, gaps: listed(t, gaps) });
}

/** What did not count, as something that is taken out: "午休", "清明节", "缓办". */
function gapText(t: TFunction, why: WhyNot): string {
  switch (why.kind) {
    case 'calendar': {
      const dayOff = why.reason === 'holiday' || why.reason === 'rest' || why.reason === 'closed';
      return dayOff && why.name !== undefined ? why.name : t(`gap.${why.reason}`, { defaultValue: t('gap.closed') });
    }
    case 'paused':
      return t(`gapCause.${why.cause}`, { defaultValue: why.cause });
    case 'centre':
      return t('gap.centre');
  }
}

/** At most four: a list of every day off of a month explains nothing. */
function listed(t: TFunction, gaps: readonly string[]): string {
  const shown = gaps.slice(0, 4).join(t('common.comma'));
  return gaps.length > 4 ? t('reason.andMore', { gaps: shown }) : shown;
}

function stageNames(t: TFunction, stages: readonly string[]): string {
  return stages.map((stage) => t(`clockOf.${stage}`).toLocaleLowerCase()).join(t('common.comma'));
}
