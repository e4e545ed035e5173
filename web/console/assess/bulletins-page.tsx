import '../round/round.css';
import '../act/actions.css';
import type { BulletinBlock } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useMay, useSession } from '../data/session.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { AssessNav } from './assess-nav.js';
import { assessQueries, makeBulletin } from './assess-queries.js';
import { periodName } from './period-name.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';

/** Issues, the latest first, and the way to the next one. */
export function BulletinsPage() {
  const { t } = useTranslation();
  const may = useMay('assessment.read');
  const writes = useMay('assessment.write');
  const query = useQuery({ ...assessQueries.bulletins(), enabled: may });
  if (!may) return <NotAllowedNote what={t('bulletin.title')} />;
  const bulletins = query.data?.bulletins;
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>{t('bulletin.title')}</h1>
        <AssessNav />
      </header>
      {writes && <NewBulletin />}
      {bulletins === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={4} />
        )
      ) : bulletins.length === 0 ? (
        <div className="card">
          <StateNote title={t('bulletin.empty')}>{t('bulletin.emptyWhy')}</StateNote>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
        <section className="card round-table is-cards" aria-label={t('bulletin.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('bulletin.issue')}</th>
                <th scope="col">{t('bulletin.titleField')}</th>
                <th scope="col">{t('assess.period')}</th>
                <th scope="col">{t('assess.state')}</th>
              </tr>
            </thead>
            <tbody>
              {bulletins.map((one) => (
                <tr key={one.id}>
                  <td>{t('bulletin.no', { no: one.no, year: one.year })}</td>
                  <th scope="row">
                    <Link to="/bulletins/$bulletinId" params={{ bulletinId: one.id }}>
                      {one.title}
                    </Link>
                  </th>
                  <td>{periodName(t, one.period)}</td>
                  <td>{t(`bulletinState.${one.state}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

/** What an issue begins with; its editor changes it. */
const FIRST: readonly BulletinBlock[] = [
  { kind: 'summary' },
  { kind: 'ranking' },
  { kind: 'goal' },
  { kind: 'streets' },
  { kind: 'sources' },
  { kind: 'classes', most: 10 },
  { kind: 'awards', floor: 20, most: 3 },
];

function NewBulletin() {
  const { t } = useTranslation();
  const id = useId();
  const { tenant } = useSession();
  const periods = useQuery(assessQueries.periods()).data?.periods ?? [];
  const frozen = periods.filter(({ state }) => state === 'frozen' || state === 'published');
  const [chosen, setChosen] = useState<string | null>(null);
  const step = useStep(makeBulletin);
  const period = chosen ?? frozen[0]?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (period === undefined || step.isPending) return;
    const kind = period.length === 4 ? 'year' : period[5] === 'Q' ? 'quarter' : 'month';
    step.mutate({
      period,
      title: t(`bulletin.titleOf.${kind}`, { period: periodName(t, period) }),
      issuer: t('bulletin.issuerOf', { name: tenant.name }),
      recipients: t('bulletin.toUnits'),
      blocks: [...FIRST],
    });
  };
  if (period === undefined) return <p className="round-note">{t('bulletin.needsFrozen')}</p>;
  return (
    <form className="card assess-new" onSubmit={submit} aria-label={t('bulletin.make')}>
      <div className="field">
        <label htmlFor={`${id}-period`}>{t('assess.period')}</label>
        <Select
          id={`${id}-period`}
          value={period}
          popupMatchSelectWidth={false}
          onChange={setChosen}
          options={frozen.map((each) => ({ value: each.id, label: periodName(t, each.id) }))}
        />
      </div>
      <Button type="primary" htmlType="submit" loading={step.isPending}>
        {t('bulletin.make')}
      </Button>
      <StepProblem error={step.error} />
    </form>
  );
}
