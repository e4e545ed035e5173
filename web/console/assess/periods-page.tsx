import '../round/round.css';
import '../act/actions.css';
import type { AssessmentSummary } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { wallOf } from '../time/wall.js';
import { AssessNav } from './assess-nav.js';
import { assessQueries, makePeriod } from './assess-queries.js';
import { periodName } from './period-name.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';
import { useWhen } from './use-when.js';

/** All periods with where they stand, and what is to be done next. */
export function PeriodsPage() {
  const { t } = useTranslation();
  const may = useMay('assessment.read');
  const writes = useMay('assessment.write');
  const query = useQuery({ ...assessQueries.periods(), enabled: may });
  if (!may) return <NotAllowedNote what={t('assess.title')} />;
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>{t('assess.title')}</h1>
        <AssessNav />
      </header>
      {writes && <NewPeriod there={query.data?.periods.map(({ id }) => id) ?? []} />}
      {query.data === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={6} />
        )
      ) : query.data.periods.length === 0 ? (
        <div className="card">
          <StateNote title={t('assess.empty')}>{t(writes ? 'assess.emptyWhy' : 'assess.emptyUnit')}</StateNote>
        </div>
      ) : (
        <PeriodTable periods={query.data.periods} />
      )}
    </div>
  );
}

function PeriodTable({ periods }: { readonly periods: readonly AssessmentSummary[] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card round-table is-cards" aria-label={t('assess.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('assess.period')}</th>
            <th scope="col">{t('assess.state')}</th>
            <th scope="col" className="is-number">
              {t('assess.confirmed')}
            </th>
            <th scope="col" className="is-number">
              {t('assess.queries')}
            </th>
            <th scope="col" className="is-number">
              {t('assess.appeals')}
            </th>
            <th scope="col">{t('assess.next')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/assessment/$periodId" params={{ periodId: one.id }}>
                  {periodName(t, one.id)}
                </Link>
                {one.phase === 'trial' && <span className="assess-trial">{t('assess.trial')}</span>}
              </th>
              <td>{t(`assessState.${one.state}`)}</td>
              <td className="is-number number" data-label={t('assess.confirmed')}>
                {t('assess.ofUnits', { confirmed: one.confirmed, units: one.units })}
              </td>
              <td className="is-number number" data-label={t('assess.queries')}>
                {one.queries}
              </td>
              <td className="is-number number" data-label={t('assess.appeals')}>
                {one.appeals}
              </td>
              <td>
                <NextStep one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NextStep({ one }: { readonly one: AssessmentSummary }) {
  const { t } = useTranslation();
  const when = useWhen();
  const now = useMinute();
  if (one.state === 'draft') return t(Date.parse(one.to) > now ? 'assess.nextRunning' : 'assess.nextSend');
  if (one.state === 'frozen') return t('assess.nextPublish');
  if (one.state === 'published') return <span className="muted">{t('assess.nextNothing')}</span>;
  if (one.queries > 0) return t('assess.nextReply');
  if (one.appeals > 0) return t('assess.nextDecide');
  const waits = one.answerBy !== null && Date.parse(one.answerBy) > now && one.confirmed < one.units;
  return waits ? t('assess.nextWait', { at: when(one.answerBy ?? '') }) : t('assess.nextFreeze');
}

/** Months, quarters and years up to now that have no draft yet. */
function NewPeriod({ there }: { readonly there: readonly string[] }) {
  const { t } = useTranslation();
  const id = useId();
  const { zone } = useCityTime();
  const now = wallOf(useMinute(), zone);
  const offered = offeredPeriods(now.year, now.month).filter((each) => !there.includes(each));
  const [chosen, setChosen] = useState<string | null>(null);
  const [phase, setPhase] = useState<'trial' | 'formal'>('formal');
  const step = useStep(makePeriod, () => setChosen(null));
  // The month that is over comes first.
  const value = chosen ?? offered[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== undefined && !step.isPending) step.mutate({ id: value, phase });
  };
  if (value === undefined) return null;
  return (
    <form className="card assess-new" onSubmit={submit} aria-label={t('assess.make')}>
      <div className="field">
        <label htmlFor={`${id}-period`}>{t('assess.period')}</label>
        <Select
          id={`${id}-period`}
          value={value}
          popupMatchSelectWidth={false}
          onChange={setChosen}
          options={offered.map((each) => ({ value: each, label: periodName(t, each) }))}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-phase`}>{t('assess.phase')}</label>
        <Select
          id={`${id}-phase`}
          value={phase}
          popupMatchSelectWidth={false}
          onChange={setPhase}
          options={(['formal', 'trial'] as const).map((each) => ({ value: each, label: t(`assessPhase.${each}`) }))}
        />
      </div>
      <Button type="primary" htmlType="submit" loading={step.isPending}>
        {t('assess.make')}
      </Button>
      <StepProblem error={step.error} />
    </form>
  );
}

/** The last month first, then the one that runs, earlier ones, quarters and years. */
export function offeredPeriods(year: number, month: number): string[] {
  const monthAt = (back: number) => {
    const index = year * 12 + month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  };
  const quarterAt = (back: number) => {
    const index = year * 4 + Math.ceil(month / 3) - 1 - back;
    return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
  };
  return [
    ...[1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(monthAt),
    ...[1, 0, 2, 3, 4].map(quarterAt),
    ...[1, 0].map((back) => String(year - back)),
  ];
}
