import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapPoint, PlainMap } from '../../map/index.js';
import { Bones, LightShape } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';
import { ErrorNote } from '../shell/notes.js';
import { boardQueries } from './board-queries.js';

/** A mark and a name of 1.2 em, where a desk has 12 px. */
function useMagnify() {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [magnify, setMagnify] = useState(1);
  useEffect(() => {
    if (element === null) return;
    const measure = () => setMagnify((1.2 * Number.parseFloat(getComputedStyle(element).fontSize)) / 12);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, magnify] as const;
}

/** The open cases by light on the streets of the area. */
export function BoardMap({ area }: { readonly area: string | undefined }) {
  const { t } = useTranslation();
  const words = useMapWords();
  const navigate = useNavigate();
  const [holder, magnify] = useMagnify();
  const streets = useQuery(queries.areas({ level: 'street' }));
  const places = useQuery(boardQueries.places(area));
  const points = useMemo<MapPoint[]>(
    () =>
      (places.data?.places ?? []).map(({ id, lon, lat, light }) => ({
        id,
        place: { lon, lat },
        shape: <LightShape light={light ?? 'green'} />,
        title: light === null ? '' : t(`light.${light}`),
      })),
    [places.data, t],
  );
  const shown = useMemo(
    () =>
      streets.data?.features.filter(
        ({ properties: { path } }) => area === undefined || path === area || path.startsWith(`${area}/`),
      ),
    [streets.data, area],
  );
  const error = streets.error ?? (places.data === undefined ? places.error : null);
  if (error !== null) {
    return (
      <ErrorNote
        error={error}
        retry={() => {
          void streets.refetch();
          void places.refetch();
        }}
      />
    );
  }
  if (shown === undefined || places.data === undefined) return <Bones label={t('common.loading')} rows={1} />;
  return (
    <figure className="board-map" ref={holder}>
      <PlainMap
        magnify={magnify}
        label={t('board.map')}
        words={words}
        areas={shown}
        points={points}
        onPoint={(id) => void navigate({ to: '/cases/$caseId', params: { caseId: id } })}
      />
      {places.data.total > places.data.places.length && (
        <figcaption className="muted">{t('board.mapFirst', { count: places.data.places.length })}</figcaption>
      )}
    </figure>
  );
}
