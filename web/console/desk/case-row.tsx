import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Ellipsis } from '../../ui/index.js';
import { ClockLight } from '../case/clock-light.js';
import { SeverityTag } from '../case/severity-tag.js';
import { useNames } from '../data/names.js';
import type { QueueRow } from './use-queue.js';

export const ROW_HEIGHT = 40;
/** Two lines, and room for a thumb. */
export const PHONE_ROW_HEIGHT = 64;

/** Light and time left, then what and where; who and the number only where there is room. */
export const CaseRow = memo(function CaseRow({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation();
  const names = useNames();
  const { summary, readAt } = row;
  const mark = summary.marks.find((each) => SHOWN_MARKS.has(each));
  return (
    <>
      <span role="gridcell" className="row-light">
        <ClockLight clock={summary.clock ?? summary.whole} readAt={readAt} severity={summary.severity} />
      </span>
      <span role="gridcell" className="row-class">
        <SeverityTag severity={summary.severity} />
        <Ellipsis>{names.cls(summary.class)}</Ellipsis>
        {summary.reporters > 1 && (
          <span className="row-reporters number" title={t('case.reporters', { count: summary.reporters })}>
            ×{summary.reporters}
            <span className="visually-hidden"> {t('case.reporters', { count: summary.reporters })}</span>
          </span>
        )}
      </span>
      <span role="gridcell" className="row-place">
        <Ellipsis>{summary.address ?? summary.area.name}</Ellipsis>
      </span>
      <span role="gridcell" className="row-state">
        <Ellipsis>
          {mark !== undefined
            ? t(`mark.${mark}`)
            : t(summary.crewStage === 'back' ? 'mark.back' : `state.of.${summary.state}`)}
        </Ellipsis>
      </span>
      <span role="gridcell" className="row-unit">
        <Ellipsis>{summary.unit === null ? '—' : names.unit(summary.unit)}</Ellipsis>
      </span>
      <span role="gridcell" className="row-number number muted">
        <Ellipsis>{summary.number}</Ellipsis>
      </span>
    </>
  );
});

/** Marks that say more than the state what is to be done. */
const SHOWN_MARKS = new Set(['return-request', 'extension-request', 'deferral-request', 'deferral', 'check']);

export function EmptyRow() {
  return (
    <span role="gridcell" className="row-empty">
      <span className="bone" style={{ width: '60%' }} />
    </span>
  );
}
