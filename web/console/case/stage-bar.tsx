import type { CaseDetail } from '@bihuan/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText } from '../time/amount.js';
import { usedAt } from '../time/time-left.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { type StageUse, stageUses } from './stages.js';

interface Props {
  readonly detail: CaseDetail;
  readonly readAt: number;
}

/** The loop from report to close: where the case has been, is, and goes, with the time that each took. */
export function StageBar({ detail, readAt }: Props) {
  const { t } = useTranslation();
  const time = useCityTime();
  const uses = useMemo(() => stageUses(detail, time.timeline(detail.severity)), [detail, time]);
  return (
    <ol className="stages" aria-label={t('case.stages')}>
      {uses.map((use) => (
        <li
          key={use.stage}
          className={`stage is-${use.status}`}
          aria-current={use.status === 'now' ? 'step' : undefined}
        >
          <span className="stage-name">{t(`stage.${use.stage}`)}</span>
          <span className="stage-time number">
            {use.status === 'now' ? <NowUsed detail={detail} readAt={readAt} /> : <Spent use={use} detail={detail} />}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Spent({ use, detail }: { readonly use: StageUse; readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const days = useCityTime().days(detail.severity);
  if (use.status === 'ahead') return null;
  const amount = amountText(t, use.used, days);
  return (
    <>
      <span>{amount}</span>
      {use.visits > 1 && <span>{t('case.times', { count: use.visits })}</span>}
    </>
  );
}

function NowUsed({ detail, readAt }: Props) {
  const { t } = useTranslation();
  const time = useCityTime();
  const { clock, severity } = detail;
  const days = time.days(severity);
  const used = useByMinute((now) =>
    clock === null ? '' : amountText(t, usedAt(clock, readAt, time.timeline(severity), now), days),
  );
  const allowed = clock?.allowanceMinutes ?? null;
  return (
    <>
      <span>{used}</span>
      {allowed !== null && <span>{t('case.ofAllowed', { allowed: amountText(t, allowed * 60_000, days) })}</span>}
    </>
  );
}
