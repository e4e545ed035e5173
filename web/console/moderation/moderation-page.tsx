import '../round/round.css';
import './moderation.css';
import type { ModerationQueue } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { HeldReport } from './held-report.js';
import { moderationQueue } from './moderation-queries.js';
import { SHOWS, type Shown } from './moderation-search.js';
import { ReopenRequest } from './reopen-request.js';
import { WaitingPhoto } from './waiting-photo.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/moderation');
const mostListed = 100;

/** What of the public waits for a person: held reports, pictures, requests to reopen. */
export function ModerationPage() {
  const { t } = useTranslation();
  const may = useMay('portal.moderate');
  return may ? <Queue /> : <NotAllowedNote what={t('place.moderation')} />;
}

function Queue() {
  const { t } = useTranslation();
  const { show } = route.useSearch();
  const navigate = useNavigate();
  const query = useQuery(moderationQueue);
  const { data } = query;
  const shown = show ?? SHOWS.find((each) => (data?.counts[each] ?? 0) > 0) ?? 'held';
  return (
    <div className="round moderation">
      <header className="round-head">
        <h1>{t('moderation.title')}</h1>
        {data !== undefined && (
          <Segmented<Shown>
            aria-label={t('moderation.show')}
            value={shown}
            onChange={(next) => void navigate({ to: '/moderation', search: { show: next }, replace: true })}
            options={SHOWS.map((each) => ({
              value: each,
              label: t(`moderation.shows.${each}`, { count: data.counts[each] }),
            }))}
          />
        )}
        <div className="round-end">
          <a href="/portal" target="_blank" rel="noreferrer">
            {t('moderation.open')}
          </a>
        </div>
      </header>
      {query.isError && data === undefined ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : data === undefined ? (
        <Bones label={t('common.loading')} rows={8} />
      ) : (
        <Waiting data={data} shown={shown} />
      )}
    </div>
  );
}

function Waiting({ data, shown }: { readonly data: ModerationQueue; readonly shown: Shown }) {
  const { t } = useTranslation();
  const count = data.counts[shown];
  if (data[shown].length === 0) {
    return (
      <div className="card">
        <StateNote title={t(`moderation.empty.${shown}`)}>{t(`moderation.emptyWhy.${shown}`)}</StateNote>
      </div>
    );
  }
  return (
    <>
      {count > mostListed && <p className="muted">{t('moderation.more', { count })}</p>}
      {shown === 'photos' && <p className="muted">{t('moderation.photoHint')}</p>}
      <ul className={shown === 'photos' ? 'moderation-photos' : 'moderation-list'}>
        {shown === 'held' && data.held.map((held) => <HeldReport key={held.id} held={held} />)}
        {shown === 'photos' && data.photos.map((photo) => <WaitingPhoto key={photo.id} photo={photo} />)}
        {shown === 'requests' &&
          data.requests.map((request) => <ReopenRequest key={`${request.case.id} ${request.seq}`} request={request} />)}
      </ul>
    </>
  );
}
