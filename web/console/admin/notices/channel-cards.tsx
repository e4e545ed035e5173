import type { ChannelStates } from '@bihuan/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { noticeApi, noticeQueries } from '../../notices/notice-api.js';
import { ErrorNote } from '../../shell/notes.js';
import { problemText } from '../../words/problem-text.js';
import { SecretForm } from './secret-form.js';

const SECRET_OF = { email: 'smtp', sms: 'sms' } as const;

/** How each channel does, its password, and a message to try it with; and the secret of the hotline's telephone system. */
export function ChannelCards() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(noticeQueries.channels());
  if (data === undefined) {
    return error === null ? (
      <Bones label={t('common.loading')} rows={4} />
    ) : (
      <ErrorNote error={error} retry={() => void refetch()} />
    );
  }
  return (
    <div className="notice-cards">
      {data.channels.map((state) => (
        <ChannelCard key={state.channel} state={state} onDone={() => void refetch()} />
      ))}
      <section className="card notice-card" aria-label={t('noticeAdmin.hotline')}>
        <h2>{t('noticeAdmin.hotline')}</h2>
        <p className="muted">{t('noticeAdmin.hotlineWhy')}</p>
        <SecretForm name="hotline" kept={data.hotlineSecret} makes onDone={() => void refetch()} />
      </section>
    </div>
  );
}

interface CardProps {
  readonly state: ChannelStates['channels'][number];
  readonly onDone: () => void;
}

function ChannelCard({ state, onDone }: CardProps) {
  const { t } = useTranslation();
  const { channel, on } = state;
  const secret = channel === 'push' ? null : SECRET_OF[channel];
  return (
    <section className="card notice-card" aria-label={t(`notices.channel.${channel}`)}>
      <h2>
        {t(`notices.channel.${channel}`)} <span className="muted">{t(on ? 'noticeAdmin.on' : 'noticeAdmin.off')}</span>
      </h2>
      <dl className="notice-counts">
        {(['waiting', 'sent', 'failed', 'dropped'] as const).map((each) => (
          <div key={each}>
            <dt className="muted">{t(`noticeAdmin.state.${each}`)}</dt>
            <dd className="number">{state[each]}</dd>
          </div>
        ))}
      </dl>
      {state.lastError !== null && <p>{t('noticeAdmin.lastError', { error: state.lastError })}</p>}
      {secret !== null && <SecretForm name={secret} kept={state.secret} onDone={onDone} />}
      {on && channel !== 'push' && <TestForm channel={channel} />}
    </section>
  );
}

function TestForm({ channel }: { readonly channel: 'email' | 'sms' }) {
  const { t } = useTranslation();
  const mayWrite = useMay('config.write');
  const [to, setTo] = useState('');
  const test = useMutation({ mutationFn: () => noticeApi.test({ channel, to: to.trim() }) });
  if (!mayWrite) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to.trim().length >= 3 && !test.isPending) test.mutate();
  };
  return (
    <form className="notice-secret" onSubmit={submit} aria-label={t('noticeAdmin.test')}>
      <label htmlFor={`test-${channel}`}>{t(`noticeAdmin.testTo.${channel}`)}</label>
      <div className="notice-line">
        <Input
          id={`test-${channel}`}
          type={channel === 'email' ? 'email' : 'tel'}
          maxLength={200}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button htmlType="submit" loading={test.isPending}>
          {t('noticeAdmin.test')}
        </Button>
      </div>
      <p role="status">
        {test.data !== undefined &&
          (test.data.sent ? t('noticeAdmin.testSent') : t('noticeAdmin.testFailed', { error: test.data.error ?? '' }))}
        {test.error !== null && problemText(t, test.error)}
      </p>
    </form>
  );
}
