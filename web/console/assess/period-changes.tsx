import type { AssessmentChanges } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { figureText } from '../scorecard/figures.js';
import { ErrorNote } from '../shell/notes.js';
import { assessQueries } from './assess-queries.js';
import { countedText } from './counted-text.js';

/** What would be otherwise if the period were frozen now. The frozen figures stay. */
export function PeriodChanges({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const query = useQuery({ ...assessQueries.changes(id), enabled: asked });
  return (
    <section className="card assess-part" aria-labelledby="assess-changes">
      <h2 id="assess-changes">{t('assess.changes')}</h2>
      <p className="muted">{t('assess.changesWhy')}</p>
      {query.data !== undefined ? (
        <Changes changes={query.data} />
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : asked ? (
        <Bones label={t('common.loading')} rows={3} />
      ) : (
        <Button onClick={() => setAsked(true)}>{t('assess.showChanges')}</Button>
      )}
    </section>
  );
}

const SHOWN = ['score', 'should', 'resolved', 'timely'] as const;

function Changes({ changes }: { readonly changes: AssessmentChanges }) {
  const { t } = useTranslation();
  const names = useNames();
  if (changes.total === 0 && changes.units.length === 0) return <p>{t('assess.noChanges')}</p>;
  return (
    <>
      <table className="assess-changes number">
        <thead>
          <tr>
            <th scope="col">{t('scorecard.unit')}</th>
            {SHOWN.map((key) => (
              <th scope="col" key={key}>
                {t(`figure.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.units.map(({ unit, before, after }) => (
            <tr key={unit.id}>
              <th scope="row">{names.unit(unit)}</th>
              {SHOWN.map((key) => (
                <td key={key}>
                  {before[key] === after[key]
                    ? figureText(key, before[key])
                    : t('assess.fromTo', { from: figureText(key, before[key]), to: figureText(key, after[key]) })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('assess.changedCases', { count: changes.total })}</p>
      <ul className="assess-runs">
        {changes.runs.map((run) => (
          <li key={`${run.case} ${run.unit.id} ${JSON.stringify(run.after)}`}>
            <Link to="/cases/$caseId" params={{ caseId: run.case }} className="number">
              {run.number}
            </Link>{' '}
            <span className="muted">{names.unit(run.unit)}</span>{' '}
            {t('assess.fromTo', { from: countedText(t, run.before), to: countedText(t, run.after) })}
          </li>
        ))}
      </ul>
    </>
  );
}
