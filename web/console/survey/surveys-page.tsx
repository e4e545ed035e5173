import '../round/round.css';
import './survey.css';
import type { Survey } from '@bihuan/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote, UsageBar } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { SurveyForm } from './survey-form.js';
import { surveyQueries } from './survey-queries.js';
import { words } from './words.js';

addWords(words);

/** Surveys of components: those that go on and those that have ended, with how far they are. */
export function SurveysPage() {
  const { t } = useTranslation();
  const may = useMay('survey.read');
  return may ? <List /> : <NotAllowedNote what={t('place.surveys')} />;
}

function List() {
  const { t } = useTranslation();
  const mayWrite = useMay('survey.write');
  const query = useInfiniteQuery(surveyQueries.list());
  const [adding, setAdding] = useState(false);
  const surveys = query.data?.pages.flatMap((page) => page.items);
  return (
    <div className="round surveys">
      <header className="round-head">
        <h1>{t('surveys.title')}</h1>
        {mayWrite && !adding && (
          <div className="round-end">
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('surveys.add')}
            </Button>
          </div>
        )}
      </header>
      {adding && <SurveyForm onDone={() => setAdding(false)} />}
      {surveys === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={4} />
        )
      ) : surveys.length === 0 ? (
        !adding && <StateNote title={t('surveys.none')}>{t('surveys.noneWhy')}</StateNote>
      ) : (
        <Table surveys={surveys} />
      )}
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('surveys.more')}
        </Button>
      )}
    </div>
  );
}

function Table({ surveys }: { readonly surveys: readonly Survey[] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card round-table is-cards" aria-label={t('surveys.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('surveys.name')}</th>
            <th scope="col">{t('surveys.area')}</th>
            <th scope="col">{t('surveys.class')}</th>
            <th scope="col">{t('surveys.progress')}</th>
            <th scope="col">{t('surveys.dueOn')}</th>
            <th scope="col">{t('surveys.state')}</th>
          </tr>
        </thead>
        <tbody>
          {surveys.map((survey) => (
            <tr key={survey.id}>
              <th scope="row">
                <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }}>
                  {survey.title}
                </Link>
              </th>
              <td data-label={t('surveys.area')}>{survey.area.name}</td>
              <td data-label={t('surveys.class')}>{survey.class?.name ?? t('surveys.allClasses')}</td>
              <td data-label={t('surveys.progress')}>
                <Progress counts={survey.counts} />
              </td>
              <td data-label={t('surveys.dueOn')} className="number">
                {survey.dueOn ?? '—'}
              </td>
              <td data-label={t('surveys.state')}>{t(survey.closedAt === null ? 'surveys.open' : 'surveys.closed')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Progress({ counts }: { readonly counts: Survey['counts'] }) {
  const { t } = useTranslation();
  const done = counts.confirmed + counts.corrected + counts.missing;
  const text = t('surveys.progressOf', { done, total: counts.total });
  return (
    <div className="survey-progress">
      <UsageBar used={done} allowed={counts.total} label={text} />
      <span className="number">{text}</span>
    </div>
  );
}
