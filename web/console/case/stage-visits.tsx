import type { CaseDetail, LedgerClock, StageView, StageVisitView } from '@bihuan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { amountText } from '../time/amount.js';
import { instantText, type Place } from '../time/instant-text.js';
import { usedAt } from '../time/time-left.js';
import { useCityTime } from '../time/use-calendar.js';
import { useLight, useMinute } from '../time/use-time.js';
import { useOpenLedger } from './ledger-host.js';

interface Props {
  readonly stage: StageView;
  readonly detail: CaseDetail;
}

/** Every visit of a stage: when, what it used, what stood still and why, and the way to its ledger. */
export function StageVisits({ stage, detail }: Props) {
  const { t } = useTranslation();
  return (
    <ol className="visits" aria-label={t('stages.visits', { stage: t(`clockOf.${stage.stage}`) })}>
      {stage.visits.map((visit) => (
        <li key={visit.no} className="visit">
          <Visit stage={stage} visit={visit} detail={detail} />
        </li>
      ))}
    </ol>
  );
}

function Visit({ stage, visit, detail }: Props & { readonly visit: StageVisitView }) {
  const { t, i18n } = useTranslation();
  const time = useCityTime();
  const names = useNames();
  const openLedger = useOpenLedger();
  const light = useLight(visit.clock);
  const now = Math.max(useMinute(), Date.parse(detail.now));
  const place = { t, language: i18n.language, zone: time.zone };
  const days = time.days(detail.severity);
  const used = usedAt(visit.clock, Date.parse(detail.now), time.timeline(detail.severity), now);
  const allowed = visit.clock.allowanceMinutes;
  return (
    <>
      <p className="visit-line">
        <span className="visit-when number">{spanText(place, visit, now)}</span>
        {visit.run !== null && <span>{names.unit(visit.run.unit)}</span>}
        {visit.run !== null && visit.run.dispatchNo > 1 && (
          <span className="muted">{t('case.dispatchNo', { count: visit.run.dispatchNo })}</span>
        )}
        <LightMark light={light} word={t(`light.${light}`)} />
        <span className="number">
          {allowed === null
            ? t('clock.usedUnlimited', { used: amountText(t, used, days) })
            : t('clock.usedOf', {
                used: amountText(t, used, days),
                allowed: amountText(t, allowed * 60_000, days),
              })}
        </span>
        <Button
          type="link"
          size="small"
          onClick={() => openLedger({ clock: stage.stage as LedgerClock, visit: visit.no })}
        >
          {t('clock.ledger')}
        </Button>
      </p>
      {visit.run !== null && visit.run.legs.length > 1 && (
        <p className="muted number">
          {t(visit.run.unbroken ? 'stages.unbroken' : 'stages.legs', {
            count: visit.run.legs.length,
            legs: visit.run.legs.map((leg) => spanText(place, leg, now)).join(t('common.semicolon')),
          })}
        </p>
      )}
      {visit.stood.map((each) => (
        <p key={each.from} className="muted">
          {t('stages.stood', {
            span: spanText(place, each, now),
            cause: t(`ledger.cause.${each.cause}`, { defaultValue: each.cause }),
            by: each.by.name,
          })}
          {each.ground !== null && t('stages.ground', { ground: erasedOr(t, each.ground) })}
        </p>
      ))}
    </>
  );
}

function erasedOr(t: Place['t'], text: string): string {
  return text === '[erased]' ? t('case.erased') : text;
}

function spanText(place: Place, { from, to }: { readonly from: string; readonly to: string | null }, now: number) {
  const start = instantText(place, Date.parse(from), now);
  if (to === null) return place.t('stages.since', { from: start });
  const end = instantText(place, Date.parse(to), now);
  return place.t('stages.fromTo', { from: start, to: sameDay(start, end) });
}

/** "今天 10:30 – 11:00": the day is said once. */
function sameDay(start: string, end: string): string {
  const day = start.slice(0, start.lastIndexOf(' '));
  return end.startsWith(`${day} `) ? end.slice(day.length + 1) : end;
}
