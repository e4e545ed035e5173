import type { AccountDetail, Grant } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { Bones } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote } from '../../shell/notes.js';
import { adminProblemText } from '../admin-problem.js';
import { adminQueries } from '../admin-queries.js';
import { Passwords } from '../tables/passwords.js';
import { When } from '../when.js';
import { GrantForm, grantBodyOf, NO_GRANT } from './grant-form.js';
import { useGrantText } from './grant-text.js';
import { StateText } from './people-page.js';
import { Rights } from './rights.js';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** One person: who they are, which roles they hold, what these allow, and how to let them in or keep them out. */
export function PersonDrawer({ id, onClose }: Props) {
  const { t } = useTranslation();
  const query = useQuery(adminQueries.account(id));
  const account = query.data;
  return (
    <Drawer open size={560} onClose={onClose} title={account?.name ?? t('admin.page.people')}>
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : account === undefined ? (
        <Bones label={t('common.loading')} rows={6} />
      ) : (
        <Person account={account} key={account.id} />
      )}
    </Drawer>
  );
}

/** Whatever is done here, the answer is how the account stands then, and lists are read again. */
function useAccountChange<V>(id: string, change: (value: V) => Promise<AccountDetail>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (account) => {
      client.setQueryData(adminQueries.account(id).queryKey, account);
      await client.invalidateQueries({ queryKey: ['admin', 'accounts'] });
    },
  });
}

function Person({ account }: { readonly account: AccountDetail }) {
  const { t } = useTranslation();
  const mayWrite = useMay('account.write');
  return (
    <div className="person">
      <dl className="person-facts">
        <dt>{t('account.login')}</dt>
        <dd>{account.login}</dd>
        <dt>{t('account.state')}</dt>
        <dd>
          <StateText account={account} />
        </dd>
        <dt>{t('account.lastSignIn')}</dt>
        <dd>{account.lastSignIn === null ? t('account.never') : <When at={account.lastSignIn} />}</dd>
        <dt>{t('account.createdAt')}</dt>
        <dd>
          <When at={account.createdAt} />
        </dd>
      </dl>
      {account.own && <p className="person-own">{t('account.own')}</p>}
      {mayWrite && !account.own && <Name account={account} />}
      <Roles account={account} mayWrite={mayWrite && !account.own} />
      {mayWrite && !account.own && <Access account={account} />}
      <Rights account={account} />
    </div>
  );
}

function Name({ account }: { readonly account: AccountDetail }) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.name);
  const rename = useAccountChange(account.id, () => adminApi.changeAccount(account.id, { name: name.trim() }));
  return (
    <form
      className="person-name"
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate(undefined);
      }}
    >
      <Input
        aria-label={t('account.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        htmlType="submit"
        disabled={name.trim() === '' || name.trim() === account.name}
        loading={rename.isPending}
      >
        {t('account.rename')}
      </Button>
      <Trouble error={rename.error} />
    </form>
  );
}

function Roles({ account, mayWrite }: { readonly account: AccountDetail; readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const text = useGrantText();
  const roles = useQuery(adminQueries.roles()).data;
  const [draft, setDraft] = useState<typeof NO_GRANT | null>(null);
  const body = draft === null ? null : grantBodyOf(draft, roles?.roles ?? [], roles?.areas[0]?.path);
  const grant = useAccountChange(account.id, (value: NonNullable<typeof body>) => adminApi.grant(account.id, value));
  const revoke = useAccountChange(account.id, ({ role, area, unit }: Grant) =>
    adminApi.revoke(account.id, { role, area: area.path, unit: unit?.id ?? null }),
  );
  return (
    <section>
      <h2>{t('account.roles')}</h2>
      {account.grants.length === 0 && <p className="muted">{t('account.noRoleWhy')}</p>}
      <ul className="person-grants">
        {account.grants.map((each) => (
          <li key={text(each)}>
            <span>{text(each)}</span>
            {mayWrite && (
              <Popconfirm
                title={t('account.revokeAsk', { role: text(each) })}
                description={t('account.revokeWhat')}
                okText={t('account.revoke')}
                cancelText={t('common.cancel')}
                onConfirm={() => revoke.mutate(each)}
              >
                <Button size="small" aria-label={t('account.revokeOf', { role: text(each) })}>
                  {t('account.revoke')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      <Trouble error={revoke.error} />
      {mayWrite && draft === null && <Button onClick={() => setDraft(NO_GRANT)}>{t('account.grant')}</Button>}
      {draft !== null && (
        <div className="person-grant">
          <GrantForm value={draft} onChange={setDraft} />
          <Trouble error={grant.error} />
          <div className="admin-tools">
            <Button
              type="primary"
              disabled={body === null}
              loading={grant.isPending}
              onClick={() => body !== null && grant.mutate(body, { onSuccess: () => setDraft(null) })}
            >
              {t('account.grant')}
            </Button>
            <Button onClick={() => setDraft(null)}>{t('common.cancel')}</Button>
          </div>
        </div>
      )}
    </section>
  );
}

function Access({ account }: { readonly account: AccountDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, state } = account;
  const change = useAccountChange(id, (value: { locked?: boolean; disabled?: boolean }) =>
    adminApi.changeAccount(id, value),
  );
  const reset = useMutation({
    mutationFn: () => adminApi.resetPassword(id),
    onSuccess: async (made) => {
      client.setQueryData(adminQueries.account(id).queryKey, made.account);
      await client.invalidateQueries({ queryKey: ['admin', 'accounts'] });
    },
  });
  return (
    <section>
      <h2>{t('account.access')}</h2>
      <div className="admin-tools">
        <Sure title={t('account.resetAsk')} what={t('account.resetWhat')} onSure={() => reset.mutate()}>
          <Button loading={reset.isPending}>{t('account.reset')}</Button>
        </Sure>
        {state === 'locked' ? (
          <Button onClick={() => change.mutate({ locked: false })}>{t('account.unlock')}</Button>
        ) : (
          state === 'active' && (
            <Sure
              title={t('account.lockAsk')}
              what={t('account.lockWhat')}
              onSure={() => change.mutate({ locked: true })}
            >
              <Button>{t('account.lock')}</Button>
            </Sure>
          )
        )}
        {state === 'disabled' ? (
          <Button onClick={() => change.mutate({ disabled: false })}>{t('account.enable')}</Button>
        ) : (
          <Sure
            title={t('account.disableAsk')}
            what={t('account.disableWhat')}
            onSure={() => change.mutate({ disabled: true })}
          >
            <Button>{t('account.disable')}</Button>
          </Sure>
        )}
      </div>
      <Trouble error={change.error ?? reset.error} />
      {reset.data !== undefined && <Passwords people={[{ ...reset.data.account, password: reset.data.password }]} />}
    </section>
  );
}

interface SureProps {
  readonly title: string;
  readonly what: string;
  readonly onSure: () => void;
  readonly children: ReactNode;
}

function Sure({ title, what, onSure, children }: SureProps) {
  const { t } = useTranslation();
  return (
    <Popconfirm
      title={title}
      description={what}
      okText={t('account.sure')}
      cancelText={t('common.cancel')}
      onConfirm={onSure}
    >
      {children}
    </Popconfirm>
  );
}

function Trouble({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  return error === null ? null : <p role="alert">{adminProblemText(t, error)}</p>;
}
