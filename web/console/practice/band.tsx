import './practice.css';
import type { PracticeView } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/area-words.js';
import { useCaseNews } from '../round/use-case-news.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { problemText } from '../words/problem-text.js';
import { enterPractice, leavePractice } from './enter.js';
import { practiceApi, practiceQuery } from './practice-api.js';
import { words } from './words.js';

addWords(words);

/** Stands over every screen of a practice, so that nobody takes it for the real thing. */
export function PracticeBand() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery(practiceQuery());
  useCaseNews('practice');
  // Its cases are nowhere else: whatever is open is closed before.
  const home = () => navigate({ to: '/desk' });
  const others = useMutation({
    mutationFn: practiceApi.answers,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['cases'] });
      void client.invalidateQueries({ queryKey: ['case'] });
    },
  });
  const again = useMutation({ mutationFn: () => home().then(() => enterPractice(client)) });
  const leave = useMutation({ mutationFn: () => home().then(() => leavePractice(client)) });
  const error = others.error ?? again.error ?? leave.error;
  const busy = again.isPending || leave.isPending;
  return (
    <aside className="practice-band" aria-label={t('practising.band')}>
      <strong>{t('practising.notReal')}</strong>
      {data !== undefined && <Tasks view={data} />}
      <span className="practice-news" role="status">
        {error !== null
          ? problemText(t, error)
          : again.isPending
            ? t('practising.starting')
            : others.data !== undefined && <Answered answers={others.data.answers} />}
      </span>
      <span className="practice-acts">
        <Button
          size="small"
          loading={others.isPending}
          disabled={busy}
          title={t('practising.othersWhy')}
          onClick={() => others.mutate()}
        >
          {t('practising.others')}
        </Button>
        <Button
          size="small"
          loading={again.isPending}
          disabled={busy}
          title={t('practising.againWhy')}
          onClick={() => again.mutate()}
        >
          {t('practising.again')}
        </Button>
        <Button size="small" loading={leave.isPending} disabled={busy} onClick={() => leave.mutate()}>
          {t('practising.leave')}
        </Button>
      </span>
    </aside>
  );
}

function Answered({ answers }: { readonly answers: readonly { type: string; count: number }[] }) {
  const { t } = useTranslation();
  if (answers.length === 0) return t('practising.nobody');
  const what = answers
    .map(({ type, count }) => t('practising.answeredOne', { act: t(`act.${type}`), count }))
    .join(t('common.comma'));
  return t('practising.answered', { what });
}

/** What there is to try; it ticks itself off by what was done. */
function Tasks({ view }: { readonly view: PracticeView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const until = useByMinute((now) => instantText({ t, language: i18n.language, zone }, Date.parse(view.until), now));
  const ready = view.tasks.filter((task) => task.done >= task.goal).length;
  return (
    <details className="practice-tasks">
      <summary>
        {ready === view.tasks.length
          ? t('practising.allDone')
          : t('practising.tasks', { done: ready, goal: view.tasks.length })}
      </summary>
      <div className="practice-panel">
        <ul>
          {view.tasks.map(({ id, goal, done }) => (
            <li key={id} className={done >= goal ? 'is-done' : ''}>
              <span className="practice-tick" aria-hidden="true">
                {done >= goal ? '✓' : ''}
              </span>
              <span>{t(`practising.task.${id}`, { goal })}</span>
              <span className="number">{t('practising.progress', { done, goal })}</span>
            </li>
          ))}
        </ul>
        <p className="muted">{t('practising.until', { at: until })}</p>
      </div>
    </details>
  );
}
