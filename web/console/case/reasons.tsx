import type { CaseDetail, LightReason } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { usedAt } from '../time/time-left.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute, useLight } from '../time/use-time.js';
import { useOpenLedger } from './ledger-host.js';
import { clockName, reasonText } from './reason-text.js';

/** Why the lights are as they are, in words; nothing where all is in time. */
export function Reasons({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const { reasons } = detail;
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons" aria-label={t('reason.all')}>
      {reasons.map((reason) => (
        <Reason key={reason.clock} reason={reason} detail={detail} />
      ))}
    </ul>
  );
}

function Reason({ reason, detail }: { readonly reason: LightReason; readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const time = useCityTime();
  const openLedger = useOpenLedger();
  const light = useLight(reason.reading);
  const { severity } = detail;
  const readAt = Date.parse(detail.now);
  const text = useByMinute((now) =>
    reasonText(reason, {
      place: { t, language: i18n.language, zone: time.zone },
      days: time.days(severity),
      now,
      light,
      over:
        usedAt(reason.reading, readAt, time.timeline(severity), Math.max(now, readAt)) -
        (reason.reading.allowanceMinutes ?? 0) * 60_000,
      natural: severity === 'urgent',
    }),
  );
  const clock = clockName(t, reason.clock);
  return (
    <li className="reason">
      <LightMark light={light} word={t(`light.${light}`)} showWord={false} />
      <span className="reason-text">
        {text}{' '}
        <button
          type="button"
          className="link-button"
          aria-label={t('clock.ledgerOf', { clock })}
          onClick={() => openLedger({ clock: reason.clock, visit: reason.visit })}
        >
          {t('clock.ledger')}
        </button>
      </span>
    </li>
  );
}
