import { metresBetween } from '@bihuan/geo';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapPoint } from '../../map/index.js';
import { askWhere, useWhere } from '../data/position.js';
import { useJobs, useKept } from '../phone-context.js';
import { addressOf, go } from '../use-screen.js';
import { PhoneMap } from './phone-map.js';

const MOST_LISTED = 30;
const SQUARE = <rect x="1.5" y="1.5" width="9" height="9" className="map-component" />;

/** A survey: what is left to be found, the nearest first. */
export function SurveyScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const survey = useKept('surveys')?.find((each) => each.id === id);
  const pack = useKept('pack');
  const jobs = useJobs();
  const { point } = useWhere();
  useEffect(() => void askWhere(), []);
  const left = useMemo(() => {
    if (survey === undefined || pack === undefined) return [];
    const queued = new Set(jobs.map((job) => job.subject));
    const open = new Set(survey.open.filter((each) => !queued.has(`${survey.id} ${each}`)));
    return pack.components
      .filter(([component]) => open.has(component))
      .map(([component, , name, state, lon, lat]) => ({
        id: component,
        name,
        state,
        place: { lon, lat },
        metres: point === null ? null : metresBetween(point.lon, point.lat, lon, lat),
      }))
      .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0) || (a.id < b.id ? -1 : 1));
  }, [survey, pack, jobs, point]);
  const points = useMemo<MapPoint[]>(
    () =>
      left
        .slice(0, 500)
        .map(({ id: component, place, name }) => ({ id: component, place, shape: SQUARE, title: name })),
    [left],
  );
  if (survey === undefined) return <p className="empty">{t('task.gone')}</p>;
  const queuedCount = jobs.filter((job) => job.work.kind === 'survey' && job.work.survey === id).length;
  return (
    <>
      <a className="back" href={addressOf('')}>
        {t('app.back')}
      </a>
      <h1>{survey.title}</h1>
      {survey.note !== '' && <p>{survey.note}</p>}
      <p role="status">{t('survey.progress', { done: survey.done + queuedCount, open: left.length })}</p>
      {pack !== undefined && pack.areas.length > 0 && (
        <PhoneMap
          pack={pack}
          label={t('map.label')}
          points={points}
          onPoint={(component) => go('survey', id, component)}
          around={point ?? left[0]?.place ?? null}
        />
      )}
      <a className="big" href={addressOf('survey', id, 'new')}>
        {t('survey.add')}
      </a>
      <h2>{t('survey.nearest')}</h2>
      {left.length === 0 && <p className="empty">{t('survey.none')}</p>}
      <ul className="cards">
        {left.slice(0, MOST_LISTED).map((each) => (
          <li key={each.id}>
            <a className="card near-row" href={addressOf('survey', id, each.id)}>
              <strong>{each.name}</strong>
              <span>{each.metres === null ? '' : t('components.metres', { metres: Math.round(each.metres) })}</span>
              <span className="muted">
                {t(`componentState.${each.state}`)} · {each.id}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
