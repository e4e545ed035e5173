import './tasks.css';
import { ArrowLeftOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, OfflineError, ProblemError } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { CaseMap } from '../case/case-map.js';
import { ClockLight } from '../case/clock-light.js';
import { SeverityTag } from '../case/severity-tag.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { useMay, useSession } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { CasePhotos } from '../photos/case-photos.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { awayText } from './away.js';
import { crewOf } from './crew-of.js';
import { HandBack } from './hand-back.js';
import { Navigate } from './navigate.js';
import { usePosition } from './position.js';
import { keepTask } from './task-draft.js';
import { words } from './words.js';

addWords(words);

/** One task on a crew's phone: where it is, what it looks like, and the one thing to do next. */
export function Task() {
  const { t } = useTranslation();
  const { caseId } = useParams({ strict: false });
  const may = useMay('event.handed-back');
  if (!may) return <NotAllowedNote what={t('tasks.title')} />;
  return caseId === undefined ? null : <TaskPage key={caseId} id={caseId} />;
}

function TaskPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const query = useQuery(queries.case(id));
  return (
    <div className="tasks task">
      <Link to="/tasks" className="task-back">
        <ArrowLeftOutlined aria-hidden /> {t('tasks.back')}
      </Link>
      {query.data !== undefined ? (
        <Loaded detail={query.data} />
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Bones label={t('common.loading')} rows={6} rowHeight={56} />
      )}
    </div>
  );
}

function Loaded({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const names = useNames();
  const { point } = usePosition();
  const away = awayText(t, point, detail.location);
  const step = useStep(detail);
  return (
    <>
      <header className="task-head">
        <h1>
          <SeverityTag severity={detail.severity} /> {names.cls(detail.class)}
        </h1>
        <p className="task-address">{detail.address ?? detail.area.name}</p>
        {detail.description !== null && <p>{detail.description}</p>}
        <p className="task-light">
          <ClockLight clock={detail.clock ?? detail.whole} readAt={Date.parse(detail.now)} severity={detail.severity} />
          {away !== null && <span className="number">{away}</span>}
        </p>
        <Navigate detail={detail} />
      </header>
      {step !== 'take' && <Next detail={detail} step={step} />}
      <CasePhotos detail={detail} />
      <CaseMap detail={detail} />
      {step === 'take' && <TakeOver detail={detail} />}
    </>
  );
}

type Step = 'take' | 'hand-back' | 'back' | 'not-mine';

/** The one thing to do: take it over, then hand it back. */
function useStep(detail: CaseDetail): Step {
  const { person } = useSession();
  const isBack = detail.crewStage === 'back';
  // Also where the answer to the sending was lost.
  useEffect(() => {
    if (isBack) keepTask(detail.id, null);
  }, [isBack, detail.id]);
  if (isBack) return 'back';
  if (!detail.actions.some((action) => action.type === 'handed-back')) return 'not-mine';
  return detail.crewStage === 'handed' && crewOf(detail) === person.id ? 'take' : 'hand-back';
}

function Next({ detail, step }: { readonly detail: CaseDetail; readonly step: Step }) {
  const { t } = useTranslation();
  if (step === 'hand-back') return <HandBack detail={detail} />;
  return (
    <section className="task-next" aria-label={t('tasks.handBack')}>
      <p role="status">{t(step === 'back' ? 'tasks.handedBack' : 'tasks.notYours')}</p>
      <Link to="/tasks" className="big-button">
        {t('tasks.next')}
      </Link>
    </section>
  );
}

/**
 * The table of events has none for a crew that takes over: it is a note that says so, which everybody reads, with a member
 * by which the server knows it.
 */
function TakeOver({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const take = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      api.act(
        detail.id,
        { type: 'noted', data: { text: t('tasks.takeOverText'), takenOver: true }, version: detail.version },
        newKey(),
      ),
    onSuccess: (answer) => {
      if (answer !== undefined) client.setQueryData(queries.case(detail.id).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['case', detail.id] }),
  });
  const conflict = take.error instanceof ProblemError && take.error.code === 'conflict';
  return (
    <section className="task-bar" aria-label={t('tasks.takeOver')}>
      {take.error !== null && (
        <p role="alert">
          {conflict
            ? t('tasks.changed')
            : take.error instanceof OfflineError
              ? t('tasks.offlineTake')
              : problemText(t, take.error)}
        </p>
      )}
      <button type="button" className="big-button is-first" disabled={take.isPending} onClick={() => take.mutate()}>
        {t('tasks.takeOver')}
      </button>
    </section>
  );
}
