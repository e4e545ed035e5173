import type { Session } from '@bihuan/contracts';
import { useLiveQuery } from 'dexie-react-hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { errorText } from '../problem-text.js';
import { ownerOf, type Phone } from '../store/phone.js';
import { LanguageButton } from './language-button.js';

interface Props {
  readonly phone: Phone;
  /** Who worked here before. */
  readonly before: Session | null;
  readonly onDone: (session: Session) => Promise<void>;
  readonly onLater: (() => void) | null;
}

export function SignIn({ phone, before, onDone, onLater }: Props) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const waiting = useLiveQuery(() => phone.jobs.toArray(), [phone]) ?? [];
  const own = before === null ? 0 : waiting.filter((job) => job.owner === ownerOf(before)).length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() === '' || password === '') return;
    setBusy(true);
    setError(null);
    try {
      await onDone(await api.signIn({ login: login.trim(), password }));
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <main className="alone">
      <div className="alone-top">
        <LanguageButton />
      </div>
      <h1>{t('app.name')}</h1>
      {own > 0 && <p role="status">{t('signIn.kept', { count: own })}</p>}
      {waiting.length > own && <p>{t('signIn.others', { count: waiting.length - own })}</p>}
      <form onSubmit={(event) => void submit(event)} className="fields">
        <label className="field">
          <span>{t('signIn.login')}</span>
          <input
            value={login}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setLogin(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{t('signIn.password')}</span>
          <input
            type="password"
            value={password}
            autoComplete="current-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        {error !== null && <p role="alert">{errorText(t, error)}</p>}
        <button type="submit" className="big is-first" disabled={busy}>
          {t('signIn.submit')}
        </button>
        {onLater !== null && (
          <button type="button" className="big" onClick={onLater}>
            {t('signIn.offlineOn')}
          </button>
        )}
      </form>
      <p className="muted">{t('signIn.needsNet')}</p>
    </main>
  );
}
