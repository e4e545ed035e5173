import './notices.css';
import { CHOSEN_EVENTS, type NoticeChannel, type NoticeSettings } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote } from '../shell/notes.js';
import { problemText } from '../words/problem-text.js';
import { BrowserSwitch } from './browser-switch.js';
import { noticeApi, noticeQueries } from './notice-api.js';
import { words } from './words.js';

addWords(words);

/** What the person wants to hear outside the console, and where. In the console they hear all of it. */
export function NoticeSettingsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(noticeQueries.settings());
  return (
    <div className="notices">
      <header className="notices-head">
        <h1>{t('notices.settings')}</h1>
        <Link to="/notices">{t('notices.back')}</Link>
      </header>
      {data === undefined ? (
        error === null ? (
          <Bones label={t('common.loading')} rows={6} />
        ) : (
          <ErrorNote error={error} retry={() => void refetch()} />
        )
      ) : (
        <Form stored={data} />
      )}
    </div>
  );
}

function Form({ stored }: { readonly stored: NoticeSettings }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    language: stored.language,
    email: stored.email ?? '',
    phone: stored.phone ?? '',
    events: stored.events,
    digest: stored.digest,
  });
  const save = useMutation({
    mutationFn: () =>
      noticeApi.save({
        ...draft,
        email: draft.email.trim() === '' ? null : draft.email.trim(),
        phone: draft.phone.trim() === '' ? null : draft.phone.trim(),
      }),
    onSuccess: (saved) => client.setQueryData(noticeQueries.settings().queryKey, saved),
  });
  const change = (part: Partial<typeof draft>) => {
    save.reset();
    setDraft({ ...draft, ...part });
  };
  const { channels } = stored;
  const toggle = (event: (typeof CHOSEN_EVENTS)[number], channel: NoticeChannel, on: boolean) => {
    const others = (draft.events[event] ?? []).filter((each) => each !== channel);
    change({ events: { ...draft.events, [event]: on ? [...others, channel] : others } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <form className="card notices-form" onSubmit={submit}>
      <p className="muted">{t(channels.length === 0 ? 'notices.noChannels' : 'notices.settingsWhy')}</p>
      <div className="field">
        <span id="notice-language">{t('notices.language')}</span>
        <Segmented<NoticeSettings['language']>
          aria-labelledby="notice-language"
          value={draft.language}
          onChange={(language) => change({ language })}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className="notices-pair">
        <div className="field">
          <label htmlFor="notice-email">{t('notices.email')}</label>
          <Input
            id="notice-email"
            type="email"
            autoComplete="email"
            maxLength={200}
            value={draft.email}
            onChange={(event) => change({ email: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="notice-phone">{t('notices.phone')}</label>
          <Input
            id="notice-phone"
            type="tel"
            autoComplete="tel"
            maxLength={30}
            value={draft.phone}
            onChange={(event) => change({ phone: event.target.value })}
          />
        </div>
      </div>
      {channels.includes('push') && stored.pushKey !== null && <BrowserSwitch pushKey={stored.pushKey} />}
      {channels.length > 0 && (
        <div className="notices-table">
          <table>
            <caption className="visually-hidden">{t('notices.which')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('notices.which')}</th>
                {channels.map((channel) => (
                  <th key={channel} scope="col">
                    {t(`notices.channel.${channel}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {CHOSEN_EVENTS.map((event) => (
                <tr key={event}>
                  <th scope="row">{t(`notices.event.${event}`)}</th>
                  {channels.map((channel) => (
                    <td key={channel}>
                      <Checkbox
                        aria-label={`${t(`notices.event.${event}`)} ${t(`notices.channel.${channel}`)}`}
                        checked={draft.events[event]?.includes(channel) === true}
                        onChange={({ target }) => toggle(event, channel, target.checked)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {channels.includes('email') && (
        <Checkbox checked={draft.digest} onChange={({ target }) => change({ digest: target.checked })}>
          {t('notices.digest')}
        </Checkbox>
      )}
      {save.error !== null && <p role="alert">{problemText(t, save.error)}</p>}
      <div className="notices-end">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('notices.save')}
        </Button>
        <span role="status">{save.isSuccess ? t('notices.saved') : ''}</span>
      </div>
    </form>
  );
}
