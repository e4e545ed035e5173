import type { CallTask, CallTaskDone } from '@bihuan/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Rate, Segmented, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { ErrorNote } from '../shell/notes.js';
import { problemText } from '../words/problem-text.js';
import { useInstantText } from './call-pane.js';
import { hotlineApi, hotlineQueries } from './hotline-api.js';

const OUTCOMES = ['reached', 'not-reached', 'wrong-number', 'refused'] as const;

/** Whom to call back and whom to ask; those that are done with what came of it. */
export function TaskLists() {
  const { t } = useTranslation();
  const [show, setShow] = useState<'open' | 'done'>('open');
  const query = useInfiniteQuery(hotlineQueries.tasks(show));
  const tasks = query.data?.pages.flatMap((page) => page.tasks);
  return (
    <section className="hotline-list" aria-label={t('hotline.views.tasks')}>
      <Segmented<'open' | 'done'>
        aria-label={t('hotline.show')}
        value={show}
        onChange={setShow}
        options={(['open', 'done'] as const).map((value) => ({ value, label: t(`hotline.tasks.${value}`) }))}
      />
      {tasks === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={4} rowHeight={72} />
        )
      ) : tasks.length === 0 ? (
        <div className="card">
          <StateNote title={t(`hotline.tasks.none.${show}`)}>{t(`hotline.tasks.noneWhy.${show}`)}</StateNote>
        </div>
      ) : (
        <ul className="hotline-tasks">
          {tasks.map((task) => (
            <TaskCard key={task.id} task={task} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('hotline.more')}
        </Button>
      )}
    </section>
  );
}

function TaskCard({ task }: { readonly task: CallTask }) {
  const { t } = useTranslation();
  const at = useInstantText();
  const [open, setOpen] = useState(false);
  const who = task.name ?? task.number ?? t('hotline.erased');
  return (
    <li className="card hotline-task">
      <div className="hotline-task-head">
        <strong>{t(`hotline.taskKind.${task.kind}`)}</strong>
        <a className="number" href={task.number === null ? undefined : `tel:${task.number.replace(/[^+\d]/g, '')}`}>
          {task.number ?? t('hotline.erased')}
        </a>
        {task.name !== null && <span>{task.name}</span>}
        {task.case !== null && (
          <Link to="/cases/$caseId" params={{ caseId: task.case.id }} className="number">
            {task.case.number}
          </Link>
        )}
        <Link to="/hotline" search={{ call: task.call }}>
          {t('hotline.toCall')}
        </Link>
      </div>
      {task.reason !== null && <p>{task.reason}</p>}
      {task.doneAt === null ? (
        <>
          <p className={task.late ? 'hotline-late' : 'muted'}>
            {t(task.late ? 'hotline.lateSince' : 'hotline.dueAt', { at: at(task.dueAt) })}
            {task.attempts > 0 && ` · ${t('hotline.tried', { count: task.attempts })}`}
          </p>
          {open ? (
            <DoneForm task={task} />
          ) : (
            <div>
              <Button onClick={() => setOpen(true)} aria-label={t('hotline.doneOf', { who })}>
                {t('hotline.done')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <p className="muted">
          {task.outcome !== null && t(`hotline.outcome.${task.outcome}`)}
          {task.stars !== null && ` · ${t('hotline.starsGiven', { count: task.stars })}`}
          {task.rated && ` · ${t('hotline.ratedInCase')}`} · {task.doneBy?.name} · {at(task.doneAt)}
          {task.result !== null && task.result !== '' && <span className="hotline-result">{task.result}</span>}
        </p>
      )}
    </li>
  );
}

function DoneForm({ task }: { readonly task: CallTask }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<CallTaskDone['outcome']>('reached');
  const [result, setResult] = useState('');
  const [stars, setStars] = useState(0);
  const finish = useMutation({
    mutationFn: (final: boolean) =>
      hotlineApi.finish(task.id, { outcome, result: result.trim(), final, ...(stars > 0 ? { stars } : {}) }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['hotline'] }),
  });
  const asks = task.kind === 'satisfaction' && outcome === 'reached';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!finish.isPending) finish.mutate(true);
  };
  return (
    <form className="hotline-done" onSubmit={submit} aria-label={t('hotline.done')}>
      <Select
        aria-label={t('hotline.outcomeOf')}
        value={outcome}
        onChange={setOutcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`hotline.outcome.${value}`) }))}
      />
      {asks && <Rate aria-label={t('hotline.stars')} value={stars} onChange={setStars} />}
      <Input
        aria-label={t('hotline.result')}
        placeholder={t('hotline.result')}
        maxLength={2000}
        value={result}
        onChange={(event) => setResult(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={finish.isPending}>
        {t('hotline.finishTask')}
      </Button>
      {outcome !== 'reached' && (
        <Button onClick={() => finish.mutate(false)} disabled={finish.isPending}>
          {t('hotline.tryAgain')}
        </Button>
      )}
      {finish.error !== null && <p role="alert">{problemText(t, finish.error)}</p>}
    </form>
  );
}
