import type { KeyCreate, KeyScope, Partner } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';
import { Labelled } from '../rules/labelled.js';
import { When } from '../when.js';
import { ShownOnce } from './shown-once.js';

const SCOPES: readonly KeyScope[] = ['report', 'read'];

interface Props {
  readonly partner: Partner;
  readonly mayWrite: boolean;
}

/** A partner's keys, of which each was shown once; made and revoked here. */
export function PartnerKeys({ partner, mayWrite }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const again = () => client.invalidateQueries({ queryKey: ['admin', 'partners'] });
  const revoke = useMutation({ mutationFn: (id: string) => adminApi.revokeKey(partner.id, id), onSuccess: again });
  return (
    <section className="partner-part">
      <h2>{t('partner.keys')}</h2>
      {partner.keys.length === 0 && <p className="muted">{t('partner.noKeys')}</p>}
      <ul className="partner-keys">
        {partner.keys.map((key) => {
          const name = key.label === '' ? key.id : key.label;
          return (
            <li key={key.id} className={key.state === 'active' ? '' : 'is-away'}>
              <div>
                <strong>{name}</strong>{' '}
                <span>{key.scopes.map((scope) => t(`partner.scope.${scope}`)).join(t('common.comma'))}</span>
                <p className="muted">
                  {t(`partner.keyState.${key.state}`)} · {t('partner.createdAt')} <When at={key.createdAt} /> ·{' '}
                  {key.expiresAt === null ? (
                    t('partner.noExpiry')
                  ) : (
                    <>
                      {t('partner.expiresAt')} <When at={key.expiresAt} />
                    </>
                  )}{' '}
                  ·{' '}
                  {key.lastUsedAt === null ? (
                    t('partner.never')
                  ) : (
                    <>
                      {t('partner.lastUsed')} <When at={key.lastUsedAt} />
                    </>
                  )}
                </p>
              </div>
              {mayWrite && key.state === 'active' && (
                <Popconfirm
                  title={t('partner.revokeAsk')}
                  description={t('partner.revokeWhat')}
                  okText={t('partner.revoke')}
                  cancelText={t('common.cancel')}
                  onConfirm={() => revoke.mutate(key.id)}
                >
                  <Button size="small" aria-label={t('partner.revokeOf', { key: name })}>
                    {t('partner.revoke')}
                  </Button>
                </Popconfirm>
              )}
            </li>
          );
        })}
      </ul>
      {revoke.error !== null && <p role="alert">{adminProblemText(t, revoke.error)}</p>}
      {made !== null && <ShownOnce why={t('partner.keyOnce')} secret={made} onTaken={() => setMade(null)} />}
      {mayWrite && !making && made === null && (
        <Button className="partner-do" onClick={() => setMaking(true)}>
          {t('partner.makeKey')}
        </Button>
      )}
      {making && (
        <KeyForm
          partner={partner.id}
          onClose={() => setMaking(false)}
          onMade={async (key) => {
            setMaking(false);
            setMade(key);
            await again();
          }}
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly partner: string;
  readonly onClose: () => void;
  readonly onMade: (key: string) => Promise<void>;
}

function KeyForm({ partner, onClose, onMade }: FormProps) {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<KeyScope[]>(['report', 'read']);
  const [perMinute, setPerMinute] = useState<number | null>(120);
  const [until, setUntil] = useState('');
  const create = useMutation({
    mutationFn: (body: KeyCreate) => adminApi.createKey(partner, body),
    onSuccess: ({ key }) => onMade(key),
  });
  return (
    <form
      className="partner-form partner-box"
      onSubmit={(event) => {
        event.preventDefault();
        // The whole day counts, by the browser's own clock.
        const end = until === '' ? {} : { expiresAt: new Date(`${until}T23:59:59`).toISOString() };
        create.mutate({ label: label.trim(), scopes, perMinute: perMinute ?? 120, ...end });
      }}
    >
      <Labelled label={t('partner.label')} hint={t('partner.labelWhy')}>
        {(id) => (
          <Input id={id} autoFocus maxLength={80} value={label} onChange={(event) => setLabel(event.target.value)} />
        )}
      </Labelled>
      <fieldset>
        <legend>{t('partner.scopes')}</legend>
        <Checkbox.Group
          value={scopes}
          onChange={(chosen) => setScopes(SCOPES.filter((scope) => chosen.includes(scope)))}
          options={SCOPES.map((scope) => ({ value: scope, label: t(`partner.scope.${scope}`) }))}
        />
      </fieldset>
      <div className="rule-pair">
        <Labelled label={t('partner.perMinute')}>
          {(id) => <InputNumber id={id} min={1} max={6000} precision={0} value={perMinute} onChange={setPerMinute} />}
        </Labelled>
        <Labelled label={t('partner.expires')} hint={until === '' ? t('partner.noExpiry') : undefined}>
          {(id) => <Input id={id} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />}
        </Labelled>
      </div>
      {create.error !== null && <p role="alert">{adminProblemText(t, create.error)}</p>}
      <div className="admin-tools">
        <Button type="primary" htmlType="submit" disabled={scopes.length === 0} loading={create.isPending}>
          {t('partner.makeKey')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
