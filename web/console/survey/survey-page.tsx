import '../round/round.css';
import './survey.css';
import type { SurveyDetail } from '@bihuan/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { type OutcomeFilter, surveyQueries } from './survey-queries.js';
import { Progress } from './surveys-page.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/surveys/$surveyId');
const OUTCOMES = ['confirmed', 'corrected', 'missing', 'new'] as const;

/** One survey: how far it is by area, and what was found of each component. */
export function SurveyPage() {
  const { t } = useTranslation();
  const { surveyId } = route.useParams();
  const query = useQuery(surveyQueries.one(surveyId));
  return (
    <div className="round surveys">
      <Link to="/surveys">{t('surveys.title')}</Link>
      {query.data === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={8} />
        )
      ) : (
        <Told survey={query.data} />
      )}
    </div>
  );
}

function Told({ survey }: { readonly survey: SurveyDetail }) {
  const { t } = useTranslation();
  const { counts } = survey;
  return (
    <>
      <header className="round-head">
        <h1>{survey.title}</h1>
        <span className="muted">
          {survey.area.name} · {survey.class?.name ?? t('surveys.allClasses')} ·{' '}
          {t('surveys.by', { name: survey.createdBy.name })} ·{' '}
          {t(survey.closedAt === null ? 'surveys.open' : 'surveys.closed')}
          {survey.dueOn !== null && ` · ${t('surveys.dueOn')} ${survey.dueOn}`}
        </span>
        {survey.mayWrite && survey.closedAt === null && <Close id={survey.id} />}
      </header>
      {survey.note !== '' && <p>{survey.note}</p>}
      <Progress counts={counts} />
      <dl className="survey-counts number">
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`surveys.${outcome}`)}</dt>
            <dd>{counts[outcome]}</dd>
          </div>
        ))}
      </dl>
      {survey.parts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
        <section className="card round-table" aria-label={t('surveys.parts')} tabIndex={0}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{t('surveys.parts')}</th>
                <th scope="col">{t('surveys.progress')}</th>
                {OUTCOMES.map((outcome) => (
                  <th key={outcome} scope="col" className="is-number">
                    {t(`surveys.${outcome}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {survey.parts.map((part) => (
                <tr key={part.area.id}>
                  <th scope="row">{part.area.name}</th>
                  <td>
                    <Progress counts={part.counts} />
                  </td>
                  {OUTCOMES.map((outcome) => (
                    <td key={outcome} className="is-number">
                      {part.counts[outcome]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Items id={survey.id} />
    </>
  );
}

function Close({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const close = useMutation({
    mutationFn: () => api.closeSurvey(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['surveys'] }),
  });
  return (
    <div className="round-end">
      {asking ? (
        <>
          <span>{t('surveys.closeAsk')}</span>
          <Button danger loading={close.isPending} onClick={() => close.mutate()}>
            {t('surveys.closeYes')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
        </>
      ) : (
        <Button onClick={() => setAsking(true)}>{t('surveys.close')}</Button>
      )}
      {close.error !== null && <ErrorNote error={close.error} />}
    </div>
  );
}

function Items({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<OutcomeFilter | 'all'>('all');
  const query = useInfiniteQuery(surveyQueries.items(id, outcome === 'all' ? null : outcome));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t('surveys.items')} className="survey-items">
      <h2>{t('surveys.items')}</h2>
      <Segmented
        aria-label={t('surveys.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'all' as const, label: t('surveys.all') },
          { value: 'open' as const, label: t('surveys.left') },
          ...OUTCOMES.map((value) => ({ value, label: t(`surveys.${value}`) })),
        ]}
      />
      {query.isError && <ErrorNote error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Bones label={t('common.loading')} rows={6} />}
      {items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
        <div className="card round-table is-cards" role="group" aria-label={t('surveys.items')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('surveys.component')}</th>
                <th scope="col">{t('surveys.area')}</th>
                <th scope="col">{t('surveys.outcome')}</th>
                <th scope="col">{t('surveys.when')}</th>
                <th scope="col">{t('surveys.who')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.component}>
                  <th scope="row">
                    <Link to="/components/$componentId" params={{ componentId: item.component }}>
                      {item.name}
                    </Link>{' '}
                    <span className="muted number">{item.component}</span>
                  </th>
                  <td data-label={t('surveys.area')}>{item.area.name}</td>
                  <td data-label={t('surveys.outcome')}>
                    {t(item.outcome === null ? 'surveys.left' : `surveys.${item.outcome}`)}
                    {item.note !== '' && <span className="muted"> {item.note}</span>}
                  </td>
                  <td data-label={t('surveys.when')} className="number">
                    {item.at === null ? '—' : <When at={item.at} />}
                  </td>
                  <td data-label={t('surveys.who')}>{item.by?.name ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('surveys.more')}
        </Button>
      )}
    </section>
  );
}

function When({ at }: { readonly at: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  return useByMinute((now) => instantText({ t, language: i18n.language, zone }, Date.parse(at), now));
}
