import type { CaseDetail, Point } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { useWhere } from '../data/position.js';
import { actOf, awayText, dueText, lightNow, whenText } from '../data/text.js';
import { useJobs, useKept, useWorking } from '../phone-context.js';
import { addressOf } from '../use-screen.js';
import { useClassName } from './class-name.js';
import { KeptPicture } from './kept-picture.js';

/** What the person is sent to, the least time left first, and what surveys still look for. */
export function Today() {
  const { t } = useTranslation();
  const { phone, owner, session } = useWorking();
  const tasks = useKept('tasks');
  const surveys = useKept('surveys') ?? [];
  const refreshedAt = useKept('refreshedAt');
  const jobs = useJobs();
  const { point } = useWhere();
  const isRead = useLiveQuery(() => phone.kept.get(`${owner} tasks`).then(() => true), [phone, owner]) ?? false;
  if (!isRead) return null;
  const queued = new Set(jobs.map((job) => job.subject));
  const open = surveys.map((survey) => ({
    ...survey,
    left: survey.open.filter((id) => !queued.has(`${survey.id} ${id}`)),
  }));
  const going = open.filter((survey) => survey.left.length > 0);
  return (
    <>
      <h1>{t('today.title')}</h1>
      {tasks === undefined ? (
        <p className="empty">{t('today.never')}</p>
      ) : (
        tasks.length + going.length === 0 && (
          <div className="empty">
            <h2>{t('today.none')}</h2>
            <p>{t('today.noneWhy')}</p>
          </div>
        )
      )}
      <ul className="cards">
        {(tasks ?? []).map((task) => (
          <li key={task.id}>
            <TaskCard task={task} queued={queued.has(task.id)} point={point} />
          </li>
        ))}
        {going.map((survey) => (
          <li key={survey.id}>
            <a className="card task-card" href={addressOf('survey', survey.id)}>
              <span className="kind-tag">{t('today.survey')}</span>
              <strong>{survey.title}</strong>
              <span>{t('today.open', { count: survey.left.length })}</span>
              {survey.dueOn !== null && <span className="muted">{t('survey.due', { date: survey.dueOn })}</span>}
            </a>
          </li>
        ))}
      </ul>
      {refreshedAt !== undefined && (
        <p className="muted">{t('today.refreshed', { when: whenText(t, refreshedAt, session.now) })}</p>
      )}
    </>
  );
}

interface CardProps {
  readonly task: CaseDetail;
  readonly queued: boolean;
  readonly point: Point | null;
}

function TaskCard({ task, queued, point }: CardProps) {
  const { t } = useTranslation();
  const className = useClassName();
  const clock = task.clock ?? task.whole;
  const light = lightNow(clock);
  const before = task.photos.find((photo) => photo.phase === 'before' && !photo.erased);
  return (
    <a className="card task-card" href={addressOf('task', task.id)} data-queued={queued || undefined}>
      {before !== undefined && <KeptPicture id={before.id} alt="" className="task-thumb" />}
      <span className="kind-tag">{t(actOf(task) === 'checked' ? 'today.check' : 'today.verify')}</span>
      <strong>
        {task.severity !== 'general' && `【${t(`severity.${task.severity}`)}】`}
        {className(task.class)}
      </strong>
      <span>{task.address ?? task.area.name}</span>
      {queued ? (
        <span className="queued">{t('today.queued')}</span>
      ) : (
        <span className="row">
          <LightMark light={light} word={t(`light.${light}`)} size={16} />
          <span>{dueText(t, clock)}</span>
        </span>
      )}
      {point !== null && task.location !== null && (
        <span className="muted">
          {awayText(t, metresBetween(point.lon, point.lat, task.location.lon, task.location.lat))}
        </span>
      )}
    </a>
  );
}
