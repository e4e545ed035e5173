import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftKey } from '../data/use-draft.js';
import { useWorking } from '../phone-context.js';
import { problemText } from '../problem-text.js';
import { giveUp, tryAgain } from '../store/jobs.js';
import type { Job, Phone, PhonePhoto } from '../store/phone.js';
import { go } from '../use-screen.js';
import { keyOf } from './class-picker.js';
import { useAddress } from './kept-picture.js';
import { EMPTY_REPORT, type ReportDraft } from './report.js';
import { EMPTY_SURVEY, type SurveyDraft } from './survey-component.js';
import { EMPTY_TASK, type TaskDraft } from './task-screen.js';

/** Something that the server did not take: why, what was entered, and the ways out. */
export function Refused({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const { phone, syncer } = useWorking();
  const [asking, setAsking] = useState(false);
  const photos = useLiveQuery(() => phone.photos.bulkGet([...job.photos]), [phone, job.photos])?.filter(isThere) ?? [];
  const again = async () => {
    await tryAgain(phone, job.id);
    void syncer.run();
  };
  const mendable = job.work.kind === 'report' || job.work.kind === 'act' || job.work.kind === 'survey';
  return (
    <article className="card refused" aria-label={job.title}>
      <strong>{job.title}</strong>
      {job.problem !== null && <p role="alert">{problemText(t, job.problem)}</p>}
      <details>
        <summary>{t('conflict.said')}</summary>
        <dl className="said">
          {saidIn(job).map(([name, value]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{value.startsWith('=') ? t(value.slice(1)) : value}</dd>
            </div>
          ))}
        </dl>
        <ul className="photo-list">
          {photos.map((photo) => (
            <Shown key={photo.id} photo={photo} />
          ))}
        </ul>
      </details>
      {asking ? (
        <div role="alertdialog" aria-label={t('conflict.giveUp')}>
          <p>{t('conflict.giveUpAsk', { count: photos.length })}</p>
          <div className="two">
            <button type="button" className="big" onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </button>
            <button type="button" className="big" onClick={() => void giveUp(phone, job.id)}>
              {t('conflict.giveUpYes')}
            </button>
          </div>
        </div>
      ) : (
        <>
          {mendable && (
            <button type="button" className="big is-first" onClick={() => void mend(phone, job)}>
              {t('conflict.mend')}
            </button>
          )}
          <div className="two">
            <button type="button" className="big" onClick={() => void again()}>
              {t('conflict.again')}
            </button>
            <button type="button" className="big" onClick={() => setAsking(true)}>
              {t('conflict.giveUp')}
            </button>
          </div>
        </>
      )}
    </article>
  );
}

const isThere = (photo: PhonePhoto | undefined): photo is PhonePhoto => photo !== undefined;

function Shown({ photo }: { readonly photo: PhonePhoto }) {
  const address = useAddress(photo.picture);
  return <li>{address !== null && <img src={address} alt="" />}</li>;
}

/** What was typed, by the key of its name; what begins with `=` is a key itself. */
function saidIn({ work }: Job): readonly (readonly [string, string])[] {
  switch (work.kind) {
    case 'report': {
      const { body } = work;
      return [
        ...(body.location === undefined ? [] : [['report.where', placeText(body.location)] as const]),
        ...(body.address === undefined ? [] : [['report.address', body.address] as const]),
        ...(body.description === undefined ? [] : [['report.about', body.description] as const]),
      ];
    }
    case 'act': {
      const { note } = work.body.data;
      return typeof note === 'string' ? [['task.note', note]] : [];
    }
    case 'survey': {
      const { body } = work;
      return [
        ...(body.state === undefined ? [] : [['survey.state', `=componentState.${body.state}`] as const]),
        ...(body.location === undefined ? [] : [['report.where', placeText(body.location)] as const]),
        ...(body.note === '' ? [] : [['task.note', body.note] as const]),
      ];
    }
    default:
      return [];
  }
}

const placeText = ({ lon, lat }: { readonly lon: number; readonly lat: number }) =>
  `${lon.toFixed(5)}, ${lat.toFixed(5)}`;

/** Opens the form with what was entered. The refused one goes when the new one stands in the queue, not before. */
async function mend(phone: Phone, job: Job): Promise<void> {
  const { work, owner } = job;
  const put = (name: string, value: object) => phone.kept.put({ key: draftKey(owner, name), value });
  const kept = { photos: job.photos, mends: job.id };
  switch (work.kind) {
    case 'report': {
      const { body } = work;
      const draft: ReportDraft = {
        ...EMPTY_REPORT,
        ...kept,
        class: keyOf(body.class),
        severity: body.severity,
        place: body.location ?? null,
        placed: body.location !== undefined,
        address: body.address ?? '',
        description: body.description ?? '',
        component: body.component ?? null,
      };
      await put('report', draft);
      return go('report');
    }
    case 'act': {
      const { note } = work.body.data;
      const draft: TaskDraft = { ...EMPTY_TASK, ...kept, note: typeof note === 'string' ? note : '' };
      await put(`task ${work.caseId}`, draft);
      return go('task', work.caseId);
    }
    case 'survey': {
      const { body } = work;
      const component = body.component ?? 'new';
      const draft: SurveyDraft = {
        ...EMPTY_SURVEY,
        ...kept,
        state: body.state ?? null,
        place: body.location ?? null,
        name: body.name ?? '',
        class: body.class === undefined ? null : keyOf({ kind: 'component', code: body.class.code }),
        note: body.note,
      };
      await put(`survey ${work.survey} ${component}`, draft);
      return go('survey', work.survey, component);
    }
  }
}
