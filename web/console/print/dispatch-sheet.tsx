import type { CaseDetail, CaseEventView, StageVisitView } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { citationText } from '../case/responsible.js';
import { useNames } from '../data/names.js';
import { useCityTime } from '../time/use-calendar.js';
import { durationText } from '../words/duration-text.js';
import { CaseFields, told } from './case-fields.js';
import { Condition } from './condition.js';
import { exactText, stamp } from './exact.js';
import { Field, Fields, Sheet, Signatures } from './sheet.js';

/** 派遣单: what a unit is asked to do, by when, and what must be seen before it counts as done. */
export function DispatchSheet({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const visit = runOf(detail);
  const filed = lastOf(detail, 'filed');
  const sent = lastOf(detail, 'dispatched');
  const { assisting, rows } = detail.responsibility;
  const run = visit?.run ?? null;
  const row = rows.find((each) => each.unit.id === run?.unit.id);
  return (
    <Sheet title={t('sheets.dispatch')} number={detail.number}>
      {run === null && <p className="sheet-warning">{t('print.notDispatched')}</p>}
      <Fields>
        <Field name={t('facts.responsible')} wide>
          {run === null ? '' : names.unit(run.unit)}
          {run !== null && run.dispatchNo > 1 && (
            <span className="sheet-small">{t('case.dispatchNo', { count: run.dispatchNo })}</span>
          )}
        </Field>
        <CaseFields detail={detail} />
        <Field name={t('print.filedAt')}>{filed === null ? '' : stamp(filed.at, zone)}</Field>
        <Field name={t('print.dispatchedAt')}>
          {sent === null ? '' : stamp(sent.at, zone)}
          {sent !== null && <span className="sheet-small">{sent.actor.name}</span>}
        </Field>
        <Field name={t('field.standard')}>{run === null ? '' : <Standard visit={visit} />}</Field>
        <Field name={t('print.dueAt')}>
          {visit?.dueAt == null ? (run === null ? '' : t('time.unlimited')) : stamp(visit.dueAt, zone)}
        </Field>
        <Field name={t('facts.description')} wide>
          {detail.description === null ? '' : told(t, detail.description)}
        </Field>
        <Field name={t('facts.filingCondition')} wide>
          <Condition text={detail.conditions.filing} english={detail.conditions.filingEn} />
        </Field>
        <Field name={t('facts.closingCondition')} wide>
          <Condition text={detail.conditions.closing} english={detail.conditions.closingEn} />
        </Field>
        {assisting.length > 0 && (
          <Field name={t('facts.assisting')} wide>
            {assisting.map((unit) => names.unit(unit)).join(t('common.comma'))}
          </Field>
        )}
        {row !== undefined && (
          <Field name={t('print.duty')} wide>
            {t('print.dutyRow', {
              code: detail.class.code,
              unit: names.unit(row.unit),
              citation: citationText(row.citation),
            })}
          </Field>
        )}
      </Fields>
      <Receipt
        title={t('print.receipt')}
        names={[t('print.sign.received'), t('print.sign.phone'), t('print.sign.receivedAt')]}
      />
      <div className="sheet-box">
        <h2>{t('field.result')}</h2>
      </div>
      <Receipt names={[t('print.sign.handler'), t('print.sign.head'), t('print.sign.date')]} />
    </Sheet>
  );
}

function Receipt({ title, names }: { readonly title?: string; readonly names: readonly string[] }) {
  return (
    <section>
      {title !== undefined && <h2>{title}</h2>}
      <Signatures names={names} />
    </section>
  );
}

function Standard({ visit }: { readonly visit: StageVisitView | null }) {
  const { t } = useTranslation();
  const run = visit?.run ?? null;
  if (visit === null || run === null) return null;
  const allowed = visit.clock.allowanceMinutes;
  return (
    <>
      {durationText(t, run.standard)}
      {run.extensions.length > 0 && allowed !== null && (
        <span className="sheet-small">{t('print.extended', { amount: exactText(t, allowed * 60_000) })}</span>
      )}
      {run.legs.length > 1 && (
        <span className="sheet-small">
          {t('print.usedBefore', { amount: exactText(t, visit.clock.usedMinutes * 60_000) })}
        </span>
      )}
    </>
  );
}

/** The run of the unit that has, or last had, the case. */
export function runOf(detail: CaseDetail): StageVisitView | null {
  return detail.stages.flatMap(({ visits }) => visits).findLast(({ run }) => run !== null) ?? null;
}

export function lastOf(detail: CaseDetail, type: string): CaseEventView | null {
  return detail.events.findLast((event) => event.type === type) ?? null;
}
