import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Area,
  boxOf,
  type Camera,
  type MapMark,
  type MapPoint,
  middleOf,
  type PlaceName,
  PlainMap,
  placeIn,
  Scene,
  type SceneLayer,
  zoomOver,
} from '../../map/index.js';
import { Bones, LightShape, useMedia } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';
import { ErrorNote } from '../shell/notes.js';
import { boardQueries } from './board-queries.js';

/** How wide the map is, and how large a mark and a name of 1.2 em are, where a desk has 12 px. */
function useMeasured() {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [measured, setMeasured] = useState({ magnify: 1, width: 0 });
  useEffect(() => {
    if (element === null) return;
    const measure = () => {
      const magnify = (1.2 * Number.parseFloat(getComputedStyle(element).fontSize)) / 12;
      setMeasured((before) => ({ magnify, width: before.width || element.clientWidth }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, measured] as const;
}

/** Leans far enough that houses stand, not so far that the north is lost. */
const LEAN = 48;

/** The open cases by light in the city of the area; on a plain sheet where the browser draws none. */
export function BoardMap({ area }: { readonly area: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [holder, { magnify, width }] = useMeasured();
  const streets = useQuery(queries.areas({ level: 'street' }));
  const places = useQuery(boardQueries.places(area));
  const marks = useMemo<MapMark[]>(
    () => places.data?.places.map(({ id, lon, lat, light }) => ({ id, place: { lon, lat }, light })) ?? [],
    [places.data],
  );
  const shown = useMemo(
    () =>
      streets.data?.features.filter(
        ({ properties: { path } }) => area === undefined || path === area || path.startsWith(`${area}/`),
      ),
    [streets.data, area],
  );
  const names = useMemo<PlaceName[]>(
    () => shown?.map((each) => ({ name: each.properties.name, place: placeIn(each), rank: 0 })) ?? [],
    [shown],
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
  const loading = <Bones label={t('common.loading')} rows={1} />;
  if (shown === undefined || places.data === undefined) return loading;
  const open = (id: string) => void navigate({ to: '/cases/$caseId', params: { caseId: id } });
  const camera = width === 0 ? null : cameraOver(shown, width);
  return (
    <figure className="board-map" ref={holder}>
      {camera !== null && (
        <Suspense fallback={loading}>
          <Scene
            key={area ?? ''}
            label={t('board.map')}
            tiles="/api/v1/tiles"
            scheme="dark"
            still={still}
            camera={camera}
            shown={SHOWN}
            marks={marks}
            markStyle="single"
            names={names}
            magnify={magnify}
            onPick={(pick) => pick?.layer === 'mark' && open(pick.id)}
            fallback={<Plain areas={shown} marks={marks} magnify={magnify} onMark={open} />}
          />
        </Suspense>
      )}
      {places.data.total > places.data.places.length && (
        <figcaption className="muted">{t('board.mapFirst', { count: places.data.places.length })}</figcaption>
      )}
    </figure>
  );
}

const SHOWN: ReadonlySet<SceneLayer> = new Set(['buildings', 'roads', 'green', 'water', 'areas', 'names', 'marks']);

/** Over the middle of some areas, as near as they are wide. */
function cameraOver(areas: readonly Area[], width: number): Camera {
  const box = boxOf(areas);
  if (box === null) return { lon: 104, lat: 36, zoom: 10, pitch: 0, bearing: 0 };
  return { ...middleOf(box), zoom: zoomOver(box, width), pitch: LEAN, bearing: 0 };
}

interface PlainProps {
  readonly areas: readonly Area[];
  readonly marks: readonly MapMark[];
  readonly magnify: number;
  readonly onMark: (id: string) => void;
}

function Plain({ areas, marks, magnify, onMark }: PlainProps) {
  const { t } = useTranslation();
  const words = useMapWords();
  const points = useMemo<MapPoint[]>(
    () =>
      marks.map(({ id, place, light }) => ({
        id,
        place,
        shape: <LightShape light={light ?? 'green'} />,
        title: light === null ? '' : t(`light.${light}`),
      })),
    [marks, t],
  );
  return (
    <PlainMap magnify={magnify} label={t('board.map')} words={words} areas={areas} points={points} onPoint={onMark} />
  );
}
