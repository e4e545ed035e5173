import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { enterAs } from '../data/enter-as.js';
import { queries } from '../data/queries.js';
import { LanguageButton } from '../shell/language-button.js';
import { SchemeButton } from '../shell/scheme-button.js';
import { PasswordForm } from './password-form.js';

/** Stands in place of every screen, until a password that somebody else gave has been changed. */
export function FirstPassword() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const leave = async () => {
    await api.signOut().catch(() => undefined);
    enterAs(client, null);
  };
  return (
    <div>
      <div className="password-first-tools">
        <LanguageButton />
        <SchemeButton />
        <Button type="text" onClick={() => void leave()}>
          {t('signIn.out')}
        </Button>
      </div>
      <main className="password-first" id="main">
        <h1>{t('password.first')}</h1>
        <p className="muted">{t('password.firstWhy')}</p>
        <PasswordForm onDone={() => void client.invalidateQueries({ queryKey: queries.session().queryKey })} />
      </main>
    </div>
  );
}
