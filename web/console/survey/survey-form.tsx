import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { useSession } from '../data/session.js';
import { type CatalogueClass, ClassSelect } from '../words/class-select.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';

const OWN = new Set(['survey-empty', 'survey-too-large']);

/** A new survey: where, of what, until when. */
export function SurveyForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { grants } = useSession();
  const streets = useQuery(queries.areas({ level: 'street' }));
  const own = grants.filter((grant) => grant.role === 'dispatcher' || grant.role === 'duty-officer');
  // Of this form: a second press of the button makes no second survey.
  const [key] = useState(newKey);
  const [title, setTitle] = useState('');
  const [area, setArea] = useState<string | null>(own[0]?.area.path ?? null);
  const [cls, setClass] = useState<CatalogueClass | null>(null);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const make = useMutation({
    mutationFn: () =>
      api.createSurvey(
        {
          title: title.trim(),
          area: area ?? '',
          note: note.trim(),
          ...(cls === null ? {} : { class: { standardRef: cls.standardRef, code: cls.code } }),
          ...(dueOn === null ? {} : { dueOn }),
        },
        key,
      ),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['surveys'] });
      onDone();
      void navigate({ to: '/surveys/$surveyId', params: { surveyId: made.id } });
    },
  });
  const areas = [
    ...own.map((grant) => ({ value: grant.area.path, label: t('surveys.whole', { name: grant.area.name }) })),
    ...(streets.data?.features ?? [])
      .filter(({ properties: { path } }) => own.some((grant) => path.startsWith(`${grant.area.path}/`)))
      .map(({ properties }) => ({ value: properties.path, label: properties.name })),
  ];
  const ready = title.trim() !== '' && area !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !make.isPending) make.mutate();
  };
  const { error } = make;
  return (
    <form className="card survey-form" aria-label={t('surveys.add')} onSubmit={submit}>
      <div className="field">
        <label htmlFor={`${id}-title`}>{t('surveys.name')}</label>
        <Input id={`${id}-title`} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-area`}>{t('surveys.area')}</label>
        <Select
          id={`${id}-area`}
          value={area}
          onChange={setArea}
          options={areas}
          showSearch={{ optionFilterProp: ['label'] }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-class`}>{t('surveys.class')}</label>
        <ClassSelect
          id={`${id}-class`}
          kind="component"
          value={cls?.code ?? null}
          onChange={setClass}
          placeholder={t('surveys.allClasses')}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-due`}>{t('surveys.dueOn')}</label>
        <DatePicker
          id={`${id}-due`}
          value={dueOn === null ? null : dayjs(dueOn)}
          onChange={(day) => setDueOn(day?.format('YYYY-MM-DD') ?? null)}
        />
      </div>
      <div className="field is-wide">
        <label htmlFor={`${id}-note`}>{t('surveys.note')}</label>
        <Input.TextArea
          id={`${id}-note`}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {error !== null && (
        <p role="alert" className="is-wide">
          {error instanceof ProblemError && OWN.has(error.code)
            ? t(`surveys.${error.code}`, { ...error.problem.params })
            : problemText(t, error)}
        </p>
      )}
      <div className="is-wide survey-form-end">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={make.isPending}>
          {t('surveys.create')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
