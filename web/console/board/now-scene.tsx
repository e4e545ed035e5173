import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bones, Ellipsis, StateNote } from '../../ui/index.js';
import { ClockLight } from '../case/clock-light.js';
import { useNames } from '../data/names.js';
import { ErrorNote } from '../shell/notes.js';
import { BoardMap } from './board-map.js';
import { boardQueries } from './board-queries.js';
import { BigLights, LightBar, LightCounts } from './lights.js';

/** As many as can be read from five metres. */
const MOST = 8;

interface Props {
  readonly area: string | undefined;
}

/** What is late, where, and who: to be read from five metres. */
export function NowScene({ area }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const query = useQuery(boardQueries.now(area));
  const now = query.data;
  if (now === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={6} />
    );
  }
  const readAt = Date.parse(now.now);
  const most = Math.max(...now.stages.map((stage) => stage.total), 1);
  return (
    <div className="scene-now">
      <div className="board-part">
        <BigLights sums={now.open} area={area} />
        <h2>{t('board.byStage')}</h2>
        <ul className="board-bars">
          {now.stages.map((stage) => (
            <li key={stage.stage}>
              <span>{t(`stage.${stage.stage}`)}</span>
              <LightBar sums={stage} most={most} />
              <LightCounts sums={stage} />
            </li>
          ))}
        </ul>
      </div>
      <BoardMap area={area} />
      <div className="board-part">
        <h2>{t('board.late')}</h2>
        {now.overdue.length === 0 ? (
          <StateNote title={t('board.noLate')}>{t('board.noLateWhy')}</StateNote>
        ) : (
          <ol className="board-late">
            {now.overdue.slice(0, MOST).map((summary) => (
              <li key={summary.id}>
                <Link to="/cases/$caseId" params={{ caseId: summary.id }}>
                  <strong>
                    <Ellipsis>{names.cls(summary.class)}</Ellipsis>
                  </strong>
                  <ClockLight clock={summary.clock ?? summary.whole} readAt={readAt} severity={summary.severity} />
                  <span className="muted">
                    <Ellipsis>{summary.address ?? summary.area.name}</Ellipsis>
                  </span>
                  <span className="board-late-unit">
                    <Ellipsis>{summary.unit === null ? t('board.noUnit') : names.unit(summary.unit)}</Ellipsis>
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
