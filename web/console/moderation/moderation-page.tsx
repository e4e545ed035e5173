import '../round/round.css';
import './moderation.css';
import type { ModerationQueue } from '@bihuan/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { HeldReport } from './held-report.js';
import { type Listed, moderationQueue, moreOf, waitingLetters } from './moderation-queries.js';
import { SHOWS, type Shown } from './moderation-search.js';
import { ReopenRequest } from './reopen-request.js';
import { WaitingLetter } from './waiting-letter.js';
import { WaitingPhoto } from './waiting-photo.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/moderation');

/** What of the public waits for a person: held reports, e-mails, pictures, requests to reopen. */
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
  const letters = useInfiniteQuery(waitingLetters);
  const { data } = query;
  const waiting = letters.data?.pages[0]?.count;
  const counts = data === undefined ? undefined : { ...data.counts, letters: waiting ?? 0 };
  const shows = SHOWS.filter((each) => each !== 'letters' || waiting !== undefined);
  const shown = show ?? shows.find((each) => (counts?.[each] ?? 0) > 0) ?? 'held';
  return (
    <div className="round moderation">
      <header className="round-head">
        <h1>{t('moderation.title')}</h1>
        {counts !== undefined && (
          <Segmented<Shown>
            aria-label={t('moderation.show')}
            value={shown}
            onChange={(next) => void navigate({ to: '/moderation', search: { show: next }, replace: true })}
            options={shows.map((each) => ({
              value: each,
              label: t(`moderation.shows.${each}`, { count: counts[each] }),
            }))}
          />
        )}
        <div className="round-end">
          <a href="/portal" target="_blank" rel="noreferrer">
            {t('moderation.open')}
          </a>
        </div>
      </header>
      {shown === 'letters' ? (
        <Letters />
      ) : query.isError && data === undefined ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : data === undefined ? (
        <Bones label={t('common.loading')} rows={8} />
      ) : (
        <Waiting data={data} shown={shown} />
      )}
    </div>
  );
}

function Empty({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  return (
    <div className="card">
      <StateNote title={t(`moderation.empty.${shown}`)}>{t(`moderation.emptyWhy.${shown}`)}</StateNote>
    </div>
  );
}

function Letters() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(waitingLetters);
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={8} />
    );
  }
  const letters = query.data.pages.flatMap((page) => page.letters);
  if (letters.length === 0) return <Empty shown="letters" />;
  return (
    <>
      <ul className="moderation-list">
        {letters.map((letter) => (
          <WaitingLetter key={letter.id} letter={letter} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('moderation.more')}
        </Button>
      )}
    </>
  );
}

function Waiting({ data, shown }: { readonly data: ModerationQueue; readonly shown: Listed }) {
  const { t } = useTranslation();
  const from = data.next[shown];
  const more = useInfiniteQuery(moreOf(shown, from));
  const all = [data, ...(more.data?.pages ?? [])];
  const isMore = more.data === undefined ? from !== null : more.hasNextPage;
  if (data[shown].length === 0) return <Empty shown={shown} />;
  const next = () => void (more.data === undefined ? more.refetch() : more.fetchNextPage());
  return (
    <>
      {shown === 'photos' && <p className="muted">{t('moderation.photoHint')}</p>}
      <ul className={shown === 'photos' ? 'moderation-photos' : 'moderation-list'}>
        {shown === 'held' && all.flatMap((page) => page.held).map((held) => <HeldReport key={held.id} held={held} />)}
        {shown === 'photos' &&
          all.flatMap((page) => page.photos).map((photo) => <WaitingPhoto key={photo.id} photo={photo} />)}
        {shown === 'requests' &&
          all
            .flatMap((page) => page.requests)
            .map((request) => <ReopenRequest key={`${request.case.id} ${request.seq}`} request={request} />)}
      </ul>
      {isMore && (
        <Button loading={more.isFetching} onClick={next}>
          {t('moderation.more')}
        </Button>
      )}
    </>
  );
}
