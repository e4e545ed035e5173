import { type Partner, WEBHOOK_EVENTS, type Webhook, type WebhookChange, type WebhookEvent } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { Bones } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { adminProblemText } from '../admin-problem.js';
import { adminQueries } from '../admin-queries.js';
import { Labelled } from '../rules/labelled.js';
import { Deliveries } from './deliveries.js';
import { ShownOnce } from './shown-once.js';

interface Props {
  readonly partner: Partner;
  readonly mayWrite: boolean;
}

/** Addresses of a partner that are told of cases. */
export function Webhooks({ partner, mayWrite }: Props) {
  const { t } = useTranslation();
  const query = useQuery(adminQueries.webhooks());
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const own = query.data?.webhooks.filter((each) => each.partner.id === partner.id) ?? [];
  return (
    <section className="partner-part">
      <h2>{t('webhook.title')}</h2>
      <p className="muted">{t('webhook.lead')}</p>
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Bones label={t('common.loading')} rows={2} />
      ) : (
        own.length === 0 && !adding && <p>{t('webhook.none')}</p>
      )}
      {own.map((each) => (
        <OneWebhook key={each.id} webhook={each} mayWrite={mayWrite} onSecret={setSecret} />
      ))}
      {secret !== null && <ShownOnce why={t('webhook.secretOnce')} secret={secret} onTaken={() => setSecret(null)} />}
      {mayWrite && !adding && secret === null && (
        <Button className="partner-do" onClick={() => setAdding(true)}>
          {t('webhook.add')}
        </Button>
      )}
      {adding && (
        <AddWebhook
          partner={partner.id}
          privateAllowed={query.data?.privateAllowed === true}
          onClose={() => setAdding(false)}
          onSecret={(made) => {
            setAdding(false);
            setSecret(made);
          }}
        />
      )}
    </section>
  );
}

interface OneProps {
  readonly webhook: Webhook;
  readonly mayWrite: boolean;
  readonly onSecret: (secret: string) => void;
}

function OneWebhook({ webhook, mayWrite, onSecret }: OneProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ['admin', 'webhooks'] });
  const change = useMutation({
    mutationFn: (body: WebhookChange) => adminApi.changeWebhook(webhook.id, body),
    onSuccess: async ({ secret }) => {
      if (secret !== null) onSecret(secret);
      await again();
    },
  });
  const drop = useMutation({ mutationFn: () => adminApi.removeWebhook(webhook.id), onSuccess: again });
  const { state, failures, waiting } = webhook;
  const error = change.error ?? drop.error;
  return (
    <article className="partner-box webhook">
      <strong className="webhook-url">{webhook.url}</strong>
      <p>
        {webhook.events.map((event) => t(`act.${event}`)).join(t('common.comma'))} ·{' '}
        {t(`webhook.casesOf.${webhook.cases}`)}
      </p>
      <p className={state === 'failing' ? 'webhook-failing' : 'muted'} role={state === 'failing' ? 'alert' : undefined}>
        {[
          t(`webhook.state.${state}`, { count: failures }),
          ...(state === 'on' && failures > 0 ? [t('webhook.failures', { count: failures })] : []),
          ...(waiting > 0 ? [t('webhook.waiting', { count: waiting })] : []),
        ].join(' · ')}
      </p>
      <div className="admin-tools">
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {t('webhook.log')}
        </Button>
        {mayWrite && (
          <>
            <Button onClick={() => change.mutate({ state: state === 'on' ? 'off' : 'on' })} loading={change.isPending}>
              {t(state === 'on' ? 'webhook.off' : 'webhook.on')}
            </Button>
            <Popconfirm
              title={t('webhook.newSecretAsk')}
              description={t('webhook.newSecretWhat')}
              okText={t('webhook.newSecret')}
              cancelText={t('common.cancel')}
              onConfirm={() => change.mutate({ newSecret: true })}
            >
              <Button>{t('webhook.newSecret')}</Button>
            </Popconfirm>
            <Popconfirm
              title={t('webhook.removeAsk')}
              description={t('webhook.removeWhat')}
              okText={t('webhook.remove')}
              cancelText={t('common.cancel')}
              onConfirm={() => drop.mutate()}
            >
              <Button danger>{t('webhook.remove')}</Button>
            </Popconfirm>
          </>
        )}
      </div>
      {error !== null && <p role="alert">{adminProblemText(t, error)}</p>}
      {open && <Deliveries webhook={webhook.id} mayWrite={mayWrite} />}
    </article>
  );
}

interface AddProps {
  readonly partner: string;
  readonly privateAllowed: boolean;
  readonly onClose: () => void;
  readonly onSecret: (secret: string) => void;
}

function AddWebhook({ partner, privateAllowed, onClose, onSecret }: AddProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<WebhookEvent[]>(['filed', 'rejected', 'dispatched', 'closed']);
  const [cases, setCases] = useState<'own' | 'area'>('own');
  const create = useMutation({
    mutationFn: () => adminApi.createWebhook({ partner, url: url.trim(), events, cases }),
    onSuccess: async ({ secret }) => {
      await client.invalidateQueries({ queryKey: ['admin', 'webhooks'] });
      if (secret !== null) onSecret(secret);
    },
  });
  return (
    <form
      className="partner-form partner-box"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <Labelled label={t('webhook.url')} hint={t(privateAllowed ? 'webhook.urlWhyPrivate' : 'webhook.urlWhy')}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            type="url"
            maxLength={2000}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('webhook.events')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={events}
            onChange={setEvents}
            options={WEBHOOK_EVENTS.map((each) => ({ value: each, label: t(`act.${each}`) }))}
          />
        )}
      </Labelled>
      <Labelled label={t('webhook.cases')}>
        {(id) => (
          <Select
            id={id}
            value={cases}
            onChange={setCases}
            options={(['own', 'area'] as const).map((each) => ({ value: each, label: t(`webhook.casesOf.${each}`) }))}
          />
        )}
      </Labelled>
      {create.error !== null && <p role="alert">{adminProblemText(t, create.error)}</p>}
      <div className="admin-tools">
        <Button
          type="primary"
          htmlType="submit"
          disabled={url.trim().length < 8 || events.length === 0}
          loading={create.isPending}
        >
          {t('webhook.add')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
