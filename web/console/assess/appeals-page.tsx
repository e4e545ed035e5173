import '../round/round.css';
import '../act/actions.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { AppealCard } from './appeal-card.js';
import { AppealForm } from './appeal-form.js';
import { AssessNav } from './assess-nav.js';
import { assessQueries } from './assess-queries.js';

const route = getRouteApi('/appeals');

/** Appeals that wait and that were decided; a unit makes its own here. */
export function AppealsPage() {
  const { t } = useTranslation();
  const may = useMay('assessment.read');
  return may ? <Appeals /> : <NotAllowedNote what={t('appeal.title')} />;
}

function Appeals() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const makes = useMay('assessment.answer');
  const view = search.view ?? 'open';
  const query = useInfiniteQuery(assessQueries.appeals(view));
  const appeals = query.data?.pages.flatMap((page) => page.appeals);
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>{t('appeal.title')}</h1>
        <AssessNav />
        <Segmented<'open' | 'decided'>
          aria-label={t('appeal.view')}
          value={view}
          onChange={(next) =>
            void navigate({ to: '/appeals', search: next === 'decided' ? { view: next } : {}, replace: true })
          }
          options={[
            { value: 'open', label: t('appeal.open', { count: query.data?.pages[0]?.open ?? 0 }) },
            { value: 'decided', label: t('appeal.decided') },
          ]}
        />
      </header>
      {makes && view === 'open' && <AppealForm key={search.case ?? ''} number={search.case ?? ''} />}
      {appeals === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={6} />
        )
      ) : appeals.length === 0 ? (
        <div className="card">
          <StateNote title={t(view === 'open' ? 'appeal.noneOpen' : 'appeal.noneDecided')}>
            {t('appeal.noneWhy')}
          </StateNote>
        </div>
      ) : (
        <ul className="appeal-list">
          {appeals.map((appeal) => (
            <li key={appeal.id}>
              <AppealCard appeal={appeal} />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('appeal.more')}
        </Button>
      )}
    </div>
  );
}
