import type { AppealBody } from '@bihuan/contracts';
import { Button, Input, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { useSession } from '../data/session.js';
import { PhotoField } from '../photos/photo-field.js';
import { unsentOf } from '../photos/upload-queue.js';
import { useUploads } from '../photos/uploads.js';
import { makeAppeal } from './assess-queries.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';

/** A unit contests how a case counts: what it is about, what it asks for, why, and what shows it. */
export function AppealForm({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  const id = useId();
  const names = useNames();
  const { grants } = useSession();
  const unit = grants.find(({ role }) => role === 'unit-head')?.unit?.id ?? '';
  const uploads = useUploads();
  const [code, setCode] = useState(number);
  const [about, setAbout] = useState<AppealBody['about']>('clock');
  const [asks, setAsks] = useState<AppealBody['asks']>('on-time');
  const [grounds, setGrounds] = useState('');
  const [files, setFiles] = useState<readonly string[]>([]);
  const step = useStep(makeAppeal, () => {
    setCode('');
    setGrounds('');
    setFiles([]);
  });
  const missing = code.trim() === '' || grounds.trim() === '' || unsentOf(uploads, files) > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing || step.isPending) return;
    step.mutate({ case: code.trim(), unit, about, asks, grounds: grounds.trim(), files: [...files] });
  };
  return (
    <form className="card assess-part assess-form" onSubmit={submit} aria-label={t('appeal.make')}>
      <h2>{t('appeal.makeOf', { unit: names.unitById(unit) })}</h2>
      <div className="field">
        <label htmlFor={`${id}-case`}>{t('appeal.case')}</label>
        <Input id={`${id}-case`} maxLength={64} value={code} onChange={(event) => setCode(event.target.value)} />
      </div>
      <Choice
        name={t('appeal.about')}
        value={about}
        options={['clock', 'count'] as const}
        label={(each) => t(`appealAbout.${each}`)}
        onChange={setAbout}
      />
      <Choice
        name={t('appeal.asks')}
        value={asks}
        options={['on-time', 'exclude'] as const}
        label={(each) => t(`effect.${each}`)}
        onChange={setAsks}
      />
      <div className="field">
        <label htmlFor={`${id}-grounds`}>{t('appeal.grounds')}</label>
        <Input.TextArea
          id={`${id}-grounds`}
          rows={3}
          maxLength={4000}
          value={grounds}
          onChange={(event) => setGrounds(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-files`}>{t('appeal.evidence')}</label>
        <PhotoField id={`${id}-files`} value={files} onChange={setFiles} />
      </div>
      <StepProblem error={step.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={missing} loading={step.isPending}>
          {t('appeal.make')}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly label: (each: T) => string;
  readonly onChange: (next: T) => void;
}

function Choice<T extends string>({ name, value, options, label, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="field appeal-choice">
      <legend>{name}</legend>
      <Radio.Group
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
        options={options.map((each) => ({ value: each, label: label(each) }))}
      />
    </fieldset>
  );
}
