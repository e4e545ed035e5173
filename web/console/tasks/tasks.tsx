import './tasks.css';
import type { TaskList } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';
import { Bones, StateNote } from '../../ui/index.js';
import { ClockLight } from '../case/clock-light.js';
import { SeverityTag } from '../case/severity-tag.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ShiftCard } from '../patrol/shift-card.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { awayText } from './away.js';
import { askPosition, usePosition } from './position.js';
import { words } from './words.js';

addWords(words);

type Task = TaskList['tasks'][number];

/** What crews have in hand, the least time left first: a crew's own, or all of a unit's with what has come back on top. */
export function Tasks() {
  const { t } = useTranslation();
  const may = useMay('event.handed-back');
  const patrols = useMay('patrol.walk');
  if (!may && !patrols) return <NotAllowedNote what={t('tasks.title')} />;
  return (
    <>
      {patrols && (
        <div className="tasks is-shift">
          <ShiftCard />
        </div>
      )}
      {may && <TaskScreen />}
    </>
  );
}

function TaskScreen() {
  const { t } = useTranslation();
  // Who feeds back is of the unit; a crew is not.
  const ofUnit = useMay('event.feedback');
  const query = useQuery(queries.tasks());
  return (
    <div className="tasks">
      <header className="tasks-head">
        <h1>{t('tasks.title')}</h1>
        {!ofUnit && <FindMe />}
      </header>
      {query.data === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={4} rowHeight={120} />
        )
      ) : query.data.tasks.length === 0 ? (
        <StateNote title={t(ofUnit ? 'tasks.noneUnit' : 'tasks.none')}>
          {t(ofUnit ? 'tasks.noneUnitWhy' : 'tasks.noneWhy')}
        </StateNote>
      ) : (
        <Lists list={query.data} ofUnit={ofUnit} />
      )}
    </div>
  );
}

function FindMe() {
  const { t } = useTranslation();
  const { state } = usePosition();
  if (state === 'told') return null;
  return (
    <button
      type="button"
      className="big-button is-quiet"
      disabled={state === 'asking'}
      onClick={() => void askPosition()}
    >
      {t(state === 'refused' ? 'tasks.notFound' : 'tasks.findMe')}
    </button>
  );
}

function Lists({ list, ofUnit }: { readonly list: TaskList; readonly ofUnit: boolean }) {
  const { t } = useTranslation();
  const readAt = Date.parse(list.now);
  const back = list.tasks.filter((task) => task.stage === 'back');
  const out = list.tasks.filter((task) => task.stage !== 'back');
  return (
    <>
      {back.length > 0 && (
        <section aria-label={t('tasks.waiting', { count: back.length })}>
          <h2>{t('tasks.waiting', { count: back.length })}</h2>
          <Cards tasks={back} readAt={readAt} ofUnit={ofUnit} />
        </section>
      )}
      {out.length > 0 && (
        <section aria-label={t('tasks.inHand', { count: out.length })}>
          <h2>{t('tasks.inHand', { count: out.length })}</h2>
          <Cards tasks={out} readAt={readAt} ofUnit={ofUnit} />
        </section>
      )}
    </>
  );
}

function Cards({
  tasks,
  readAt,
  ofUnit,
}: {
  readonly tasks: readonly Task[];
  readonly readAt: number;
  readonly ofUnit: boolean;
}) {
  return (
    <ul className="task-cards">
      {tasks.map((task) => (
        <li key={task.case.id}>
          <TaskCard task={task} readAt={readAt} ofUnit={ofUnit} />
        </li>
      ))}
    </ul>
  );
}

function TaskCard({
  task,
  readAt,
  ofUnit,
}: {
  readonly task: Task;
  readonly readAt: number;
  readonly ofUnit: boolean;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const { point } = usePosition();
  const { case: summary } = task;
  const away = awayText(t, point, summary.location);
  // A clerk looks at the whole case; a crew at what there is to do.
  const to = ofUnit ? '/cases/$caseId' : '/tasks/$caseId';
  return (
    <Link to={to} params={{ caseId: summary.id }} className="task-card" data-stage={task.stage}>
      {task.photo === null ? (
        <span className="task-photo is-none">{t('tasks.noPhoto')}</span>
      ) : (
        <img className="task-photo" src={fileAddress(task.photo, 'thumb')} alt="" loading="lazy" />
      )}
      <span className="task-what">
        <span className="task-class">
          <SeverityTag severity={summary.severity} /> {names.cls(summary.class)}
        </span>
        <span className="task-place">{summary.address ?? summary.area.name}</span>
        <span className="task-light">
          <ClockLight clock={summary.clock ?? summary.whole} readAt={readAt} severity={summary.severity} />
          {away !== null && <span className="number">{away}</span>}
        </span>
        <span className="task-stage">
          {ofUnit && <strong>{t('tasks.with', { name: task.crew.name })} </strong>}
          <Since task={task} />
        </span>
      </span>
    </Link>
  );
}

function Since({ task }: { readonly task: Task }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const when = useByMinute((now) => instantText({ t, language: i18n.language, zone }, Date.parse(task.since), now));
  return <span>{t('tasks.since', { stage: t(`tasks.stage.${task.stage}`), when })}</span>;
}
