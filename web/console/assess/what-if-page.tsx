import '../round/round.css';
import '../act/actions.css';
import './what-if.css';
import type { WhatIfDetail, WhatIfResult } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { type FigureKey, figureText } from '../scorecard/figures.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { AssessNav } from './assess-nav.js';
import { countedText } from './counted-text.js';
import { periodName } from './period-name.js';
import { StepProblem } from './step-problem.js';
import { useStep } from './use-step.js';
import { useWhen } from './use-when.js';
import { stopWhatIf, whatIfQueries } from './what-if-queries.js';
import { useRulesText } from './what-if-rules.js';

const route = getRouteApi('/what-if/$whatIfId');

/** One period by two sets of rules, side by side, with the cases that count otherwise. */
export function WhatIfPage() {
  const { t } = useTranslation();
  const { whatIfId } = route.useParams();
  const may = useMay('assessment.write');
  const query = useQuery({ ...whatIfQueries.one(whatIfId), enabled: may });
  const rulesText = useRulesText();
  if (!may) return <NotAllowedNote what={t('whatIf.title')} />;
  const one = query.data;
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>
          <Link to="/what-if" className="assess-back">
            {t('whatIf.title')}
          </Link>{' '}
          {one !== undefined && periodName(t, one.period)}
        </h1>
        <AssessNav />
      </header>
      {one !== undefined ? (
        <>
          <p className="round-note">{rulesText(one.rules)}</p>
          {one.result === null ? <Way one={one} /> : <Results result={one.result} />}
        </>
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Bones label={t('common.loading')} rows={8} />
      )}
    </div>
  );
}

/** How far it is. */
function Way({ one }: { readonly one: WhatIfDetail }) {
  const { t } = useTranslation();
  const step = useStep((_: null, key) => stopWhatIf(one.id, key));
  const goes = one.state === 'waiting' || one.state === 'running';
  const percent = one.total === 0 ? 0 : Math.floor((100 * one.gone) / one.total);
  return (
    <section className="card assess-part" aria-label={t('assess.way')}>
      <p role="status">
        {t(`whatIfState.${one.state}`)}
        {one.total > 0 && <span className="number"> {t('whatIf.gone', { gone: one.gone, total: one.total })}</span>}
      </p>
      {goes && <Progress percent={percent} aria-label={t('assess.way')} />}
      <StepProblem error={step.error} />
      {goes && (
        <Button loading={step.isPending} onClick={() => step.mutate(null)}>
          {t('whatIf.stop')}
        </Button>
      )}
    </section>
  );
}

const SHOWN: readonly FigureKey[] = ['score', 'timelyRate', 'resolvedRate', 'should', 'resolved', 'timely'];

function Results({ result }: { readonly result: WhatIfResult }) {
  const { t } = useTranslation();
  const names = useNames();
  const when = useWhen();
  const [all, setAll] = useState(false);
  const after = new Map(result.after.units.map((unit) => [unit.unit, unit]));
  const rows = result.before.units
    .map((unit) => ({
      name: names.unit({ id: unit.unit, name: unit.name }),
      was: unit,
      is: after.get(unit.unit) ?? unit,
    }))
    .filter(({ was, is }) => was.dispatched + is.dispatched > 0)
    .filter(({ was, is }) => all || SHOWN.some((key) => was[key as 'score'] !== is[key as 'score']));
  return (
    <>
      <section className="card round-table" aria-label={t('whatIf.results')}>
        <table className="number what-if-results">
          <caption>
            {t('whatIf.sides', { before: result.before.policy, after: result.after.policy, at: when(result.asOf) })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('scorecard.unit')}</th>
              <th scope="col">{t('scorecard.rank')}</th>
              {SHOWN.map((key) => (
                <th scope="col" key={key} title={t(`figureWhy.${key}`)}>
                  {t(`figure.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, was, is }) => (
              <tr key={was.unit}>
                <th scope="row">{name}</th>
                <td>
                  <Both was={String(was.rank ?? '—')} is={String(is.rank ?? '—')} />
                </td>
                {SHOWN.map((key) => (
                  <td key={key}>
                    <Both was={figureText(key, was[key as 'score'])} is={figureText(key, is[key as 'score'])} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('scorecard.area')}</th>
              <td />
              {SHOWN.map((key) => (
                <td key={key}>
                  <Both
                    was={figureText(key, result.before.area[key as 'score'])}
                    is={figureText(key, result.after.area[key as 'score'])}
                  />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <Button className="what-if-all" onClick={() => setAll(!all)} aria-pressed={all}>
        {t(all ? 'whatIf.onlyChanged' : 'whatIf.allUnits')}
      </Button>
      <section className="card assess-part" aria-labelledby="what-if-cases">
        <h2 id="what-if-cases">{t('assess.changedCases', { count: result.changed })}</h2>
        {result.untold > 0 && <p className="muted">{t('whatIf.untold', { count: result.untold })}</p>}
        {result.changed > result.cases.length && (
          <p className="muted">{t('whatIf.first', { count: result.cases.length })}</p>
        )}
        <ul className="assess-runs">
          {result.cases.map((one, no) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a case may stand there twice, and the list never changes
            <li key={`${one.case} ${no}`}>
              <Link to="/cases/$caseId" params={{ caseId: one.case }} className="number">
                {one.number}
              </Link>{' '}
              <span className="muted">{whose(one, names.unit)}</span>{' '}
              {t('assess.fromTo', { from: countedText(t, one.before), to: countedText(t, one.after) })}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Units before and after, where they differ. */
function whose(
  { before, after }: WhatIfResult['cases'][number],
  name: (unit: { readonly id: string; readonly name: string }) => string,
): string {
  const units = [before?.unit, after?.unit].flatMap((unit) => (unit === undefined ? [] : [name(unit)]));
  return [...new Set(units)].join(' → ');
}

/** Two values, one where they are the same. */
function Both({ was, is }: { readonly was: string; readonly is: string }) {
  if (was === is) return <span className="muted">{was}</span>;
  return (
    <>
      {was} → <b>{is}</b>
    </>
  );
}
