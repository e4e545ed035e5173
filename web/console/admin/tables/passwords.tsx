import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly people: readonly { readonly login: string; readonly name: string; readonly password: string }[];
}

/** First passwords: shown this once, kept nowhere. */
export function Passwords({ people }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const lines = people.map(({ name, login, password }) => [name, login, password].join('\t'));
    await navigator.clipboard.writeText(lines.join('\n'));
    setCopied(true);
  };
  return (
    <section className="passwords">
      <p>
        <strong>{t('account.passwordOnce')}</strong>
      </p>
      <p className="muted">{t('account.passwordHow')}</p>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">{t('account.name')}</th>
            <th scope="col">{t('account.login')}</th>
            <th scope="col">{t('account.firstPassword')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ login, name, password }) => (
            <tr key={login}>
              <td>{name}</td>
              <td>{login}</td>
              <td>
                <code className="password-shown">{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => void copy()}>{t(copied ? 'account.copied' : 'account.copy')}</Button>
    </section>
  );
}
