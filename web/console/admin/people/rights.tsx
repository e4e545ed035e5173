import type { AccountDetail } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { PERMISSION_WORDS } from './permission-words.js';

type Permission = AccountDetail['rights'][number]['permissions'][number];

/** What each role allows, in words: what may be read, which acts are open, and how far each reaches. */
export function Rights({ account }: { readonly account: AccountDetail }) {
  const { t } = useTranslation();
  if (account.rights.length === 0) return null;
  return (
    <section>
      <h2>{t('account.rights')}</h2>
      {account.rights.map(({ role, permissions }) => (
        <details key={role} className="rights" open={account.rights.length === 1}>
          <summary>{t(`role.${role}`)}</summary>
          <dl>
            {grouped(t, permissions).map(({ scope, words }) => (
              <div key={scope}>
                <dt>{t(`scope.${scope}`)}</dt>
                <dd>{words.join(t('common.semicolon'))}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

const SCOPES = ['anywhere', 'area', 'own-unit', 'own-task', 'own-report'];

function grouped(t: TFunction, permissions: readonly Permission[]): { scope: string; words: string[] }[] {
  return SCOPES.map((scope) => ({
    scope,
    words: [
      ...new Set(
        permissions.filter((each) => each.scope === scope).flatMap(({ permission }) => wordOf(t, permission) ?? []),
      ),
    ],
  })).filter(({ words }) => words.length > 0);
}

/** Null for what says nothing to a person, as by which sources a report may come. */
function wordOf(t: TFunction, permission: string): string | null {
  if (permission.startsWith('event.')) return t(`act.${permission.slice('event.'.length)}`);
  if (permission.startsWith('source.')) return null;
  return PERMISSION_WORDS.has(permission) ? t(`permission.${permission.replaceAll('.', '-')}`) : permission;
}
