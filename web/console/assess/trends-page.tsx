import '../round/round.css';
import './trends.css';
import type { Months } from '@bihuan/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { get } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { changeText, GOAL, INDICATORS, type Indicator, indicatorValue, valueText } from '../board/indicators.js';
import { words as boardWords } from '../board/words.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { AssessNav } from './assess-nav.js';
import { MonthLine } from './month-line.js';
import { periodName } from './period-name.js';
import { useWhen } from './use-when.js';

addWords(boardWords);

const months = queryOptions({
  queryKey: ['months'],
  queryFn: ({ signal }) => get<Months>('/scorecards/months', { signal }),
  staleTime: 600_000,
});

/** The headline indicators by month, and the units that pass cases to and fro. */
export function TrendsPage() {
  const { t } = useTranslation();
  const may = useMay('board.read');
  const query = useQuery({ ...months, enabled: may });
  if (!may) return <NotAllowedNote what={t('monthly.title')} />;
  return (
    <div className="round assess">
      <header className="round-head">
        <h1>{t('monthly.title')}</h1>
        <AssessNav />
      </header>
      {query.data !== undefined ? (
        <>
          <MonthTable answer={query.data} />
          <Pairs pairs={query.data.pairs} />
        </>
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Bones label={t('common.loading')} rows={10} />
      )}
    </div>
  );
}

type Month = Months['months'][number];

interface Row {
  readonly key: string;
  readonly name: string;
  readonly why: string;
  readonly goal: number | null;
  readonly of: (month: Month) => number | null;
  readonly text: (value: number | null) => string;
  readonly change: (now: number | null, before: number | null) => string | null;
}

function useRows(): Row[] {
  const { t } = useTranslation();
  const indicators = INDICATORS.map((indicator): Row => {
    return {
      key: indicator,
      name: t(`board.indicator.${indicator}`),
      why: t(`board.indicatorWhy.${indicator}`),
      goal: GOAL[indicator] ?? null,
      of: (month) => indicatorOf(indicator, month),
      text: (value) => valueText(indicator, value),
      change: (now, before) => changeText(indicator, now, before),
    };
  });
  const resolved: Row = {
    key: 'resolvedRate',
    name: t('figure.resolvedRate'),
    why: t('figureWhy.resolvedRate'),
    goal: 0.85,
    of: ({ score }) => score.resolvedRate,
    text: (value) => valueText('closing', value),
    change: (now, before) => changeText('closing', now, before),
  };
  const timely: Row = {
    ...resolved,
    key: 'timelyRate',
    name: t('figure.timelyRate'),
    why: t('figureWhy.timelyRate'),
    goal: null,
    of: ({ score }) => score.timelyRate,
  };
  return [...indicators, resolved, timely];
}

function indicatorOf(indicator: Indicator, { counts, patrol }: Month): number | null {
  if (indicator !== 'coverage') return indicatorValue(indicator, counts);
  // Where nobody recorded a shift, nothing was measured.
  return patrol.shifts === 0 || patrol.cells === 0 ? null : patrol.visited / patrol.cells;
}

/** The month that is over, beside the one before it and the same one of last year; and twelve months as a line. */
function MonthTable({ answer }: { readonly answer: Months }) {
  const { t } = useTranslation();
  const when = useWhen();
  const rows = useRows();
  const [lastYear, ...year] = answer.months;
  const now = year.at(-1);
  const before = year.at(-2);
  if (lastYear === undefined || now === undefined || before === undefined) return null;
  const short = (month: string) => t('monthly.month', { month: Number(month.slice(5)) });
  return (
    <section className="card monthly" aria-label={t('monthly.title')}>
      <p className="muted">
        {t('monthly.of', { area: answer.area.name, at: when(answer.at) })} {t('monthly.why')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen */}
      <div className="monthly-scroll" tabIndex={0} role="region" aria-label={t('monthly.table')}>
        <table className="number">
          <thead>
            <tr>
              <th scope="col">{t('monthly.indicator')}</th>
              <th scope="col">{t('monthly.twelve')}</th>
              <th scope="col">{periodName(t, now.month)}</th>
              <th scope="col">{t('monthly.onMonth')}</th>
              <th scope="col">{t('monthly.onYear')}</th>
              {year
                .slice(0, -1)
                .reverse()
                .map(({ month }) => (
                  <th scope="col" key={month} title={periodName(t, month)}>
                    {short(month)}
                  </th>
                ))}
              <th scope="col">{periodName(t, lastYear.month)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const value = row.of(now);
              return (
                <tr key={row.key}>
                  <th scope="row" title={row.why}>
                    {row.name}
                    {row.goal !== null && (
                      <span className="muted"> {t('monthly.goal', { goal: `${row.goal * 100}%` })}</span>
                    )}
                  </th>
                  <td>
                    <MonthLine values={year.map(row.of)} goal={row.goal} />
                  </td>
                  <td>
                    <b>{row.text(value)}</b>
                  </td>
                  <td>{row.change(value, row.of(before)) ?? '—'}</td>
                  <td>{row.change(value, row.of(lastYear)) ?? '—'}</td>
                  {year
                    .slice(0, -1)
                    .reverse()
                    .map((month) => (
                      <td key={month.month}>{row.text(row.of(month))}</td>
                    ))}
                  <td>{row.text(row.of(lastYear))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Pairs({ pairs }: { readonly pairs: Months['pairs'] }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="card assess-part" aria-labelledby="monthly-pairs">
      <h2 id="monthly-pairs">{t('monthly.pairs')}</h2>
      <p className="muted">{t(pairs.length === 0 ? 'monthly.noPairs' : 'monthly.pairsWhy')}</p>
      {pairs.map(({ units: [one, other], cases }) => (
        <details key={`${one.id} ${other.id}`}>
          <summary>
            {names.unit(one)} ⇄ {names.unit(other)}{' '}
            <b className="number">{t('monthly.cases', { count: cases.length })}</b>
          </summary>
          <ul className="assess-runs">
            {cases.map((each) => (
              <li key={each.case}>
                <Link to="/cases/$caseId" params={{ caseId: each.case }} className="number">
                  {each.number}
                </Link>{' '}
                <span className="muted">{t('monthly.times', { count: each.times })}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
