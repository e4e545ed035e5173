import '../round/round.css';
import './patrol.css';
import type { Coverage } from '@bihuan/contracts';
import { localDate } from '@bihuan/worktime';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { type Area, PlainMap } from '../../map/index.js';
import { Bones } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useMay } from '../data/session.js';
import { useMapWords } from '../desk/use-map-words.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { useCityTime } from '../time/use-calendar.js';
import { type CoverageSearch, spanOf } from './coverage-search.js';
import { patrolQueries } from './patrol-queries.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/coverage');
const MOST_MISSED = 60;

/** Which cells of an area were come through in a period, as a table and on the map. */
export function CoveragePage() {
  const { t } = useTranslation();
  const may = useMay('coverage.read');
  return may ? <OfArea /> : <NotAllowedNote what={t('place.coverage')} />;
}

function OfArea() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { zone } = useCityTime();
  const span = spanOf(search, localDate(serverTime.now(), zone));
  const query = useQuery(
    patrolQueries.coverage({ ...span, ...(search.area === undefined ? {} : { area: search.area }) }),
  );
  return (
    <div className="round coverage">
      <header className="round-head">
        <h1>{t('coverage.title')}</h1>
        <DatePicker.RangePicker
          aria-label={t('coverage.period')}
          allowClear={false}
          value={[dayjs(span.from), dayjs(span.to)]}
          onChange={(next) => {
            if (next?.[0] == null || next[1] == null) return;
            const dates = { from: next[0].format('YYYY-MM-DD'), to: next[1].format('YYYY-MM-DD') };
            void navigate({ to: '/coverage', search: { ...search, ...dates } });
          }}
        />
      </header>
      {query.data === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={10} />
        )
      ) : (
        <Told coverage={query.data} search={search} />
      )}
    </div>
  );
}

function Told({ coverage, search }: { readonly coverage: Coverage; readonly search: CoverageSearch }) {
  const { t } = useTranslation();
  const { area, cells, visited, shifts, parts, missed } = coverage;
  const above = area.path.includes('/') ? area.path.slice(0, area.path.lastIndexOf('/')) : null;
  return (
    <>
      <p className="coverage-sum">
        <strong>{area.name}</strong> <strong className="number coverage-rate">{shareText(visited, cells)}</strong>{' '}
        <span>{t('coverage.summary', { visited, cells, shifts })}</span>{' '}
        {coverage.required !== null && (
          <span>{t('coverage.required', { met: coverage.required.met, cells: coverage.required.cells })}</span>
        )}{' '}
        {search.area !== undefined && above !== null && (
          <Link to="/coverage" search={{ ...search, area: above }}>
            {t('coverage.up')}
          </Link>
        )}
      </p>
      <div className="coverage-split">
        <div className="coverage-lists">
          {parts.some((part) => part.cells > 1) && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
            <section className="card round-table" aria-label={t('coverage.title')} tabIndex={0}>
              <table className="number">
                <thead>
                  <tr>
                    <th scope="col">{t('coverage.area')}</th>
                    <th scope="col" className="is-number">
                      {t('coverage.rate')}
                    </th>
                    <th scope="col" className="is-number">
                      {t('coverage.visited')}
                    </th>
                    <th scope="col" className="is-number">
                      {t('coverage.missedCount')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {parts.map((part) => (
                    <tr key={part.area.id}>
                      <th scope="row">
                        <Link to="/coverage" search={{ ...search, area: part.area.path }}>
                          {part.area.name}
                        </Link>
                      </th>
                      <td className="is-number">{shareText(part.visited, part.cells)}</td>
                      <td className="is-number">{part.visited}</td>
                      <td className="is-number">{part.cells - part.visited}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          <section className="card coverage-missed" aria-label={t('coverage.missed')}>
            <h2>{t('coverage.missed')}</h2>
            {missed.length === 0 ? (
              <p>{t('coverage.missedNone')}</p>
            ) : (
              <ul>
                {missed.slice(0, MOST_MISSED).map((cell) => (
                  <li key={cell.id}>{cell.name}</li>
                ))}
              </ul>
            )}
            {missed.length > MOST_MISSED && (
              <p className="muted">{t('coverage.more', { count: missed.length - MOST_MISSED })}</p>
            )}
          </section>
        </div>
        <CoverageMap coverage={coverage} />
      </div>
      <p className="muted">{t('coverage.who')}</p>
    </>
  );
}

function CoverageMap({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation();
  const mapWords = useMapWords();
  const { path } = coverage.area;
  const cells = useQuery(queries.areas({ level: 'cell' }));
  const outlines = useQuery(queries.areas({ parent: path.slice(path.lastIndexOf('/') + 1) }));
  const details = useMemo(
    () => (cells.data?.features ?? []).filter((cell) => cell.properties.path.startsWith(path)),
    [cells.data, path],
  );
  const missed = useMemo(() => new Set(coverage.missed.map((cell) => cell.id)), [coverage.missed]);
  const shade = useMemo(() => (area: Area) => (missed.has(String(area.id)) ? 'is-missed' : 'is-visited'), [missed]);
  const areas = outlines.data?.features.length ? outlines.data.features : details;
  return (
    <figure className="card coverage-map">
      {cells.data === undefined || outlines.data === undefined ? (
        <Bones label={t('common.loading')} rows={1} />
      ) : (
        <PlainMap label={t('coverage.map')} words={mapWords} areas={areas} details={details} shade={shade} />
      )}
      <figcaption>
        <span className="coverage-key is-visited" aria-hidden="true" /> {t('coverage.legendVisited')}
        <span className="coverage-key is-missed" aria-hidden="true" /> {t('coverage.legendMissed')}
      </figcaption>
    </figure>
  );
}

function shareText(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}
