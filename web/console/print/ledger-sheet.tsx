import type { CaseDetail, LedgerLineView, LedgerView } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { byDate } from '../case/ledger-days.js';
import { whyText } from '../case/ledger-text.js';
import { clockName } from '../case/reason-text.js';
import { useNames } from '../data/names.js';
import { useCityTime } from '../time/use-calendar.js';
import { durationText } from '../words/duration-text.js';
import { CaseFields, told } from './case-fields.js';
import { exactText, grouped, rounded, stamp, wallSeconds } from './exact.js';
import { Field, Fields, Sheet, Signatures } from './sheet.js';

interface Props {
  readonly detail: CaseDetail;
  readonly view: LedgerView;
}

const MINUTE = 60_000;

/** The sheet with which a unit contests a light: every interval, the sums, the allowance and what it was reckoned by. */
export function LedgerSheet({ detail, view }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const clock = clockName(t, view.stage === null ? view.clock : (view.stage as LedgerView['clock']));
  const { run, reading } = view;
  return (
    <Sheet title={t('print.ledger', { clock })} number={view.case.number} at={Date.parse(view.now)}>
      <Fields>
        <CaseFields detail={detail} />
        {run !== null && (
          <Field name={t('facts.responsible')}>
            {names.unit(run.unit)}
            <span className="sheet-small">{t('case.dispatchNo', { count: run.dispatchNo })}</span>
          </Field>
        )}
        <Field name={t('print.clock')}>
          {clock}
          {view.clock === 'standard' && <span className="sheet-small">{t('print.standardForm')}</span>}
          {view.visit !== null && view.visit > 1 && (
            <span className="sheet-small">{t('print.visit', { count: view.visit })}</span>
          )}
        </Field>
        <Field name={t('print.counted')}>{t(`print.counts.${view.severity === 'urgent' ? 'natural' : 'work'}`)}</Field>
        <Field name={t('print.from')}>{stamp(reading.from, zone)}</Field>
      </Fields>
      <Result view={view} />
      <Intervals view={view} />
      <Allowance view={view} />
      <Basis view={view} />
      <Signatures names={[t('print.sign.unit'), t('print.sign.centre'), t('print.sign.date')]} />
    </Sheet>
  );
}

/** The sum against the allowance, in one line that can be checked below. */
function Result({ view }: { readonly view: LedgerView }) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const { reading, dueAt, allowance, countedMinutes } = view;
  const over = allowance.minutes === null ? null : countedMinutes - allowance.minutes;
  return (
    <div className="sheet-result">
      <LightMark light={reading.light} word={t(`light.${reading.light}`)} />
      <span>{t('print.used', { used: exactText(t, countedMinutes * MINUTE) })}</span>
      <span>
        {allowance.minutes === null
          ? t('time.unlimited')
          : t('ledger.allowed', { amount: exactText(t, allowance.minutes * MINUTE) })}
      </span>
      {over !== null && (
        <span>{t(over > 0 ? 'print.over' : 'print.left', { amount: exactText(t, Math.abs(over) * MINUTE) })}</span>
      )}
      <span>{dueAt === null ? t(`print.noDue.${reading.status}`) : t('print.due', { at: stamp(dueAt, zone) })}</span>
      {reading.status !== 'running' && <span>{t(`print.status.${reading.status}`)}</span>}
    </div>
  );
}

