import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/session.js';
import { noticeApi } from '../../notices/notice-api.js';
import { problemText } from '../../words/problem-text.js';

interface SecretProps {
  readonly name: 'smtp' | 'sms' | 'hotline' | 'imap';
  readonly kept: boolean;
  /** It may be made here, to be given to the other side. */
  readonly makes?: boolean;
  /** It was kept or forgotten. */
  readonly onDone: () => void;
}

/** A password or key: written, used and never shown again. */
export function SecretForm({ name, kept, makes = false, onDone }: SecretProps) {
  const { t } = useTranslation();
  const mayWrite = useMay('config.write');
  const [value, setValue] = useState('');
  const [made, setMade] = useState(false);
  const keep = useMutation({
    mutationFn: () => noticeApi.keepSecret(name, value),
    onSuccess: () => {
      if (!made) setValue('');
      onDone();
    },
  });
  const drop = useMutation({ mutationFn: () => noticeApi.dropSecret(name), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== '' && !keep.isPending) keep.mutate();
  };
  const make = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    setMade(true);
    setValue([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
  const failure = keep.error ?? drop.error;
  return (
    <form className="notice-secret" onSubmit={submit} aria-label={t(`noticeAdmin.secret.${name}`)}>
      <label htmlFor={`secret-${name}`}>
        {t(`noticeAdmin.secret.${name}`)}{' '}
        <span className="muted">{t(kept ? 'noticeAdmin.isKept' : 'noticeAdmin.notKept')}</span>
      </label>
      {mayWrite && (
        <div className="notice-line">
          <Input
            id={`secret-${name}`}
            type={made ? 'text' : 'password'}
            autoComplete="new-password"
            maxLength={500}
            value={value}
            onChange={(event) => {
              setMade(false);
              setValue(event.target.value);
            }}
          />
          <Button htmlType="submit" disabled={value === ''} loading={keep.isPending}>
            {t('noticeAdmin.keep')}
          </Button>
          {makes && <Button onClick={make}>{t('noticeAdmin.make')}</Button>}
          {kept && (
            <Button loading={drop.isPending} onClick={() => drop.mutate()}>
              {t('noticeAdmin.forget')}
            </Button>
          )}
        </div>
      )}
      {made && <p className="muted">{t('noticeAdmin.madeWhy')}</p>}
      {keep.isSuccess && <p role="status">{t('noticeAdmin.keptNow')}</p>}
      {failure !== null && <p role="alert">{problemText(t, failure)}</p>}
    </form>
  );
}
