import '../round/round.css';
import './handover.css';
import type { HandoverView } from '@bihuan/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/index.js';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { problemText } from '../words/problem-text.js';
import { GiveForm } from './give-form.js';
import { handoverQueries, signHandover } from './handover-queries.js';
import { HandoverSheet, postText } from './handover-sheet.js';
import { words } from './words.js';

addWords(words);

/** What waits for one's signature, handing one's own post over, and what was handed over before. */
export function HandoverPage() {
  const { t } = useTranslation();
  const may = useMay('handover.read');
  const works = useMay('handover.write');
  if (!may) return <NotAllowedNote what={t('place.handover')} />;
  return (
    <div className="round">
      <header className="round-head">
        <h1>{t('handover.title')}</h1>
      </header>
      {works && <Waiting />}
      {works && <Posts />}
      <History />
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const { data } = useQuery(handoverQueries.waiting());
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="handover-waiting">
      <h2 id="handover-waiting" className="handover-part">
        {t('handover.waitingTitle')}
      </h2>
      {data.items.map((view) => (
        <div key={view.id} className="handover-part">
          <HandoverSheet view={view} />
          <SignForm view={view} />
        </div>
      ))}
    </section>
  );
}

const RULES = ['handover-own', 'handover-signed'] as const;

function SignForm({ view }: { readonly view: HandoverView }) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const [remark, setRemark] = useState('');
  const sign = useMutation({
    mutationFn: () => signHandover(view.id, remark.trim()),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['handovers'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sign.isPending) sign.mutate();
  };
  const { error } = sign;
  const rule = error instanceof ProblemError ? RULES.find((each) => each === error.code) : undefined;
  return (
    <form onSubmit={submit} className="act" aria-label={t('handover.sign')}>
      <div className="field">
        <label htmlFor={id}>{t('handover.remark')}</label>
        <Input id={id} value={remark} maxLength={500} onChange={(event) => setRemark(event.target.value)} />
      </div>
      {error !== null && (
        <p className="act-problem" role="alert">
          {rule === undefined ? problemText(t, error) : t(`handover.rule.${rule}`)}
        </p>
      )}
      <div className="act-end">
        <Button type="primary" htmlType="submit" loading={sign.isPending}>
          {t('handover.sign')}
        </Button>
      </div>
    </form>
  );
}

function Posts() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(handoverQueries.posts());
  const [given, setGiven] = useState(false);
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Bones label={t('common.loading')} rows={4} />;
  return (
    <section className="card" aria-labelledby="handover-make">
      <h2 id="handover-make" className="handover-part">
        {t('handover.make')}
      </h2>
      {given && (
        <p className="handover-part" role="status">
          {t('handover.given')}
        </p>
      )}
      {data.posts.map((post) => (
        <GiveForm key={`${post.role} ${post.area.path}`} post={post} onDone={() => setGiven(true)} />
      ))}
    </section>
  );
}

function History() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(handoverQueries.history());
  const items = query.data?.pages.flatMap((page) => page.items);
  if (items === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={4} />
    );
  }
  return (
    <section className="card" aria-labelledby="handover-history">
      <h2 id="handover-history" className="handover-part">
        {t('handover.history')}
      </h2>
      {items.length === 0 ? (
        <StateNote title={t('handover.empty')}>{t('handover.emptyWhy')}</StateNote>
      ) : (
        <div className="round-table is-cards">
          <table>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t('handover.by')}</th>
                <th scope="col">{t('handover.at')}</th>
                <th scope="col">{t('handover.open', { count: '' })}</th>
                <th scope="col">{t('handover.to')}</th>
                <th scope="col">{t('handover.print')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((view) => (
                <HistoryRow key={view.id} view={view} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <div className="round-more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('handover.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function HistoryRow({ view }: { readonly view: HandoverView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  const at = (instant: string) => instantText({ t, language: i18n.language, zone }, Date.parse(instant), now);
  return (
    <tr>
      <th scope="row">
        {view.by.name} <span className="muted">{postText(t, view.post)}</span>
      </th>
      <td className="number">{at(view.at)}</td>
      <td className="number">{t('handover.open', { count: view.snapshot.counts.total })}</td>
      <td>
        {view.signed === null ? (
          <span className="muted">{t('handover.notSigned')}</span>
        ) : (
          t('handover.signed', { name: view.signed.by.name, at: at(view.signed.at) })
        )}
      </td>
      <td>
        <Link to="/print/handover/$handoverId" params={{ handoverId: view.id }}>
          {t('handover.print')}
        </Link>
      </td>
    </tr>
  );
}
