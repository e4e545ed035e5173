import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { ErrorNote } from '../shell/notes.js';
import { useInstantText } from './call-pane.js';
import { lengthText } from './call-time.js';
import { hotlineQueries } from './hotline-api.js';

/** Calls that are over, the latest first. */
export function PastCalls() {
  const { t } = useTranslation();
  const at = useInstantText();
  const query = useInfiniteQuery(hotlineQueries.past());
  const calls = query.data?.pages.flatMap((page) => page.calls);
  if (calls === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={6} />
    );
  }
  if (calls.length === 0) {
    return (
      <div className="card">
        <StateNote title={t('hotline.noPast')}>{t('hotline.noPastWhy')}</StateNote>
      </div>
    );
  }
  return (
    <section className="hotline-list" aria-label={t('hotline.views.past')}>
      <ul className="card hotline-past">
        {calls.map((call) => (
          <li key={call.id}>
            <Link to="/hotline" search={{ call: call.id }} className="number">
              {call.number ?? t('hotline.withheld')}
            </Link>
            <span>{call.name ?? ''}</span>
            <span className="number">{at(call.rangAt)}</span>
            <span>{call.kind === null ? t(`hotline.state.${call.state}`) : t(`hotline.kinds.${call.kind}`)}</span>
            <span className="number muted">
              {call.answeredAt !== null && call.endedAt !== null
                ? lengthText(Date.parse(call.endedAt) - Date.parse(call.answeredAt))
                : ''}
            </span>
            <span className="muted">{call.agent?.name ?? ''}</span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('hotline.more')}
        </Button>
      )}
    </section>
  );
}
