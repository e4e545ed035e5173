import type { CaseDetail, ClockView, StageView, StageVisitView } from '@bihuan/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { amountText } from '../time/amount.js';
import { usedAt } from '../time/time-left.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute, useLight } from '../time/use-time.js';
import { StageVisits } from './stage-visits.js';

/** The loop from report to close, and the whole of it: used and allowed, the light, and behind each its visits. */
export function StageBar({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const shown = detail.stages.find((each) => each.stage === open);
  return (
    <div className="stage-bar">
      <ol className="stages" aria-label={t('case.stages')}>
        {detail.stages.map((stage) => (
          <li
            key={stage.stage}
            className={`stage is-${stage.status}`}
            aria-current={stage.status === 'now' ? 'step' : undefined}
          >
            <Cell
              stage={stage}
              detail={detail}
              expanded={open === stage.stage}
              controls={id}
              onToggle={() => setOpen(open === stage.stage ? null : stage.stage)}
            />
          </li>
        ))}
        <li className="stage stage-whole">
          <span className="stage-cell">
            <Track clock={detail.whole} detail={detail} />
            <span className="stage-name">{t('clock.whole')}</span>
            <Use clock={detail.whole} detail={detail} />
          </span>
        </li>
      </ol>
      <div id={id}>{shown !== undefined && <StageVisits stage={shown} detail={detail} />}</div>
    </div>
  );
}

interface CellProps {
  readonly stage: StageView;
  readonly detail: CaseDetail;
  readonly expanded: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}

function Cell({ stage, detail, expanded, controls, onToggle }: CellProps) {
  const { t } = useTranslation();
  const last = stage.visits.at(-1);
  const earlier = worstBefore(stage);
  const name = <span className="stage-name">{t(`stage.${stage.stage}`)}</span>;
  if (last === undefined) {
    return (
      <span className="stage-cell">
        <span className="stage-track" />
        {name}
        <span className="stage-time number">
          <Allowed minutes={stage.allowanceMinutes} severity={detail.severity} />
        </span>
      </span>
    );
  }
  return (
    <button type="button" className="stage-cell" aria-expanded={expanded} aria-controls={controls} onClick={onToggle}>
      <Track clock={last.clock} detail={detail} />
      {name}
      <Use clock={last.clock} detail={detail} />
      {times(last, stage.visits.length) > 1 && (
        <span className="stage-times">
          {t('stages.times', { count: times(last, stage.visits.length) })}
          {earlier !== null && <LightMark light={earlier} word={t(`light.${earlier}`)} showWord={false} size={10} />}
        </span>
      )}
    </button>
  );
}

/** How often the case was here: a unit's run has a leg for each dispatch. */
function times(last: StageVisitView, visits: number): number {
  return visits - 1 + (last.run?.legs.length ?? 1);
}

/** The light of an earlier visit that was later than the last one is. */
function worstBefore({ visits }: StageView): 'yellow' | 'red' | null {
  const wasRed = visits.slice(0, -1).some(({ clock }) => clock.light === 'red');
  return wasRed && visits.at(-1)?.clock.light !== 'red' ? 'red' : null;
}

function Use({ clock, detail }: { readonly clock: ClockView; readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const time = useCityTime();
  const light = useLight(clock);
  const { severity } = detail;
  const readAt = Date.parse(detail.now);
  const used = useByMinute((now) =>
    amountText(t, usedAt(clock, readAt, time.timeline(severity), Math.max(now, readAt)), time.days(severity)),
  );
  return (
    <>
      <LightMark light={light} word={t(`light.${light}`)} size={10} />
      <span className="stage-time number">
        <span>{used}</span>
        {clock.allowanceMinutes !== null && <Allowed minutes={clock.allowanceMinutes} severity={severity} of />}
      </span>
    </>
  );
}

interface AllowedProps {
  readonly minutes: number | null;
  readonly severity: string;
  /** Behind what was used of it. */
  readonly of?: boolean;
}

function Allowed({ minutes, severity, of = false }: AllowedProps) {
  const { t } = useTranslation();
  const days = useCityTime().days(severity);
  if (minutes === null) return null;
  const allowed = amountText(t, minutes * 60_000, days);
  return <span className={of ? 'stage-of' : ''}>{t(of ? 'case.ofAllowed' : 'stages.allowed', { allowed })}</span>;
}

/** How much of the allowance is used, as a line; what goes beyond it is hatched. */
function Track({ clock, detail }: { readonly clock: ClockView; readonly detail: CaseDetail }) {
  const time = useCityTime();
  const readAt = Date.parse(detail.now);
  const share = useByMinute((now) => {
    const allowed = clock.allowanceMinutes;
    if (allowed === null || allowed === 0) return 1;
    const used = usedAt(clock, readAt, time.timeline(detail.severity), Math.max(now, readAt));
    return Math.round((used / (allowed * 60_000)) * 100) / 100;
  });
  const within = share > 1 ? 100 / share : share * 100;
  return (
    <span className="stage-track">
      <span className="stage-track-used" style={{ width: `${within}%` }} />
      {share > 1 && <span className="stage-track-over" style={{ left: `${within}%` }} />}
    </span>
  );
}
