import type { CaseDetail, LedgerView } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LedgerClock } from '../../client/index.js';
import { Bones, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { amountText } from '../time/amount.js';
import { closedText } from '../time/time-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { wallClock, wallOf } from '../time/wall.js';
import { ClockLight } from './clock-light.js';
import { byDate, countedMs } from './ledger-days.js';

interface Props {
  readonly detail: CaseDetail;
  readonly clock: LedgerClock;
  readonly onClock: (clock: LedgerClock) => void;
  readonly onClose: () => void;
}

/** Where a clock's time went: what was counted, and each gap with its reason. */
export function Ledger({ detail, clock, onClock, onClose }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const query = useQuery(queries.ledger(detail.id, clock));
  const offered: LedgerClock[] = [
    ...(detail.clock !== null && detail.stage !== 'handling' ? (['stage'] as const) : []),
    ...(detail.handling !== null ? (['handling', 'standard'] as const) : []),
    'whole',
    ...(detail.supervision !== null ? (['supervision'] as const) : []),
  ];
  return (
    <Drawer
      open
      onClose={onClose}
      size={720}
      title={t('ledger.title', { cls: names.cls(detail.class), number: detail.number })}
      destroyOnHidden
    >
      <Segmented
        aria-label={t('ledger.which')}
        value={clock}
        onChange={onClock}
        options={offered.map((value) => ({ value, label: t(`ledger.of.${value}`) }))}
      />
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Bones label={t('common.loading')} rows={8} />
      ) : (
        <LedgerSheet view={query.data} severity={detail.severity} />
      )}
    </Drawer>
  );
}

function LedgerSheet({ view, severity }: { readonly view: LedgerView; readonly severity: string }) {
  const { t, i18n } = useTranslation();
  const time = useCityTime();
  const days = time.days(severity);
  if (view.lines.length === 0) return <StateNote title={t('ledger.empty')}>{t('ledger.emptyWhy')}</StateNote>;
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  const counted = view.lines.reduce((sum, line) => sum + countedMs(line), 0);
  return (
    <>
      <p className="ledger-light">
        <ClockLight clock={view.reading} readAt={Date.parse(view.now)} severity={severity} />
      </p>
      <table className="ledger number">
        <caption className="visually-hidden">{t(`ledger.of.${view.clock as LedgerClock}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.date')}</th>
            <th scope="col">{t('ledger.from')}</th>
            <th scope="col">{t('ledger.to')}</th>
            <th scope="col" className="ledger-sum">
              {t('ledger.counted')}
            </th>
            <th scope="col">{t('ledger.why')}</th>
          </tr>
        </thead>
        {byDate(view.lines).map(({ date, lines, ms }) => (
          <tbody key={date}>
            {lines.map((line, index) => (
              <tr key={line.start} className={line.counted ? '' : 'is-gap'}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={lines.length} className="ledger-date">
                    {t('ledger.day', { date, weekday: weekday.format(Date.parse(`${date}T00:00Z`)) })}
                    {lines.length > 1 && ms > 0 && (
                      <span className="muted">{t('ledger.daySum', { amount: amountText(t, ms, null) })}</span>
                    )}
                  </th>
                )}
                <td>{wallClock(wallOf(Date.parse(line.start), time.zone))}</td>
                <td>{endText(line, time.zone, date)}</td>
                <td className="ledger-sum">{line.counted ? amountText(t, countedMs(line), null) : '—'}</td>
                <td>{line.why === null ? '' : whyText(t, line.why)}</td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('ledger.sum')}
            </th>
            <td className="ledger-sum">{amountText(t, counted, days)}</td>
            <td>
              {view.reading.allowanceMinutes === null
                ? t('time.unlimited')
                : t('ledger.allowed', { amount: amountText(t, view.reading.allowanceMinutes * 60_000, days) })}
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

type Line = LedgerView['lines'][number];

/** A line may end on a later date than it began: a pause over days is one line. */
function endText(line: Line, zone: string, date: string): string {
  const wall = wallOf(Date.parse(line.end), zone);
  const clock = wallClock(wall);
  const other = `${wall.year}-${String(wall.month).padStart(2, '0')}-${String(wall.day).padStart(2, '0')}`;
  if (other === date) return clock;
  return clock === '00:00' && Date.parse(line.end) - Date.parse(line.start) <= 86_400_000
    ? '24:00'
    : `${other} ${clock}`;
}

function whyText(t: TFunction, why: NonNullable<Line['why']>): string {
  switch (why.kind) {
    case 'calendar':
      return closedText(t, why.reason, why.name ?? null);
    case 'paused':
      return t('ledger.paused', {
        cause: t(`ledger.cause.${why.cause}`, { defaultValue: why.cause }),
        by: why.by.name,
      });
    case 'centre':
      return t('ledger.centre');
  }
}
