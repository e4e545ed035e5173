import type { Trends } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, schemes } from '../../ui/index.js';
import { ErrorNote } from '../shell/notes.js';
import { boardQueries } from './board-queries.js';
import { Chart } from './chart.js';
import {
  changeText,
  GOAL,
  GOOD,
  INDICATORS,
  type Indicator,
  valueText,
  type Week,
  weeksOf,
  weekValue,
} from './indicators.js';

/** The seven headline indicators of the last seven days, how they changed, and eight weeks of each. */
export function IndicatorsScene({ area }: { readonly area: string | undefined }) {
  const { t } = useTranslation();
  const query = useQuery(boardQueries.trends(area));
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={6} />
    );
  }
  return <Tiles trends={query.data} />;
}

function Tiles({ trends }: { readonly trends: Trends }) {
  const { t } = useTranslation();
  const weeks = useMemo(() => weeksOf(trends), [trends]);
  return (
    <div className="scene-indicators">
      {INDICATORS.map((indicator) => (
        <Tile key={indicator} indicator={indicator} weeks={weeks} />
      ))}
      <p className="board-note muted">{t('board.cohort')}</p>
    </div>
  );
}

function Tile({ indicator, weeks }: { readonly indicator: Indicator; readonly weeks: readonly Week[] }) {
  const { t } = useTranslation();
  const values = weeks.map((week) => weekValue(indicator, week));
  const now = values.at(-1) ?? null;
  const before = values.at(-2) ?? null;
  const change = changeText(indicator, now, before);
  const goal = GOAL[indicator];
  const name = t(`board.indicator.${indicator}`);
  return (
    <section className="indicator" aria-label={name}>
      <h2>{name}</h2>
      <p className="indicator-why muted">{t(`board.indicatorWhy.${indicator}`)}</p>
      {indicator === 'coverage' && values.every((value) => value === null) ? (
        <p className="indicator-none muted">{t('board.unmeasured')}</p>
      ) : (
        <>
          <p className="indicator-value">
            <strong className="number">{valueText(indicator, now)}</strong>
            {change !== null && (
              <span className={`indicator-change ${isWell(indicator, now, before) ? 'is-well' : ''}`}>
                {indicator === 'filings' ? change : t('board.points', { change })}
              </span>
            )}
          </p>
          <p className="muted">
            {t('board.before', { value: valueText(indicator, before) })}
            {goal !== undefined && ` · ${t('board.goal', { value: valueText(indicator, goal) })}`}
          </p>
          <Line indicator={indicator} weeks={weeks} />
          <table className="visually-hidden">
            <caption>{name}</caption>
            <tbody>
              {weeks.map((week, i) => (
                <tr key={week.from}>
                  <th scope="row">{t('board.week', { from: week.from, to: week.to })}</th>
                  <td>{valueText(indicator, values[i] ?? null)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function isWell(indicator: Indicator, now: number | null, before: number | null): boolean {
  if (now === null || before === null || now === before) return false;
  return GOOD[indicator] === (now > before ? 'up' : 'down');
}

const { accent, muted, ink } = schemes.dark;

function Line({ indicator, weeks }: { readonly indicator: Indicator; readonly weeks: readonly Week[] }) {
  const option = useCallback(
    (em: number) => {
      const values = weeks.map((week) => weekValue(indicator, week));
      const goal = GOAL[indicator];
      const known = [...values, ...(goal === undefined ? [] : [goal])].filter((value) => value !== null);
      const low = Math.min(...known);
      const high = Math.max(...known);
      const room = (high - low || high || 1) * 0.15;
      return {
        grid: { left: 0.3 * em, right: 0.8 * em, top: 0.5 * em, bottom: 0.5 * em },
        xAxis: { type: 'category', show: false, boundaryGap: false, data: weeks.map((week) => week.to) },
        yAxis: { type: 'value', show: false, min: low - room, max: high + room },
        series: [
          {
            type: 'line',
            data: values,
            symbol: (_: unknown, { dataIndex }: { dataIndex: number }) =>
              dataIndex === values.length - 1 ? 'circle' : 'none',
            symbolSize: 0.7 * em,
            lineStyle: { color: accent, width: 0.2 * em },
            itemStyle: { color: ink },
            ...(goal === undefined
              ? {}
              : {
                  markLine: {
                    silent: true,
                    symbol: 'none',
                    label: { show: false },
                    lineStyle: { color: muted, type: 'dashed' },
                    data: [{ yAxis: goal }],
                  },
                }),
          },
        ],
      };
    },
    [indicator, weeks],
  );
  return <Chart option={option} className="indicator-line" />;
}
