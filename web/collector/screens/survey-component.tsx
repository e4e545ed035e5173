import type { Point, SurveyResult } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stamp, textOf } from '../data/phone-time.js';
import { useDraft } from '../data/use-draft.js';
import { useQueue } from '../data/use-queue.js';
import { useKept, useWorking } from '../phone-context.js';
import { addressOf, go } from '../use-screen.js';
import { ClassPicker, keyOf } from './class-picker.js';
import { NoRoomNote } from './no-room.js';
import { PhotoField } from './photo-field.js';
import { PlaceField } from './place-field.js';

export interface SurveyDraft {
  readonly photos: readonly string[];
  readonly state: NonNullable<SurveyResult['state']> | null;
  readonly place: Point | null;
  readonly name: string;
  readonly class: string | null;
  readonly note: string;
  readonly mends: string | null;
}

export const EMPTY_SURVEY: SurveyDraft = {
  photos: [],
  state: null,
  place: null,
  name: '',
  class: null,
  note: '',
  mends: null,
};

const STATES = ['intact', 'broken', 'lost', 'discarded'] as const;

/** One component on the spot: as it is registered, otherwise, or not there. `new`: one that nobody knew. */
export function SurveyComponent({
  survey: surveyId,
  component,
}: {
  readonly survey: string;
  readonly component: string;
}) {
  const { t } = useTranslation();
  const { owner, syncer } = useWorking();
  const survey = useKept('surveys')?.find((each) => each.id === surveyId);
  const pack = useKept('pack');
  const classes = useKept('catalogue')?.classes;
  const queue = useQueue();
  const { draft, full, change, clear } = useDraft<SurveyDraft>(`survey ${surveyId} ${component}`, EMPTY_SURVEY);
  const [asking, setAsking] = useState(false);
  const busy = useRef(false);
  const photos = useRef<readonly string[]>([]);
  photos.current = draft?.photos ?? [];
  const isNew = component === 'new';
  const row = useMemo(() => pack?.components.find(([id]) => id === component), [pack, component]);
  if (survey === undefined || draft === undefined || (!isNew && row === undefined)) return null;
  const registered = row === undefined ? null : { lon: row[4], lat: row[5] };
  const moved =
    draft.place === null || registered === null
      ? null
      : metresBetween(draft.place.lon, draft.place.lat, registered.lon, registered.lat);
  const cls = survey.class ?? classes?.find((each) => keyOf(each) === draft.class) ?? null;
  const isOther = draft.state !== null || draft.place !== null || draft.name.trim() !== '';
  const ready = isNew ? draft.place !== null && cls !== null : isOther || draft.photos.length > 0;

  const save = async (outcome: SurveyResult['outcome']) => {
    if (busy.current) return;
    busy.current = true;
    const id = crypto.randomUUID();
    const made = stamp();
    const name = draft.name.trim();
    const says = outcome === 'corrected' || outcome === 'new';
    const body: SurveyResult = {
      id,
      outcome,
      note: draft.note.trim(),
      photos: [...draft.photos],
      observedAt: textOf(made.at),
      ...(isNew ? {} : { component }),
      ...(says && draft.state !== null ? { state: draft.state } : {}),
      ...(says && draft.place !== null ? { location: draft.place } : {}),
      ...(says && name !== '' ? { name } : {}),
      ...(isNew && cls !== null ? { class: { standardRef: cls.standardRef, code: cls.code } } : {}),
    };
    const words = { confirmed: 'asIs', corrected: 'correct', missing: 'missing', new: 'add' } as const;
    try {
      const isKept = await queue.put(
        {
          id,
          owner,
          subject: isNew ? `${surveyId} ${id}` : `${surveyId} ${component}`,
          title: `${survey.title} · ${row?.[2] ?? (name || cls?.name) ?? ''} · ${t(`survey.${words[outcome]}`)}`,
          work: { kind: 'survey', survey: surveyId, body },
          photos: draft.photos,
          offset: made.offset,
          stretch: made.stretch,
        },
        draft.mends,
      );
      if (!isKept) return;
      await clear();
      void syncer.run();
      go('survey', surveyId);
    } finally {
      busy.current = false;
    }
  };
  return (
    <div className="fields">
      <a className="back" href={addressOf('survey', surveyId)}>
        {t('app.back')}
      </a>
      <h1>{isNew ? t('survey.add') : row?.[2]}</h1>
      {row !== undefined && (
        <p className="muted">
          {t(`componentState.${row[3]}`)} · {component}
        </p>
      )}
      {isNew && survey.class === null && (
        <ClassPicker chosen={draft.class} onChoose={(next) => change({ class: keyOf(next) })} only={isComponent} />
      )}
      <PhotoField
        photos={draft.photos}
        onChange={(next) => {
          photos.current = next(photos.current);
          change({ photos: photos.current });
        }}
      />
      <div className="chips" role="group" aria-label={t('survey.state')}>
        <span className="chips-title">{t('survey.state')}</span>
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            className="chip"
            aria-pressed={(draft.state ?? (isNew ? 'intact' : row?.[3])) === state}
            onClick={() => change({ state: state === row?.[3] ? null : state })}
          >
            {t(`componentState.${state}`)}
          </button>
        ))}
      </div>
      <section aria-label={t('survey.movePlace')}>
        <h2>{isNew ? t('report.where') : t('survey.movePlace')}</h2>
        <PlaceField pack={pack} place={draft.place ?? registered} onPlace={(place) => change({ place })} />
        {moved !== null && <p role="status">{t('survey.moved', { metres: Math.round(moved) })}</p>}
      </section>
      <label className="field">
        <span>
          {t('survey.name')} {t('report.optional')}
        </span>
        <input
          value={draft.name}
          maxLength={100}
          placeholder={row?.[2] ?? cls?.name ?? ''}
          onChange={(event) => change({ name: event.target.value })}
        />
      </label>
      <label className="field">
        <span>
          {t('task.note')} {t('report.optional')}
        </span>
        <input value={draft.note} maxLength={500} onChange={(event) => change({ note: event.target.value })} />
      </label>
      <NoRoomNote shown={queue.full || full} />
      {asking ? (
        <div className="bar" role="alertdialog" aria-label={t('survey.missing')}>
          <p>{t('survey.missingAsk')}</p>
          <div className="two">
            <button type="button" className="big" onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </button>
            <button type="button" className="big is-first" onClick={() => void save('missing')}>
              {t('survey.missingYes')}
            </button>
          </div>
        </div>
      ) : isNew ? (
        <div className="bar">
          <button type="button" className="big is-first" disabled={!ready} onClick={() => void save('new')}>
            {t('survey.save')}
          </button>
        </div>
      ) : (
        <div className="bar">
          <div className="two">
            <button type="button" className="big" onClick={() => setAsking(true)}>
              {t('survey.missing')}
            </button>
            {isOther ? (
              <button type="button" className="big is-first" disabled={!ready} onClick={() => void save('corrected')}>
                {t('survey.correct')}
              </button>
            ) : (
              <button type="button" className="big is-first" onClick={() => void save('confirmed')}>
                {t('survey.asIs')}
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

const isComponent = (cls: { readonly kind: string }) => cls.kind === 'component';