function Intervals({ view }: { readonly view: LedgerView }) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  const sums = new Map(view.days.map(({ date, minutes }) => [date, minutes]));
  return (
    // Wider than a phone: it scrolls by itself, also with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus
    <section className="sheet-scroll" aria-label={t('print.intervals')} tabIndex={0}>
      <h2>{t('print.intervals')}</h2>
      {view.lines.length === 0 ? (
        <p>{t('ledger.empty')}</p>
      ) : (
        <table className="sheet-table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.date')}</th>
              <th scope="col">{t('ledger.from')}</th>
              <th scope="col">{t('ledger.to')}</th>
              <th scope="col" className="is-amount">
                {t('ledger.counted')}
              </th>
              <th scope="col" className="is-amount">
                {t('print.notCounted')}
              </th>
              <th scope="col">{t('print.why')}</th>
            </tr>
          </thead>
          {byDate(view.lines).map(({ date, lines }) => (
            <tbody key={`${date} ${lines[0]?.start}`}>
              {lines.map((line, i) => (
                <Interval
                  key={line.start}
                  line={line}
                  day={i === 0 ? t('ledger.day', { date, weekday: weekday.format(Date.parse(`${date}T00:00Z`)) }) : ''}
                />
              ))}
              <tr className="is-subtotal">
                <th scope="row" colSpan={3}>
                  {t('print.daySum', { date })}
                </th>
                <td className="is-amount">{exactText(t, (sums.get(date) ?? 0) * MINUTE)}</td>
                <td colSpan={2} />
              </tr>
            </tbody>
          ))}
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('ledger.sum')}
              </th>
              <td className="is-amount">{exactText(t, view.countedMinutes * MINUTE)}</td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

function Interval({ line, day }: { readonly line: LedgerLineView; readonly day: string }) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const length = exactText(t, rounded(Date.parse(line.end)) - rounded(Date.parse(line.start)));
  return (
    <tr className={line.counted ? '' : 'is-gap'}>
      <td>{day}</td>
      <td>{wallSeconds(line.start, zone)}</td>
      <td>{endOf(line, zone)}</td>
      <td className="is-amount">{line.counted ? length : ''}</td>
      <td className="is-amount">{line.counted ? '' : length}</td>
      <td>{line.why === null ? t('print.isCounted') : whyText(t, line.why)}</td>
    </tr>
  );
}

/** A pause may end on a later date than it began. */
function endOf(line: LedgerLineView, zone: string): string {
  const end = stamp(line.end, zone);
  if (end.startsWith(line.date)) return end.slice(11);
  const night = end.endsWith(' 00:00:00') && Date.parse(line.end) - Date.parse(line.start) <= 86_400_000;
  return night ? '24:00:00' : end;
}

/** Of what the allowance is made: the standard and each extension; of the whole process, every stage. */
function Allowance({ view }: { readonly view: LedgerView }) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const { standard, extensions, stages, minutes } = view.allowance;
  if (minutes === null) return null;
  const rows = [
    ...(standard === null
      ? []
      : [
          {
            key: 'standard',
            name: t('print.standard'),
            said: durationText(t, standard.duration),
            ms: standard.minutes,
          },
        ]),
    ...extensions.map((each) => ({
      key: each.at,
      name: t('print.extension'),
      said: [
        durationText(t, each.duration),
        t('print.granted', { at: stamp(each.at, zone), by: each.by.name }),
        ...(each.reason === null ? [] : [told(t, each.reason)]),
      ].join(t('common.semicolon')),
      ms: each.minutes,
    })),
    ...stages.map((each) => ({
      key: each.stage,
      name: t(`clockOf.${each.stage}`),
      said: each.minutes === null ? t('time.unlimited') : '',
      ms: each.minutes ?? 0,
    })),
  ];
  return (
    <section>
      <h2>{t('print.allowance')}</h2>
      <table className="sheet-table">
        <tbody>
          {rows.map(({ key, name, said, ms }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{said}</td>
              <td className="is-amount">{exactText(t, ms * MINUTE)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('ledger.sum')}
            </th>
            <td className="is-amount">{exactText(t, minutes * MINUTE)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** By which policy and calendar, and how the sheet is checked against the system. */
function Basis({ view }: { readonly view: LedgerView }) {
  const { t } = useTranslation();
  const { policy, calendar, version, digest, now } = view;
  const query = new URLSearchParams({
    clock: view.clock,
    ...(view.visit === null ? {} : { visit: String(view.visit) }),
    at: now,
  });
  return (
    <section className="sheet-basis">
      <h2>{t('print.basis')}</h2>
      <p>{t('print.policy', { id: policy.id, date: policy.validFrom })}</p>
      <p>{t('print.calendar', { id: calendar.id, version: calendar.version })}</p>
      <p>{t('print.events', { count: version })}</p>
      <p>{t('print.rounding')}</p>
      <p>
        {t('print.digest')} <code className="sheet-digest">{grouped(digest)}</code>
      </p>
      <p>
        {t('print.digestWhat')}{' '}
        <code className="sheet-address">{`/print/ledger/${encodeURIComponent(view.case.id)}?${query}`}</code>
      </p>
    </section>
  );
}
