import '../round/round.css';
import '../act/actions.css';
import type { AssessmentDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { PolicyPrint } from '../scorecard/policy-print.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { AssessNav } from './assess-nav.js';
import { assessQueries } from './assess-queries.js';
import { PeriodAnswers } from './period-answers.js';
import { PeriodChanges } from './period-changes.js';
import { GroupTable, UnitFigures } from './period-figures.js';
import { periodName } from './period-name.js';
import { PeriodSteps } from './period-steps.js';
import { useWhen } from './use-when.js';

const route = getRouteApi('/assessment/$periodId');

/** A period: where it stands, its figures, what the units say, and what has changed since it was frozen. */
export function PeriodPage() {
  const { t } = useTranslation();
  const { periodId } = route.useParams();
  const may = useMay('assessment.read');
  const query = useQuery({ ...assessQueries.period(periodId), enabled: may });
  if (!may) return <NotAllowedNote what={t('assess.title')} />;
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>
          <Link to="/assessment" className="assess-back">
            {t('assess.title')}
          </Link>{' '}
          {periodName(t, periodId)}
          {query.data?.phase === 'trial' && <span className="assess-trial">{t('assess.trial')}</span>}
        </h1>
        <AssessNav />
      </header>
      {query.data !== undefined ? (
        <Period key={periodId} period={query.data} />
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Bones label={t('common.loading')} rows={10} />
      )}
    </div>
  );
}

function Period({ period }: { readonly period: AssessmentDetail }) {
  const { t } = useTranslation();
  const { figures } = period;
  const isFrozen = period.frozen !== null;
  return (
    <>
      <Way period={period} />
      <PeriodSteps period={period} />
      <PeriodAnswers period={period} />
      {period.meeting !== null && (
        <section className="card assess-part" aria-labelledby="assess-meeting">
          <h2 id="assess-meeting">{t('assess.meeting')}</h2>
          <p className="muted">
            {period.meeting.on} · {period.meeting.people}
          </p>
          <p className="assess-text">{period.meeting.decisions}</p>
        </section>
      )}
      <UnitFigures period={period} />
      <GroupTable title={t('assess.streets')} rows={figures.streets} name={(row) => row.name} />
      <GroupTable title={t('assess.sources')} rows={figures.sources} name={(row) => t(`source.${row.group}`)} />
      {isFrozen && <PeriodChanges id={period.id} />}
      <PolicyPrint policy={figures.policy} settings={figures.settings} />
      {period.frozen !== null && (
        <p className="muted assess-digest">
          {t('assess.digest', { ...figures.versions, runs: period.frozen.runs, digest: period.frozen.digest })}
        </p>
      )}
    </>
  );
}

/** The four steps with who took them and when. */
function Way({ period }: { readonly period: AssessmentDetail }) {
  const { t } = useTranslation();
  const when = useWhen();
  const steps = [
    { key: 'draft', of: period.made },
    { key: 'sent', of: period.sent },
    { key: 'frozen', of: period.frozen },
    { key: 'published', of: period.published },
  ] as const;
  return (
    <ol className="card assess-way" aria-label={t('assess.way')}>
      {steps.map(({ key, of }) => (
        <li key={key} className={of === null ? '' : 'is-done'} aria-current={period.state === key ? 'step' : undefined}>
          <strong>{t(`assessState.${key}`)}</strong>
          <span className="muted">{of === null ? t('assess.notYet') : `${of.by.name} ${when(of.at)}`}</span>
          {key === 'sent' && period.state === 'sent' && period.answerBy !== null && (
            <span className="muted">{t('assess.answerBy', { at: when(period.answerBy) })}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
