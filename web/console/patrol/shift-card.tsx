import './patrol.css';
import type { Shift } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { type MapPoint, PlainMap } from '../../map/index.js';
import { Bones } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { patrolQueries } from './patrol-queries.js';
import { waiting } from './position-queue.js';
import { useRecorder } from './use-recorder.js';
import { words } from './words.js';

addWords(words);

/** Begins and ends a collector's shift, and says what is recorded meanwhile. */
export function ShiftCard() {
  const { t } = useTranslation();
  const query = useQuery(patrolQueries.shifts());
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={1} rowHeight={160} />
    );
  }
  return <Switch shifts={query.data.shifts} keptDays={query.data.keptDays} />;
}

function Switch({ shifts, keptDays }: { readonly shifts: readonly Shift[]; readonly keptDays: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [latest] = shifts;
  const open = latest?.endedAt === null ? latest : undefined;
  const recorder = useRecorder(open?.id ?? null);
  const { send } = recorder;
  // What an ended shift has left on the phone still lies inside it.
  useEffect(() => {
    for (const { id, endedAt } of shifts) {
      if (endedAt !== null && waiting(id).length > 0) void send(id).catch(() => {});
    }
  }, [shifts, send]);
  const reread = () => client.invalidateQueries({ queryKey: patrolQueries.shifts().queryKey });
  const begin = useMutation({ mutationFn: () => api.beginShift({}), onSuccess: reread });
  const end = useMutation({
    mutationFn: async (id: string) => {
      // What waits is sent first; without a net it goes after the end, which takes it as well.
      await recorder.send(id).catch(() => {});
      return api.endShift(id);
    },
    onSuccess: reread,
  });
  const error = begin.error ?? end.error;
  return (
    <section className="shift" aria-label={t('patrol.title')} data-on={open !== undefined}>
      <h2>{t('patrol.title')}</h2>
      <p className="shift-state" role="status">
        {open ? <When at={open.beganAt} text="patrol.on" /> : t('patrol.off')}
        {!open && latest && (
          <span className="muted">
            <When at={latest.beganAt} text="patrol.last" count={latest.cells} />
          </span>
        )}
      </p>
      {open && <Figures shift={open} {...recorder} />}
      <button
        type="button"
        className={`big-button ${open ? '' : 'is-first'}`}
        disabled={begin.isPending || end.isPending}
        onClick={() => (open ? end.mutate(open.id) : begin.mutate())}
      >
        {t(open ? 'patrol.end' : 'patrol.begin')}
      </button>
      {error !== null && <ErrorNote error={error} />}
      <p>
        <a href="/collect">{t('patrol.app')}</a>
      </p>
      <p className="shift-what muted">{t('patrol.what', { count: keptDays })}</p>
      {latest && latest.positions > 0 && <Track shift={latest} />}
    </section>
  );
}

function When({ at, text, count }: { readonly at: string; readonly text: string; readonly count?: number }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const when = useByMinute((now) => instantText({ t, language: i18n.language, zone }, Date.parse(at), now));
  return <span>{t(text, { when, from: when, ...(count === undefined ? {} : { count }) })}</span>;
}

function Figures({ shift, state, left }: { readonly shift: Shift; readonly state: string; readonly left: number }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="shift-figures">
        <div>
          <dt>{t('patrol.cells')}</dt>
          <dd className="number">{shift.cells}</dd>
        </div>
        <div>
          <dt>{t('patrol.positions')}</dt>
          <dd className="number">{shift.positions}</dd>
        </div>
      </dl>
      <p className={state === 'refused' ? 'shift-trouble' : 'muted'}>
        {state === 'told' ? (left > 0 ? t('patrol.waiting', { count: left }) : t('patrol.sent')) : t(`patrol.${state}`)}
      </p>
    </>
  );
}

/** The person's own track, drawn when they ask for it. */
function Track({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <details className="shift-track" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t('patrol.track')}</summary>
      {shown && <TrackMap id={shift.id} path={shift.area.path} />}
    </details>
  );
}

function TrackMap({ id, path }: { readonly id: string; readonly path: string }) {
  const { t } = useTranslation();
  const mapWords = useMapWords();
  const detail = useQuery(patrolQueries.shift(id));
  const cells = useQuery(queries.areas({ level: 'cell' }));
  const areas = useMemo(
    () => (cells.data?.features ?? []).filter((cell) => cell.properties.path.startsWith(`${path}/`)),
    [cells.data, path],
  );
  const points = useMemo<MapPoint[]>(
    () =>
      (detail.data?.track ?? []).map(({ at, lon, lat }) => ({
        id: at,
        place: { lon, lat },
        shape: <circle cx="6" cy="6" r="3" className="track-point" />,
        title: '',
      })),
    [detail.data],
  );
  if (detail.data === undefined || cells.data === undefined) return <Bones label={t('common.loading')} rows={1} />;
  return (
    <figure className="shift-map">
      <PlainMap label={t('patrol.trackMap')} words={mapWords} areas={areas} points={points} />
    </figure>
  );
}
