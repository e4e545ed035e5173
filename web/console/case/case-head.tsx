import type { CaseDetail } from '@bihuan/contracts';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { Viewers } from '../presence/viewers.js';
import { CaseDeskSlot } from '../street-desk/case-desk-slot.js';
import { ClockLight } from './clock-light.js';
import { SeverityTag } from './severity-tag.js';

interface Props {
  readonly detail: CaseDetail;
  readonly readAt: number;
  readonly tools: ReactNode;
}

/** What, where, how urgent, whose. */
export function CaseHead({ detail, readAt, tools }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const title = useRef<HTMLHeadingElement>(null);
  // Opening a case moves the reader into it; the next Tab reaches its first action.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const open = detail.clock !== null;
  return (
    <header className="case-head">
      <div className="case-head-line">
        <h2 ref={title} tabIndex={-1} id={`case ${detail.id}`} className="case-title">
          {names.cls(detail.class)}
          <span className="case-title-place">{detail.address ?? detail.area.name}</span>
        </h2>
        <div className="case-tools">{tools}</div>
      </div>
      <p className="case-head-line case-head-state">
        {detail.clock !== null && <ClockLight clock={detail.clock} readAt={readAt} severity={detail.severity} />}
        <span className="case-state">{t(`state.of.${detail.state}`)}</span>
        <SeverityTag severity={detail.severity} />
        {detail.deferred && <span className="severity">{t('mark.deferral')}</span>}
        {detail.unit !== null && (
          <span>
            {names.unit(detail.unit)}
            {detail.dispatchNo !== null && detail.dispatchNo > 1 && (
              <span className="muted"> {t('case.dispatchNo', { count: detail.dispatchNo })}</span>
            )}
          </span>
        )}
        {!open && detail.unit === null && <span className="muted">{t('case.noUnit')}</span>}
        <span className="muted number">{detail.number}</span>
        <CaseDeskSlot detail={detail} />
        <Viewers caseId={detail.id} />
      </p>
    </header>
  );
}
