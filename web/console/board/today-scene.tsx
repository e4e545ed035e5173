import type { BoardNow, Trends } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, schemes } from '../../ui/index.js';
import { ErrorNote } from '../shell/notes.js';
import { boardQueries } from './board-queries.js';
import { Chart } from './chart.js';
import { changeText } from './indicators.js';
import { LightBar, LightCounts } from './lights.js';

const FLOWS = ['reported', 'filed', 'closed'] as const;

/** Today against the same weekday a week ago, and the two weeks up to it. */
export function TodayScene({ area }: { readonly area: string | undefined }) {
  const { t } = useTranslation();
  const now = useQuery(boardQueries.now(area));
  const trends = useQuery(boardQueries.trends(area));
  const error = now.error ?? trends.error;
  if (now.data === undefined || trends.data === undefined) {
    return error !== null ? (
      <ErrorNote
        error={error}
        retry={() => {
          void now.refetch();
          void trends.refetch();
        }}
      />
    ) : (
      <Bones label={t('common.loading')} rows={6} />
    );
  }
  const most = Math.max(...now.data.severities.map((each) => each.total), 1);
  return (
    <div className="scene-today">
      <Flows now={now.data} />
      <section className="board-part" aria-label={t('board.days')}>
        <h2>{t('board.days')}</h2>
        <Days days={trends.data.days.slice(-14)} />
      </section>
      <section className="board-part" aria-label={t('board.bySeverity')}>
        <h2>{t('board.bySeverity')}</h2>
        <ul className="board-bars">
          {now.data.severities.map((each) => (
            <li key={each.severity}>
              <span>{t(`severity.${each.severity}`)}</span>
              <LightBar sums={each} most={most} />
              <LightCounts sums={each} />
            </li>
          ))}
        </ul>
        <h2>{t('board.byStage')}</h2>
        <ul className="board-bars">
          {now.data.stages.map((each) => (
            <li key={each.stage}>
              <span>{t(`stage.${each.stage}`)}</span>
              <LightBar sums={each} most={most} />
              <LightCounts sums={each} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Flows({ now }: { readonly now: BoardNow }) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(now.weekAgo.date),
  );
  return (
    <ul className="flows">
      {FLOWS.map((flow) => {
        const change = changeText('filings', now.today[flow], now.weekAgo[flow]);
        return (
          <li key={flow}>
            <span className="flow-name">{t(`board.${flow}`)}</span>
            <strong className="number">{now.today[flow]}</strong>
            <span className="muted">
              {t('board.weekAgo', { weekday, count: now.weekAgo[flow] })}
              {change !== null && <b className="flow-change">{change}</b>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const { accent, muted, ink } = schemes.dark;

function Days({ days }: { readonly days: Trends['days'] }) {
  const { t } = useTranslation();
  const option = useCallback(
    (em: number) => ({
      grid: { left: em, right: em, top: 2.5 * em, bottom: 2.5 * em },
      xAxis: {
        type: 'category',
        data: days.map(({ date }) => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`),
        axisLabel: { color: muted, fontSize: 1.5 * em, interval: 0 },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: muted } },
      },
      yAxis: { type: 'value', show: false, splitLine: { show: false } },
      series: [
        {
          name: t('board.filed'),
          type: 'bar',
          data: days.map((day) => day.filed),
          itemStyle: { color: accent },
          barGap: '10%',
          label: { show: true, position: 'top', color: ink, fontSize: 1.5 * em },
        },
        {
          name: t('board.closed'),
          type: 'bar',
          data: days.map((day) => day.closed),
          itemStyle: { color: muted },
          label: { show: true, position: 'top', color: muted, fontSize: 1.5 * em },
        },
      ],
    }),
    [days, t],
  );
  return (
    <>
      <p className="board-legend" aria-hidden="true">
        <span className="legend-filed">{t('board.filed')}</span>
        <span className="legend-closed">{t('board.closed')}</span>
      </p>
      <Chart option={option} className="days-chart" />
      <table className="visually-hidden">
        <thead>
          <tr>
            <th scope="col">{t('board.date')}</th>
            <th scope="col">{t('board.filed')}</th>
            <th scope="col">{t('board.closed')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, filed, closed }) => (
            <tr key={date}>
              <th scope="row">{date}</th>
              <td>{filed}</td>
              <td>{closed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
