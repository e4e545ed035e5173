import type { CaseDetail } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { useCityTime } from '../time/use-calendar.js';
import { stamp } from './exact.js';
import { Field } from './sheet.js';

/** What the case is about and where: the same on every sheet. */
export function CaseFields({ detail }: { readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const { class: cls, location } = detail;
  const english = i18n.language === 'en';
  const places = [...detail.areas].reverse().map(({ name, nameEn }) => (english ? (nameEn ?? name) : name));
  return (
    <>
      <Field name={t('facts.class')}>
        {names.cls(cls)}
        <span className="sheet-small">
          {t(`kind.${cls.kind}`)} {cls.code} · {cls.standardRef}
        </span>
      </Field>
      <Field name={t('field.severity')}>{t(`severity.${detail.severity}`)}</Field>
      <Field name={t('facts.place')} wide>
        {places.join(' · ')}
        {detail.address !== null && ` · ${told(t, detail.address)}`}
        {location !== null && (
          <span className="sheet-small">
            {location.lon.toFixed(6)}, {location.lat.toFixed(6)}
          </span>
        )}
      </Field>
      {detail.component !== null && <Field name={t('facts.component')}>{detail.component}</Field>}
      <Field name={t('facts.reported')}>
        {stamp(detail.reportedAt, zone)}
        <span className="sheet-small">{t(`source.${detail.source}`)}</span>
      </Field>
    </>
  );
}

/** A text that somebody wrote, or that it has been erased. */
export function told(t: (key: string) => string, text: string): string {
  return text === '[erased]' ? t('case.erased') : text;
}
