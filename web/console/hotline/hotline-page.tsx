import './hotline.css';
import type { Call } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { problemText } from '../words/problem-text.js';
import { Articles } from './articles.js';
import { CallPane } from './call-pane.js';
import { useSince } from './call-time.js';
import { hotlineApi, hotlineQueries } from './hotline-api.js';
import { HOTLINE_VIEWS, type HotlineView } from './hotline-search.js';
import { PastCalls } from './past-calls.js';
import { TaskLists } from './task-lists.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/hotline');

/** The desk of whoever answers the hotline: who calls, and all that a call needs. */
export function HotlinePage() {
  const { t } = useTranslation();
  const works = useMay('hotline.work');
  const keeps = useMay('knowledge.read');
  if (!works && !keeps) return <NotAllowedNote what={t('place.hotline')} />;
  return works ? <HotlineDesk /> : <Knowledge />;
}

/** Who writes the articles and answers no calls. */
function Knowledge() {
  const { t } = useTranslation();
  return (
    <div className="hotline is-single">
      <header className="hotline-head">
        <h1>{t('hotline.views.articles')}</h1>
        <WallLink />
      </header>
      <Articles />
    </div>
  );
}

function HotlineDesk() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { call, view } = route.useSearch();
  const tasks = useQuery({ ...hotlineQueries.wall(), refetchInterval: false });
  const shown = call === undefined ? (view ?? 'calls') : 'calls';
  const open = tasks.data?.tasksOpen ?? 0;
  const views = ['calls', ...HOTLINE_VIEWS] as const;
  return (
    <div className="hotline">
      <header className="hotline-head">
        <h1>{t('hotline.title')}</h1>
        <Segmented<HotlineView | 'calls'>
          aria-label={t('hotline.show')}
          value={shown}
          options={views.map((each) => ({
            value: each,
            label: each === 'tasks' && open > 0 ? `${t('hotline.views.tasks')} ${open}` : t(`hotline.views.${each}`),
          }))}
          onChange={(next) => void navigate({ to: '/hotline', search: next === 'calls' ? {} : { view: next } })}
        />
        <WallLink />
      </header>
      {shown === 'tasks' && <TaskLists />}
      {shown === 'past' && <PastCalls />}
      {shown === 'articles' && <Articles />}
      {shown === 'calls' && (
        <div className={`hotline-split ${call === undefined ? '' : 'has-call'}`}>
          <CallList open={call} />
          {call === undefined ? (
            <div className="card hotline-none">
              <StateNote title={t('hotline.noCall')}>{t('hotline.noCallWhy')}</StateNote>
            </div>
          ) : (
            <CallPane key={call} id={call} />
          )}
        </div>
      )}
    </div>
  );
}

function WallLink() {
  const { t } = useTranslation();
  return useMay('hotline.read') ? (
    <Link to="/hotline/wall" className="hotline-end">
      {t('hotline.wall')}
    </Link>
  ) : null;
}

function CallList({ open }: { readonly open: string | undefined }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(hotlineQueries.now());
  const handed = useQuery(hotlineQueries.handed()).data?.calls ?? [];
  if (error !== null && data === undefined) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Bones label={t('common.loading')} rows={4} />;
  const going = data.calls.filter(({ id }) => handed.every((each) => each.id !== id));
  return (
    <nav className="card hotline-calls" aria-label={t('hotline.views.calls')}>
      {handed.length > 0 && (
        <>
          <h2>{t('hotline.handedToYou')}</h2>
          <ul>
            {handed.map((call) => (
              <CallRow key={call.id} call={call} open={open === call.id} />
            ))}
          </ul>
        </>
      )}
      <h2>{t('hotline.now')}</h2>
      {going.length === 0 ? (
        <p className="muted hotline-quiet">{t('hotline.quiet')}</p>
      ) : (
        <ul>
          {going.map((call) => (
            <CallRow key={call.id} call={call} open={open === call.id} />
          ))}
        </ul>
      )}
      <OwnCallForm />
    </nav>
  );
}

function CallRow({ call, open }: { readonly call: Call; readonly open: boolean }) {
  const { t } = useTranslation();
  const since = useSince(call);
  return (
    <li>
      <Link
        to="/hotline"
        search={{ call: call.id }}
        className={`hotline-call is-${call.state}`}
        aria-current={open ? 'true' : undefined}
      >
        <span className="hotline-call-who number">{call.name ?? call.number ?? t('hotline.withheld')}</span>
        <span className="hotline-call-state">
          {t(`hotline.state.${call.state}`)} <span className="number">{since}</span>
        </span>
        <span className="muted ellipsis">{call.agent?.name ?? t('hotline.nobody')}</span>
      </Link>
    </li>
  );
}

/** Where no telephone system tells of calls, or somebody calls out. */
function OwnCallForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const begin = useMutation({
    mutationFn: () => hotlineApi.own({ number: number.trim(), direction: 'in' }),
    onSuccess: (call) => {
      setNumber('');
      void client.invalidateQueries({ queryKey: ['hotline', 'now'] });
      void navigate({ to: '/hotline', search: { call: call.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!begin.isPending) begin.mutate();
  };
  return (
    <form className="hotline-own" onSubmit={submit} aria-label={t('hotline.own')}>
      <Input
        type="tel"
        aria-label={t('hotline.number')}
        placeholder={t('hotline.number')}
        autoComplete="off"
        maxLength={30}
        value={number}
        onChange={(event) => setNumber(event.target.value.replace(/[^+0-9 ()-]/g, ''))}
      />
      <Button htmlType="submit" loading={begin.isPending}>
        {t('hotline.own')}
      </Button>
      {begin.error !== null && <p role="alert">{problemText(t, begin.error)}</p>}
    </form>
  );
}
