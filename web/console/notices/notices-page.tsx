import './notices.css';
import type { Notice } from '@bihuan/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { noticeApi, noticeQueries } from './notice-api.js';
import { words } from './words.js';

addWords(words);

/** What the person was told, the latest first. Opening one's case reads it. */
export function NoticesPage() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [show, setShow] = useState<'all' | 'unread'>('all');
  const query = useInfiniteQuery(noticeQueries.list(show, i18n.language === 'en' ? 'en' : 'zh-CN'));
  const read = useMutation({
    mutationFn: (ids?: readonly number[]) => noticeApi.read(ids),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const notices = query.data?.pages.flatMap((page) => page.notices);
  const unread = query.data?.pages[0]?.unread ?? 0;
  return (
    <div className="notices">
      <header className="notices-head">
        <h1>{t('notices.title')}</h1>
        <Segmented<'all' | 'unread'>
          aria-label={t('notices.show')}
          value={show}
          onChange={setShow}
          options={(['all', 'unread'] as const).map((value) => ({ value, label: t(`notices.shows.${value}`) }))}
        />
        <Button disabled={unread === 0} loading={read.isPending} onClick={() => read.mutate(undefined)}>
          {t('notices.readAll')}
        </Button>
        <Link to="/notices/settings">{t('notices.settings')}</Link>
      </header>
      {notices === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={6} />
        )
      ) : notices.length === 0 ? (
        <div className="card">
          <StateNote title={t('notices.none')}>{t('notices.noneWhy')}</StateNote>
        </div>
      ) : (
        <ul className="card notices-list">
          {notices.map((notice) => (
            <Line key={notice.id} notice={notice} onRead={() => read.mutate([notice.id])} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      )}
    </div>
  );
}

function Line({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  const { title, text, at, read } = notice;
  return (
    <li className={read ? '' : 'is-unread'}>
      <div className="notices-line">
        {notice.case === null ? (
          <strong>{title}</strong>
        ) : (
          <Link to="/cases/$caseId" params={{ caseId: notice.case }} onClick={() => !read && onRead()}>
            {title}
          </Link>
        )}
        {notice.urgent && <span className="notices-urgent">{t('severity.urgent')}</span>}
        <span className="muted number">{instantText({ t, language: i18n.language, zone }, Date.parse(at), now)}</span>
        {!read && (
          <button type="button" className="link-button" onClick={onRead} aria-label={t('notices.readOf', { title })}>
            {t('notices.read')}
          </button>
        )}
      </div>
      <p className="notices-text">{text}</p>
    </li>
  );
}
