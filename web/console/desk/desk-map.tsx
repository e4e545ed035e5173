import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapMark, PlainMap } from '../../map/index.js';
import { Bones, LightMark } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { useSession } from '../data/session.js';
import { ErrorNote } from '../shell/notes.js';
import { pointAt, usePointed } from './pointed.js';
import { useMapWords } from './use-map-words.js';
import type { Queue } from './use-queue.js';

interface Props {
  readonly queue: Queue;
  readonly openId: string | null;
  readonly onOpen: (id: string, index: number) => void;
}

/** Where the whole filtered queue lies, whatever of it the list has loaded. */
export function DeskMap({ queue, openId, onOpen }: Props) {
  const { t } = useTranslation();
  const words = useMapWords();
  const streets = useQuery(queries.areas({ level: 'street' }));
  const { sort: _, ...filter } = queue.filter;
  const places = useQuery(queries.casePlaces(filter));
  const pointed = usePointed('list');
  const marks = useMemo<MapMark[]>(
    () => places.data?.places.map(({ id, lon, lat, light }) => ({ id, place: { lon, lat }, light })) ?? [],
    [places.data],
  );
  const { grants } = useSession();
  const focus = useMemo(() => {
    const own = filter.area === undefined ? grants.map(({ area }) => area.path) : [filter.area];
    const shown = streets.data?.features.filter(({ properties }) => own.includes(properties.path)) ?? [];
    // Who holds more than streets sees all of them.
    return own.every((path) => shown.some(({ properties }) => properties.path === path)) ? shown : [];
  }, [streets.data, filter.area, grants]);
  if (streets.isError) return <ErrorNote error={streets.error} retry={() => void streets.refetch()} />;
  if (streets.isPending) return <Bones label={t('common.loading')} rows={1} />;
  return (
    <div className="desk-map-frame">
      <PlainMap
        label={t('map.ofQueue')}
        words={words}
        areas={streets.data.features}
        focus={focus}
        marks={marks}
        pointed={pointed}
        selected={openId}
        onMark={(id) => onOpen(id, queue.indexOf(id))}
        onMarkPointed={(id) => pointAt('map', id)}
      />
      <p className="desk-map-note muted" role={places.isError ? 'alert' : undefined}>
        {places.isError
          ? t('map.failed')
          : places.data !== undefined &&
            t(places.data.places.length >= MOST_PLACES ? 'map.first' : 'map.shown', {
              shown: places.data.places.length,
              total: places.data.total,
            })}
      </p>
      <Link className="to-3d" to="/map" search={openId === null ? {} : { pick: `mark:${openId}` }}>
        {t('map.to3d')}
      </Link>
      <PointedCase queue={queue} />
    </div>
  );
}

/** As many as the server gives. */
const MOST_PLACES = 2_000;
/** A pointer that rests this long wants to know. */
const REST_MS = 150;

/** What the mark under the pointer is. */
function PointedCase({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation();
  const names = useNames();
  const pointed = usePointed('map');
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(pointed), REST_MS);
    return () => clearTimeout(timer);
  }, [pointed]);
  const row = pointed === null ? undefined : queue.at(queue.indexOf(pointed))?.summary;
  const asked = useQuery({ ...queries.case(rested ?? ''), enabled: rested !== null && row === undefined });
  const summary = row ?? (asked.data?.id === pointed ? asked.data : undefined);
  if (pointed === null || summary === undefined) return null;
  const { light } = summary.clock ?? summary.whole;
  return (
    <p className="desk-map-told">
      <LightMark light={light} word={t(`light.${light}`)} showWord={false} />
      <strong>{names.cls(summary.class)}</strong> {summary.address ?? summary.area.name}
    </p>
  );
}
