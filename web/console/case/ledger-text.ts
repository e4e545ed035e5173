import type { LedgerLineView, WhyNot } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { closedText } from '../time/time-text.js';
import { wallClock, wallOf } from '../time/wall.js';

/** A line may end on a later date than it began: a pause over days is one line. */
export function endText(line: LedgerLineView, zone: string, date: string): string {
  const wall = wallOf(Date.parse(line.end), zone);
  const clock = wallClock(wall);
  const other = `${wall.year}-${String(wall.month).padStart(2, '0')}-${String(wall.day).padStart(2, '0')}`;
  if (other === date) return clock;
  return clock === '00:00' && Date.parse(line.end) - Date.parse(line.start) <= 86_400_000
    ? '24:00'
    : `${other} ${clock}`;
}

/** Why a line does not count: "午休", "清明节", "缓办（王丽）：等料". */
export function whyText(t: TFunction, why: WhyNot): string {
  switch (why.kind) {
    case 'calendar':
      return closedText(t, why.reason, why.name ?? null);
    case 'paused': {
      const cause = t(`ledger.cause.${why.cause}`, { defaultValue: why.cause });
      if (why.ground === null) return t('ledger.paused', { cause, by: why.by.name });
      const ground = why.ground === '[erased]' ? t('case.erased') : why.ground;
      return t('ledgers.pausedFor', { cause, by: why.by.name, ground });
    }
    case 'centre':
      return t('ledger.centre');
  }
}
