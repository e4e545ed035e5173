import { Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PhotoField } from '../photos/photo-field.js';
import { ClassSelect } from '../words/class-select.js';
import { SEVERITIES } from '../words/domain.js';
import type { ReportDraft } from './report-draft.js';

interface Props {
  readonly draft: ReportDraft;
  /** Those that the person may say. */
  readonly sources: readonly string[];
  readonly severity: string | null;
  /** What the class suggests. */
  readonly suggested: string | null;
  readonly onChange: (part: Partial<ReportDraft>) => void;
}

export function WhatFields({ draft, sources, severity, suggested, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="report-fields">
      <div className="field">
        <label htmlFor="report-class">{t('field.class')}</label>
        <Segmented
          aria-label={t('report.kind')}
          value={draft.kind}
          onChange={(kind) => onChange({ kind, code: null, component: '' })}
          options={(['event', 'component'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <ClassSelect
          id="report-class"
          kind={draft.kind}
          value={draft.code}
          onChange={(cls) => onChange({ code: cls?.code ?? null, component: '' })}
          placeholder={t('report.classHint')}
        />
      </div>
      <fieldset className="field report-severity">
        <legend>{t('field.severity')}</legend>
        <Segmented
          aria-label={t('field.severity')}
          value={severity ?? ''}
          onChange={(value) => onChange({ severity: value === suggested ? null : (value as ReportDraft['severity']) })}
          options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))}
        />
        {suggested !== null && (
          <p className="field-why">
            {t('report.severitySuggested', { severity: t(`severity.${suggested}`) })}{' '}
            {severity !== null && t(`report.severityTime.${severity}`)}
          </p>
        )}
      </fieldset>
      <div className="field">
        <label htmlFor="report-description">
          {t('field.description')} <span className="muted">{t('form.optional')}</span>
        </label>
        <Input.TextArea
          id="report-description"
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={4000}
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="report-photos">
          {t('field.attachments')} <span className="muted">{t('form.optional')}</span>
        </label>
        <PhotoField id="report-photos" value={draft.photos} onChange={(photos) => onChange({ photos })} />
      </div>
      <div className="report-pair">
        <div className="field">
          <label htmlFor="report-source">{t('field.source')}</label>
          <Select
            id="report-source"
            value={draft.source}
            onChange={(source: string) => onChange({ source })}
            options={sources.map((value) => ({ value, label: t(`source.${value}`) }))}
          />
        </div>
        <div className="field">
          <label htmlFor="report-name">
            {t('report.name')} <span className="muted">{t('form.optional')}</span>
          </label>
          <Input
            id="report-name"
            autoComplete="off"
            maxLength={60}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="report-phone">
            {t('report.phone')} <span className="muted">{t('form.optional')}</span>
          </label>
          <Input
            id="report-phone"
            type="tel"
            autoComplete="off"
            maxLength={30}
            value={draft.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
          />
        </div>
      </div>
      <p className="muted">{t('report.contactWhy')}</p>
    </div>
  );
}
