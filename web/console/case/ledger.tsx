import { PrinterOutlined } from '@ant-design/icons';
import type { CaseDetail, LedgerClock, LedgerView } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { amountText } from '../time/amount.js';
import { useCityTime } from '../time/use-calendar.js';
import { wallClock, wallOf } from '../time/wall.js';
import { ClockLight } from './clock-light.js';
import { byDate, countedMs } from './ledger-days.js';
import type { AskedLedger } from './ledger-host.js';
import { endText, whyText } from './ledger-text.js';
import { clockName } from './reason-text.js';

interface Props {
  readonly detail: CaseDetail;
  readonly asked: AskedLedger;
  readonly onAsk: (asked: AskedLedger) => void;
  readonly onClose: () => void;
}

/** Where a clock's time went: what was counted, and each gap with its reason. */
export function Ledger({ detail, asked, onAsk, onClose }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { clock, visit } = asked;
  const query = useQuery(queries.ledger(detail.id, { clock, ...(visit === null ? {} : { visit }) }));
  const offered = useOffered(detail);
  const value = keyOf(asked);
  return (
    <Drawer
      open
      onClose={onClose}
      size={720}
      title={t('ledger.title', { cls: names.cls(detail.class), number: detail.number })}
      destroyOnHidden
    >
      <div className="ledger-which">
        <Select
          aria-label={t('ledger.which')}
          value={offered.some((each) => each.value === value) ? value : null}
          placeholder={clockName(t, clock)}
          popupMatchSelectWidth={false}
          onChange={(next: string) => {
            const chosen = offered.find((each) => each.value === next);
            if (chosen !== undefined) onAsk(chosen.asked);
          }}
          options={offered.map(({ value, label }) => ({ value, label }))}
        />
        <Link
          to="/print/ledger/$caseId"
          params={{ caseId: detail.id }}
          search={{ clock, ...(visit === null ? {} : { visit }) }}
          target="_blank"
        >
          <PrinterOutlined aria-hidden /> {t('ledgers.print')}
        </Link>
      </div>
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

const keyOf = ({ clock, visit }: AskedLedger) => `${clock} ${visit ?? ''}`;

/** The clocks that the case has had: each unit's with and without its extensions, the whole, and every stage's visits. */
function useOffered(detail: CaseDetail): { asked: AskedLedger; value: string; label: string }[] {
  const { t } = useTranslation();
  const names = useNames();
  const offer = (clock: LedgerClock, visit: number | null, label: string) => {
    const asked = { clock, visit };
    return { asked, value: keyOf(asked), label };
  };
  const runs = detail.stages.flatMap(({ visits }) => visits.filter(({ run }) => run !== null));
  const ofRun = (label: string, run: (typeof runs)[number]) =>
    runs.length > 1 && run.run !== null ? t('ledgers.ofUnit', { clock: label, unit: names.unit(run.run.unit) }) : label;
  return [
    ...runs.flatMap((run) => [
      offer('handling', run.no, ofRun(t('ledger.of.handling'), run)),
      offer('standard', run.no, ofRun(t('ledger.of.standard'), run)),
    ]),
    offer('whole', null, t('ledger.of.whole')),
    ...(detail.supervision === null ? [] : [offer('supervision', null, t('ledger.of.supervision'))]),
    ...detail.stages
      .filter(({ visits }) => visits.every(({ run }) => run === null))
      .flatMap(({ stage, visits }) =>
        visits.map(({ no }) =>
          offer(
            stage as LedgerClock,
            no,
            visits.length === 1 ? t(`clockOf.${stage}`) : t('ledgers.ofVisit', { stage: t(`clockOf.${stage}`), no }),
          ),
        ),
      ),
  ];
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
        <caption className="visually-hidden">{clockName(t, view.clock)}</caption>
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
