import type { CaseDetail } from '@bihuan/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { ComponentFact } from '../nearby/component-fact.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';

/** Who, what, where, by which rule. */
export function Facts({ detail }: { readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const english = i18n.language === 'en';
  const { conditions, reporter } = detail;
  const contact = [reporter?.name, reporter?.phone].filter((each) => each != null && each !== '').join(' ');
  // The server names the smallest first; an address begins with the largest.
  const places = detail.areas.map((area) => (english ? (area.nameEn ?? area.name) : area.name)).reverse();
  return (
    <section className="case-part" aria-label={t('facts.all')}>
      <h3>{t('facts.all')}</h3>
      <dl className="facts">
        <Fact name={t('facts.description')}>
          {detail.description === '[erased]' ? <span className="muted">{t('case.erased')}</span> : detail.description}
        </Fact>
        <Fact name={t('facts.reported')}>
          <ReportedAt at={detail.reportedAt} /> · {t(`source.${detail.source}`)}
        </Fact>
        {contact !== '' && <Fact name={t('facts.reporter')}>{contact}</Fact>}
        <Fact name={t('facts.place')}>
          {places.length > 0 ? places.join(' › ') : detail.area.name}
          {detail.location === null && <span className="muted"> {t('story.noPlace')}</span>}
        </Fact>
        <Fact name={t('facts.class')}>
          {names.cls(detail.class)} <span className="muted number">{detail.class.code}</span>
        </Fact>
        <Fact name={t('facts.component')}>{detail.component !== null && <ComponentFact detail={detail} />}</Fact>
        <Fact name={t('facts.filingCondition')}>
          <Condition text={conditions.filing} english={conditions.filingEn} />
        </Fact>
        <Fact name={t('facts.closingCondition')}>
          <Condition text={conditions.closing} english={conditions.closingEn} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The rule's text holds; a translation says that it is one. */
function Condition({ text, english }: { readonly text: string | null; readonly english: string | null }) {
  const { t, i18n } = useTranslation();
  if (text === null) return '—';
  if (i18n.language !== 'en' || english === null) return text;
  return (
    <>
      {english}
      <span className="muted fact-original">
        {t('story.translated')} <span lang="zh-CN">{text}</span>
      </span>
    </>
  );
}

function ReportedAt({ at }: { readonly at: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  return useByMinute((now) => instantText({ t, language: i18n.language, zone }, Date.parse(at), now));
}
