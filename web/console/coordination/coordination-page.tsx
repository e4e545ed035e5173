import '../round/round.css';
import './coordination.css';
import type { CoordinationView } from '@bihuan/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { Bones, Ellipsis, StateNote } from '../../ui/index.js';
import { ClockLight } from '../case/clock-light.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { useCaseNews } from '../round/use-case-news.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { coordinationQueries } from './coordination-queries.js';
import type { CoordinationSearch } from './coordination-search.js';
import { Dispute } from './dispute.js';
import { FundLedger } from './fund-view.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/coordination');

/** Unclear and disputed responsibility: what waits, what was decided, and the fund that pays meanwhile. */
export function CoordinationPage() {
  const { t } = useTranslation();
  const may = useMay('coordination.read');
  return may ? <OpenOffice /> : <NotAllowedNote what={t('place.coordination')} />;
}

function OpenOffice() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const waiting = useInfiniteQuery(coordinationQueries.list('open'));
  useCaseNews('coordination');
  const view = search.view ?? 'open';
  const go = (next: CoordinationSearch) => void navigate({ to: '/coordination', search: next, replace: true });
  return (
    <div className="round">
      <header className="round-head">
        <h1>{t('coordination.title')}</h1>
        <Segmented<'open' | 'decided' | 'fund'>
          aria-label={t('coordination.view')}
          value={view}
          onChange={(next) => go(next === 'open' ? {} : { view: next })}
          options={[
            { value: 'open', label: t('coordination.open', { count: waiting.data?.pages[0]?.open ?? 0 }) },
            { value: 'decided', label: t('coordination.decided') },
            { value: 'fund', label: t('coordination.fund') },
          ]}
        />
      </header>
      {view === 'fund' ? (
        <FundLedger key={search.year ?? 0} year={search.year} />
      ) : (
        <Disputes show={view} chosen={search.case} onChoose={(id) => go({ ...search, case: id })} />
      )}
    </div>
  );
}

interface DisputesProps {
  readonly show: 'open' | 'decided';
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function Disputes({ show, chosen, onChoose }: DisputesProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(coordinationQueries.list(show));
  const items = query.data?.pages.flatMap((page) => page.items);
  if (items === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={8} />
    );
  }
  if (items.length === 0) {
    return (
      <div className="card">
        {show === 'open' ? (
          <StateNote title={t('coordination.empty')}>{t('coordination.emptyWhy')}</StateNote>
        ) : (
          <StateNote title={t('coordination.emptyDecided')}>{t('coordination.emptyDecidedWhy')}</StateNote>
        )}
      </div>
    );
  }
  // The most urgent is open where none was chosen.
  const one = items.find((each) => each.case.id === chosen) ?? (chosen === undefined ? items[0] : undefined);
  return (
    <div className="coordination-split">
      <nav className="card coordination-list" aria-label={t('coordination.list')}>
        <ul>
          {items.map((each) => (
            <li key={each.case.id}>
              <DisputeLine view={each} chosen={each === one} onChoose={() => onChoose(each.case.id)} />
            </li>
          ))}
        </ul>
        {query.hasNextPage && (
          <div className="round-more">
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('coordination.more')}
            </Button>
          </div>
        )}
      </nav>
      {one === undefined ? (
        <div className="card">
          <StateNote title={t('coordination.choose')}>{t('coordination.chooseWhy')}</StateNote>
        </div>
      ) : (
        <Dispute key={one.case.id} view={one} />
      )}
    </div>
  );
}

interface LineProps {
  readonly view: CoordinationView;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function DisputeLine({ view, chosen, onChoose }: LineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { case: one, opened, decision } = view;
  return (
    <button
      type="button"
      className={`plain-button ${chosen ? 'is-chosen' : ''}`}
      aria-current={chosen ? 'true' : undefined}
      onClick={onChoose}
    >
      <span className="coordination-line">
        <Ellipsis>
          {names.cls(one.class)} <span className="muted">{one.address ?? one.area.name}</span>
        </Ellipsis>
      </span>
      <span className="coordination-line">
        {one.clock === null ? (
          <span className="muted">{t(`state.of.${one.state}`)}</span>
        ) : (
          <ClockLight clock={one.clock} readAt={serverTime.now()} severity={one.severity} />
        )}
        <span className="muted number">{one.number}</span>
      </span>
      <span className="coordination-line muted">
        <Ellipsis>
          {decision !== null
            ? t('coordination.decidedLine', { decision: decision.text })
            : t('coordination.waiting', { name: opened?.by.name ?? '', reason: opened?.text ?? '' })}
        </Ellipsis>
      </span>
    </button>
  );
}
