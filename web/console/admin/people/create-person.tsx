import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';
import { adminQueries } from '../admin-queries.js';
import { Passwords } from '../tables/passwords.js';
import { GrantForm, grantBodyOf, NO_GRANT } from './grant-form.js';

interface Props {
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}

const LOGIN = /^[a-zA-Z0-9][a-zA-Z0-9._@-]{1,39}$/;

/** A new person with a first role, and the first password, shown this once. */
export function CreatePerson({ onClose, onOpen }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const roles = useQuery(adminQueries.roles()).data;
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [grant, setGrant] = useState(NO_GRANT);
  const body = grantBodyOf(grant, roles?.roles ?? [], roles?.areas[0]?.path);
  const create = useMutation({
    mutationFn: () =>
      adminApi.createAccount({ login: login.trim(), name: name.trim(), grants: body === null ? [] : [body] }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
  const made = create.data;
  const loginFits = LOGIN.test(login.trim());
  const missing = [
    ...(loginFits ? [] : [t('account.login')]),
    ...(name.trim() === '' ? [t('account.name')] : []),
    ...(grant.role !== null && body === null ? [t('account.unit')] : []),
  ];
  return (
    <Modal
      open
      title={t('account.create')}
      onCancel={onClose}
      mask={{ closable: made === undefined }}
      footer={
        made !== undefined
          ? [
              <Button key="open" onClick={() => onOpen(made.account.id)}>
                {t('account.open')}
              </Button>,
              <Button key="close" type="primary" onClick={onClose}>
                {t('account.passwordTaken')}
              </Button>,
            ]
          : [
              <Button key="cancel" onClick={onClose}>
                {t('common.cancel')}
              </Button>,
              <Button
                key="create"
                type="primary"
                disabled={missing.length > 0}
                loading={create.isPending}
                onClick={() => create.mutate()}
              >
                {t('account.create')}
              </Button>,
            ]
      }
    >
      {made !== undefined ? (
        <Passwords people={[{ ...made.account, password: made.password }]} />
      ) : (
        <form className="person-form" onSubmit={(event) => event.preventDefault()}>
          <label htmlFor={`${id}-login`}>{t('account.login')}</label>
          <Input
            id={`${id}-login`}
            autoFocus
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            value={login}
            aria-describedby={`${id}-login-why`}
            onChange={(event) => setLogin(event.target.value)}
          />
          <p className="muted" id={`${id}-login-why`}>
            {t('account.loginWhy')}
          </p>
          <label htmlFor={`${id}-name`}>{t('account.name')}</label>
          <Input
            id={`${id}-name`}
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <h3>{t('account.firstRole')}</h3>
          <GrantForm value={grant} onChange={setGrant} />
          <p role="alert">
            {create.error !== null
              ? adminProblemText(t, create.error)
              : missing.length > 0
                ? t('form.missing', { names: missing.join(t('common.comma')) })
                : ''}
          </p>
        </form>
      )}
    </Modal>
  );
}
