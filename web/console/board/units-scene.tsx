import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bones, Ellipsis, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { ErrorNote } from '../shell/notes.js';
import { boardQueries } from './board-queries.js';
import { LightBar, LightCounts, type LightSums } from './lights.js';

/** As many lines as can be read from five metres. */
const MOST = 12;

/** The lights of every unit and street, those with most late cases first. */
export function UnitsScene({ area }: { readonly area: string | undefined }) {
  const { t } = useTranslation();
  const names = useNames();
  const query = useQuery(boardQueries.now(area));
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={6} />
    );
  }
  const { units, streets } = query.data;
  const inArea = area === undefined ? {} : { area };
  return (
    <div className="scene-units">
      <Lines
        title={t('board.byUnit')}
        lines={units.map((each) => ({
          ...each,
          key: each.unit.id,
          name: names.unit(each.unit),
          search: { queue: 'open', unit: each.unit.id, ...inArea } as const,
        }))}
      />
      <Lines
        title={t('board.byStreet')}
        lines={streets.map((each) => ({
          ...each,
          key: each.street.id,
          name: each.street.name,
          search: { queue: 'open', area: each.street.path } as const,
        }))}
      />
    </div>
  );
}

interface Line extends LightSums {
  readonly key: string;
  readonly name: string;
  readonly search: { readonly queue: 'open'; readonly unit?: string; readonly area?: string };
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  const most = Math.max(...lines.map((line) => line.total), 1);
  const shown = lines.slice(0, MOST);
  return (
    <section className="board-part" aria-label={title}>
      <h2>{title}</h2>
      {lines.length === 0 && <StateNote title={t('board.none')} />}
      <ul className="board-bars is-wide">
        {shown.map((line) => (
          <li key={line.key}>
            <Link to="/desk" search={line.search}>
              <Ellipsis>{line.name}</Ellipsis>
            </Link>
            <LightBar sums={line} most={most} />
            <LightCounts sums={line} />
          </li>
        ))}
      </ul>
      {lines.length > MOST && <p className="muted board-more">{t('board.more', { count: lines.length - MOST })}</p>}
    </section>
  );
}
