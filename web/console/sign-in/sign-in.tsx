import './sign-in.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { enterAs } from '../data/enter-as.js';
import { LanguageButton } from '../shell/language-button.js';
import { Mark } from '../shell/mark.js';
import { SchemeButton } from '../shell/scheme-button.js';
import { problemText } from '../words/problem-text.js';

export function SignIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn({ login: login.trim(), password }),
    onSuccess: (session) => enterAs(client, session),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() !== '' && password !== '') signIn.mutate();
  };
  return (
    <div className="sign-in">
      <div className="sign-in-tools">
        <LanguageButton />
        <SchemeButton />
      </div>
      <main className="sign-in-main">
        <div className="sign-in-name">
          <Mark size={40} />
          <h1>{t('app.name')}</h1>
        </div>
        <p className="muted">{t('signIn.purpose')}</p>
        <form className="sign-in-form" onSubmit={submit}>
          <label htmlFor={`${id}-login`}>{t('signIn.login')}</label>
          <Input
            id={`${id}-login`}
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
          <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
          <Input.Password
            id={`${id}-password`}
            size="large"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <p className="sign-in-problem" role="alert">
            {signIn.error === null ? '' : problemText(t, signIn.error)}
          </p>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            block
            loading={signIn.isPending}
            disabled={login.trim() === '' || password === ''}
          >
            {t('signIn.in')}
          </Button>
        </form>
      </main>
    </div>
  );
}
