import './clock-light.css';
import type { ClockView } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { amountText } from '../time/amount.js';
import { dueAt } from '../time/light-at.js';
import { timeLeft } from '../time/time-left.js';
import { dueText, timeLeftText } from '../time/time-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute, useLight } from '../time/use-time.js';
import { workStatus } from '../time/work-status.js';

interface Props {
  readonly clock: ClockView;
  /** When the server read the clock, UTC ms. */
  readonly readAt: number;
  readonly severity: string;
}

/** The light and the time left: "● 正常 剩 1 小时 20 分", "▲ 超时 35 分". When it is due shows on hover. */
export function ClockLight(props: Props) {
  const { t } = useTranslation();
  const light = useLight(props.clock);
  const hover = useDueText(props);
  return (
    <span className="clock-light" title={hover}>
      <LightMark light={light} word={t(`light.${light}`)} />
      <TimeLeftText {...props} light={light} />
    </span>
  );
}

/** By itself: while the time passes this text is all that is drawn anew, and only where it says something else. */
function TimeLeftText({ light, ...props }: Props & { readonly light: string }) {
  return <span className="clock-light-time number">{useTimeLeftText(props, light)}</span>;
}

function useTimeLeftText({ clock, readAt, severity }: Props, light: string): string {
  const { t, i18n } = useTranslation();
  const time = useCityTime();
  const days = time.days(severity);
  return useByMinute((now) => {
    const left = timeLeft(clock, readAt, time.timeline(severity), now);
    // The word of the red light says "overdue" already.
    if (left.kind === 'over') return amountText(t, left.ms, days);
    if (light === 'red' && left.kind !== 'unlimited' && left.kind !== 'left' && left.ms !== null) {
      return amountText(t, -left.ms, days);
    }
    const text = timeLeftText({ t, language: i18n.language, zone: time.zone }, left, days);
    return left.kind === 'left' && !left.counting ? t('time.standing', { text }) : text;
  });
}

export function useDueText({ clock, severity }: Omit<Props, 'readAt'>): string {
  const { t, i18n } = useTranslation();
  const time = useCityTime();
  return useByMinute((now) => {
    const counting = clock.status !== 'running' || time.timeline(severity).isOpen(now);
    const place = { t, language: i18n.language, zone: time.zone };
    return dueText(place, dueAt(clock, now), counting, workStatus(time.calendar, now), now);
  });
}
