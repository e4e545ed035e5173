import type { CaseDetail } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { bearingTo, octant } from '../data/near.js';
import { stamp, textOf } from '../data/phone-time.js';
import { useWhere } from '../data/position.js';
import { actOf, dueText, lightNow } from '../data/text.js';
import { useDraft } from '../data/use-draft.js';
import { useQueue } from '../data/use-queue.js';
import { useJobs, useKept, useWorking } from '../phone-context.js';
import { headingNow } from '../photos/heading.js';
import { addressOf, go } from '../use-screen.js';
import { useClassName } from './class-name.js';
import { KeptPicture } from './kept-picture.js';
import { NoRoomNote } from './no-room.js';
import { PhoneMap } from './phone-map.js';
import { PhotoField } from './photo-field.js';

export interface TaskDraft {
  readonly photos: readonly string[];
  readonly answer: boolean | null;
  readonly note: string;
  readonly mends: string | null;
}

export const EMPTY_TASK: TaskDraft = { photos: [], answer: null, note: '', mends: null };
const RING = <circle cx="6" cy="6" r="4.5" className="map-spot" />;

/** Verifying or checking on the spot: the photo from before, and the same view again. */
export function TaskScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const tasks = useKept('tasks');
  const jobs = useJobs();
  const task = tasks?.find((each) => each.id === id);
  const queued = jobs.some((job) => job.subject === id && job.state === 'waiting');
  if (tasks === undefined) return null;
  return (
    <>
      <a className="back" href={addressOf('')}>
        {t('app.back')}
      </a>
      {queued ? (
        <p className="empty">{t('task.queued')}</p>
      ) : task === undefined ? (
        <p className="empty">{t('task.gone')}</p>
      ) : (
        <Answer task={task} />
      )}
    </>
  );
}

function Answer({ task }: { readonly task: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const { owner, syncer } = useWorking();
  const queue = useQueue();
  const { draft, full, change, clear } = useDraft<TaskDraft>(`task ${task.id}`, EMPTY_TASK);
  const nameOf = useClassName();
  const busy = useRef(false);
  const photos = useRef<readonly string[]>([]);
  photos.current = draft?.photos ?? [];
  const act = actOf(task);
  const clock = task.clock ?? task.whole;
  const light = lightNow(clock);
  const { conditions } = task;
  const condition =
    act === 'verified'
      ? i18n.language === 'en'
        ? (conditions.closingEn ?? conditions.closing)
        : conditions.closing
      : i18n.language === 'en'
        ? (conditions.filingEn ?? conditions.filing)
        : conditions.filing;
  if (draft === undefined) return null;
  const yes = act === 'verified' ? 'task.passed' : 'task.confirmed';
  const no = act === 'verified' ? 'task.failed' : 'task.notConfirmed';
  const ready = draft.photos.length > 0;
  const send = async (answer: boolean) => {
    if (!ready || busy.current) return;
    busy.current = true;
    const note = draft.note.trim();
    const job = crypto.randomUUID();
    const made = stamp();
    const data = {
      [act === 'verified' ? 'passed' : 'confirmed']: answer,
      ...(note === '' ? {} : { note }),
      attachments: [...draft.photos],
      observedAt: textOf(made.at),
    };
    try {
      const isKept = await queue.put(
        {
          id: job,
          owner,
          subject: task.id,
          title: `${t(act === 'verified' ? 'today.verify' : 'today.check')} · ${nameOf(task.class)} · ${t(answer ? yes : no)}`,
          work: { kind: 'act', caseId: task.id, body: { type: act, data, version: task.version } },
          photos: draft.photos,
          offset: made.offset,
          stretch: made.stretch,
        },
        draft.mends,
      );
      if (!isKept) return;
      await clear();
      void syncer.run();
      go('');
    } finally {
      busy.current = false;
    }
  };
  return (
    <div className="fields">
      <h1>{t(act === 'verified' ? 'task.verifyTitle' : 'task.checkTitle')}</h1>
      <div className="card">
        <strong>
          {task.severity !== 'general' && `【${t(`severity.${task.severity}`)}】`}
          {nameOf(task.class)}
        </strong>
        <p>{task.address ?? task.area.name}</p>
        {task.description !== null && <p>{task.description}</p>}
        <p className="row">
          <LightMark light={light} word={t(`light.${light}`)} size={16} />
          <span>{dueText(t, clock)}</span>
        </p>
        {condition !== null && (
          <p>
            <strong>{t(act === 'verified' ? 'task.condition' : 'task.filing')}：</strong>
            {condition}
          </p>
        )}
      </div>
      <Spot task={task} />
      <section aria-label={t('report.photo')}>
        <h2>{t('report.photo')}</h2>
        <PhotoField
          photos={draft.photos}
          onChange={(next) => {
            photos.current = next(photos.current);
            change({ photos: photos.current });
          }}
        />
      </section>
      <label className="field">
        <span>
          {t('task.note')} {t('report.optional')}
        </span>
        <textarea
          rows={2}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      </label>
      <NoRoomNote shown={queue.full || full} />
      <div className="bar">
        {!ready && (
          <p id="task-missing" className="muted">
            {t('task.photoFirst')}
          </p>
        )}
        <div className="two">
          <button type="button" className="big" disabled={!ready} onClick={() => void send(false)}>
            {t(no)}
          </button>
          <button type="button" className="big is-first" disabled={!ready} onClick={() => void send(true)}>
            {t(yes)}
          </button>
        </div>
      </div>
    </div>
  );
}

/** The photos from before, where they were taken, and how one gets to stand there. */
function Spot({ task }: { readonly task: CaseDetail }) {
  const { t } = useTranslation();
  const pack = useKept('pack');
  const { point } = useWhere();
  const shown = task.photos.filter((photo) => !photo.erased && (photo.phase === 'before' || photo.phase === 'after'));
  const before = shown.find((photo) => photo.phase === 'before');
  const spot = before?.location ?? task.location;
  const points = useMemo(() => (spot === null ? [] : [{ id: 'spot', place: spot, shape: RING, title: '' }]), [spot]);
  const heading = headingNow();
  return (
    <section aria-label={t('photo.before')} className="spot">
      {shown.length > 0 && (
        <ul className="before-list">
          {shown.map((photo) => (
            <li key={photo.id}>
              <KeptPicture id={photo.id} alt={t(`photo.${photo.phase === 'before' ? 'before' : 'after'}`)} />
              <span>{t(`photo.${photo.phase === 'before' ? 'before' : 'after'}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {spot !== null && (
        <>
          <p>{t(before === undefined ? 'task.goThere' : 'task.where')}</p>
          <p>
            {point === null
              ? t('task.spotFar')
              : t(before === undefined ? 'task.place' : 'task.spot', {
                  metres: Math.round(metresBetween(point.lon, point.lat, spot.lon, spot.lat)),
                  direction: t(`direction.${octant(bearingTo(point, spot))}`),
                })}
          </p>
          {before !== undefined && (
            <p>
              {before.bearing === null
                ? t('task.lookedUnknown')
                : t('task.looked', {
                    direction: t(`direction.${octant(before.bearing)}`),
                    degrees: Math.round(before.bearing),
                  })}{' '}
              {heading !== null &&
                t('task.now', { direction: t(`direction.${octant(heading)}`), degrees: Math.round(heading) })}
            </p>
          )}
          {pack !== undefined && pack.areas.length > 0 && (
            <PhoneMap pack={pack} label={t('map.label')} points={points} around={spot} />
          )}
        </>
      )}
    </section>
  );
}
