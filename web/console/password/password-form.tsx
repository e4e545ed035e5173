import './password.css';
import { PASSWORD_RULE, passwordTrouble } from '@bihuan/kit';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import type { TFunction } from 'i18next';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi, ProblemError } from '../../client/index.js';
import { addWords } from '../i18n/area-words.js';
import { problemText } from '../words/problem-text.js';
import { words } from './words.js';

addWords(words);

interface Props {
  readonly onDone: () => void;
}

/** The old password, and the new one twice. The rule stands there before anything is typed. */
export function PasswordForm({ onDone }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: () => adminApi.changePassword({ old, new: next }),
    onSuccess: onDone,
  });
  // Whether it contains the login only the server says: a session does not tell it.
  const trouble = next.length < PASSWORD_RULE.short ? null : passwordTrouble(next, ' ');
  const differs = again !== '' && next !== again;
  const ready = old !== '' && next.length >= PASSWORD_RULE.short && trouble === null && next === again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) change.mutate();
  };
  const said = trouble === null ? (differs ? t('password.differs') : '') : t(`password.trouble.${trouble}`);
  return (
    <form className="password-form" onSubmit={submit}>
      <label htmlFor={`${id}-old`}>{t('password.old')}</label>
      <Input.Password
        id={`${id}-old`}
        size="large"
        autoFocus
        autoComplete="current-password"
        value={old}
        onChange={(event) => setOld(event.target.value)}
      />
      <label htmlFor={`${id}-new`}>{t('password.new')}</label>
      <Input.Password
        id={`${id}-new`}
        size="large"
        autoComplete="new-password"
        aria-describedby={`${id}-rule`}
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <p className="muted" id={`${id}-rule`}>
        {t('password.rule')}
      </p>
      <label htmlFor={`${id}-again`}>{t('password.again')}</label>
      <Input.Password
        id={`${id}-again`}
        size="large"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
      />
      <p className="password-problem" role="alert">
        {said !== '' ? said : change.error === null ? '' : refusal(t, change.error)}
      </p>
      <Button type="primary" size="large" htmlType="submit" loading={change.isPending} disabled={!ready} block>
        {t('password.save')}
      </Button>
    </form>
  );
}

const troubles = ['too-short', 'too-plain', 'too-long', 'has-login', 'same'] as const;

function refusal(t: TFunction, error: Error): string {
  if (error instanceof ProblemError && error.code === 'wrong-password') return t('password.wrong');
  const why = error instanceof ProblemError ? troubles.find((each) => each === error.problem.params?.why) : undefined;
  return why === undefined ? problemText(t, error) : t(`password.trouble.${why}`);
}
