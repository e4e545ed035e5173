import type { CaseDetail } from '@bihuan/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';

/** Who, what, where, by which rule. */
export function Facts({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const names = useNames();
  const { responsibility, conditions, reporter } = detail;
  const contact = [reporter?.name, reporter?.phone].filter((each) => each != null && each !== '').join(' ');
  // The server names the smallest first; an address begins with the largest.
  const places = detail.areas.map((area) => area.name).reverse();
  return (
    <section className="case-part" aria-label={t('facts.all')}>
      <h3>{t('facts.all')}</h3>
      <dl className="facts">
        <Fact name={t('facts.description')}>{detail.description}</Fact>
        <Fact name={t('facts.reported')}>
          <ReportedAt at={detail.reportedAt} /> · {t(`source.${detail.source}`)}
        </Fact>
        {contact !== '' && <Fact name={t('facts.reporter')}>{contact}</Fact>}
        <Fact name={t('facts.place')}>{places.length > 0 ? places.join(' › ') : detail.area.name}</Fact>
        <Fact name={t('facts.class')}>
          {names.cls(detail.class)} <span className="muted number">{detail.class.code}</span>
        </Fact>
        <Fact name={t('facts.component')}>{detail.component}</Fact>
        <Fact name={t('facts.responsible')}>
          {responsibility.unit === null
            ? t(`responsibility.${responsibility.why}`)
            : t('responsibility.lead', { unit: names.unit(responsibility.unit) })}
          {responsibility.unit === null && responsibility.candidates.length > 0 && (
            <span className="muted">
              {' '}
              {responsibility.candidates.map((unit) => names.unit(unit)).join(t('common.comma'))}
            </span>
          )}
        </Fact>
        {responsibility.assisting.length > 0 && (
          <Fact name={t('facts.assisting')}>
            {responsibility.assisting.map((unit) => names.unit(unit)).join(t('common.comma'))}
          </Fact>
        )}
        <Fact name={t('facts.filingCondition')}>{conditions.filing}</Fact>
        <Fact name={t('facts.closingCondition')}>{conditions.closing}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ReportedAt({ at }: { readonly at: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  return useByMinute((now) => instantText({ t, language: i18n.language, zone }, Date.parse(at), now));
}
