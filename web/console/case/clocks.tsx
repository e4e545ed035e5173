import type { CaseDetail, ClockView, LedgerClock } from '@bihuan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { UsageBar } from '../../ui/index.js';
import { amountText } from '../time/amount.js';
import { usedAt } from '../time/time-left.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute, useMinute } from '../time/use-time.js';
import { ClockLight, useDueText } from './clock-light.js';
import { useOpenLedger } from './ledger-host.js';

interface Props {
  readonly detail: CaseDetail;
  readonly readAt: number;
}

/** Every clock of the case with what it used of what it may, and how it came to that. */
export function Clocks({ detail, readAt }: Props) {
  const { t } = useTranslation();
  const openLedger = useOpenLedger();
  const show = (clock: LedgerClock) => () => openLedger({ clock, visit: lastVisit(detail, clock) });
  const { clock, stage, handling, whole, supervision } = detail;
  return (
    <section className="case-part case-clocks" aria-label={t('clock.all')}>
      <h3>{t('clock.all')}</h3>
      {clock !== null && stage !== null && stage !== 'handling' && (
        <ClockCard
          name={t('clock.stage', { stage: t(`stage.${stage}`) })}
          {...{ clock, readAt, detail }}
          onLedger={show(stage as LedgerClock)}
        />
      )}
      {handling !== null && (
        <ClockCard name={t('clock.handling')} clock={handling} {...{ readAt, detail }} onLedger={show('handling')} />
      )}
      <ClockCard name={t('clock.whole')} clock={whole} {...{ readAt, detail }} onLedger={show('whole')} />
      {supervision !== null && (
        <ClockCard
          name={t('clock.supervision')}
          clock={supervision}
          {...{ readAt, detail }}
          onLedger={show('supervision')}
        />
      )}
    </section>
  );
}

function lastVisit(detail: CaseDetail, clock: LedgerClock): number | null {
  return detail.stages.find(({ stage }) => stage === clock)?.visits.at(-1)?.no ?? null;
}

interface CardProps {
  readonly name: string;
  readonly clock: ClockView;
  readonly readAt: number;
  readonly detail: CaseDetail;
  readonly onLedger: () => void;
}

function ClockCard({ name, clock, readAt, detail, onLedger }: CardProps) {
  const { t } = useTranslation();
  const time = useCityTime();
  const { severity } = detail;
  const due = useDueText({ clock, severity });
  const days = time.days(severity);
  const minute = useMinute();
  const used = usedAt(clock, readAt, time.timeline(severity), Math.max(minute, readAt));
  const allowed = clock.allowanceMinutes === null ? null : clock.allowanceMinutes * 60_000;
  const sum = useByMinute(() =>
    allowed === null
      ? t('clock.usedUnlimited', { used: amountText(t, used, days) })
      : t('clock.usedOf', { used: amountText(t, used, days), allowed: amountText(t, allowed, days) }),
  );
  return (
    <div className="clock-card">
      <div className="clock-card-line">
        <span className="clock-card-name">{name}</span>
        <ClockLight clock={clock} readAt={readAt} severity={severity} />
      </div>
      <UsageBar used={used} allowed={allowed} warnAt={0.8} label={sum} />
      <div className="clock-card-line">
        <span className="muted number">{sum}</span>
        <Button type="link" size="small" onClick={onLedger} aria-label={t('clock.ledgerOf', { clock: name })}>
          {t('clock.ledger')}
        </Button>
      </div>
      {due !== '' && <p className="muted number">{due}</p>}
    </div>
  );
}
