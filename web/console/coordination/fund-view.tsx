import './fund.css';
import type { FundEntry, FundView } from '@bihuan/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, Ellipsis, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { coordinationQueries, wholeFund } from './coordination-queries.js';
import { csvOf, saveFile } from './csv.js';
import { FundForm, type FundTask } from './fund-form.js';
import { moneyText, yuanText } from './money.js';

/** The ledger of a year: what came in, what was spent on which case, what came back, and what is still owed. */
export function FundLedger({ year }: { readonly year: number | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay('fund.write');
  const query = useInfiniteQuery(coordinationQueries.fund(year));
  const [task, setTask] = useState<FundTask | null>(null);
  const view = query.data?.pages[0];
  if (view === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Bones label={t('common.loading')} rows={8} />
    );
  }
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  const open = (next: FundTask) => {
    setTask(next);
    document.querySelector('.fund')?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="fund">
      <div className="round-head">
        <Select
          aria-label={t('fund.year')}
          value={view.sums.year}
          onChange={(next) =>
            void navigate({ to: '/coordination', search: { view: 'fund', year: next }, replace: true })
          }
          options={view.years.map((each) => ({ value: each, label: t('fund.yearOf', { year: each }) }))}
        />
        {mayWrite && (
          <>
            <Button onClick={() => setTask({ kind: 'cost', case: null })}>{t('fund.add.cost')}</Button>
            <Button onClick={() => setTask({ kind: 'allocation', year: view.sums.year })}>
              {t('fund.add.allocation')}
            </Button>
          </>
        )}
        <div className="round-end no-print">
          <ExportButton year={view.sums.year} />
        </div>
      </div>
      {task !== null && <FundForm key={keyOf(task)} task={task} onDone={() => setTask(null)} />}
      <Sums sums={view.sums} owing={view.owing} />
      <Owing owing={view.owing} />
      {entries.length === 0 ? (
        <div className="card">
          <StateNote title={t('fund.empty')}>{t('fund.emptyWhy')}</StateNote>
        </div>
      ) : (
        <Entries entries={entries} onTask={mayWrite ? open : null} />
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('coordination.more')}
        </Button>
      )}
    </div>
  );
}

const keyOf = (task: FundTask): string => ('entry' in task ? `${task.kind} ${task.entry.id}` : task.kind);

function Sums({ sums, owing }: Pick<FundView, 'sums' | 'owing'>) {
  const { t, i18n } = useTranslation();
  const owed = owing.reduce((total, each) => total + each.outstanding, 0);
  const figures = [
    ['fund.allocated', sums.allocated],
    ['fund.spent', sums.spent],
    ['fund.recovered', sums.recovered],
    ['fund.balance', sums.balance],
    ['fund.owing', owed],
  ] as const;
  return (
    <dl className="card fund-sums number">
      {figures.map(([name, fen]) => (
        <div key={name} className={name === 'fund.balance' && fen < 0 ? 'is-overdrawn' : ''}>
          <dt>
            {t(name)}
            {name === 'fund.balance' && fen < 0 && ` · ${t('fund.overdrawn')}`}
          </dt>
          <dd>{moneyText(i18n.language, fen)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Owing({ owing }: Pick<FundView, 'owing'>) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  if (owing.length === 0) return <p className="muted">{t('fund.owingNone')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card round-table is-cards" aria-label={t('fund.owing')} tabIndex={0}>
      <table className="number">
        <thead>
          <tr>
            <th scope="col">{t('fund.owing')}</th>
            <th scope="col" className="is-number">
              {t('fund.spent')}
            </th>
            <th scope="col" className="is-number">
              {t('fund.recovered')}
            </th>
            <th scope="col" className="is-number">
              {t('fund.owing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {owing.map((each) => (
            <tr key={each.case.id}>
              <th scope="row">
                <Link to="/cases/$caseId" params={{ caseId: each.case.id }}>
                  {names.clsByName(each.case.class)}
                </Link>{' '}
                <span className="muted">
                  {each.case.area} {each.case.number}
                </span>
              </th>
              <td className="is-number" data-label={t('fund.spent')}>
                {moneyText(i18n.language, each.spent)}
              </td>
              <td className="is-number" data-label={t('fund.recovered')}>
                {moneyText(i18n.language, each.recovered)}
              </td>
              <td className="is-number" data-label={t('fund.owing')}>
                <strong>{moneyText(i18n.language, each.outstanding)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface EntriesProps {
  readonly entries: readonly FundEntry[];
  readonly onTask: ((task: FundTask) => void) | null;
}

function Entries({ entries, onTask }: EntriesProps) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const now = useMinute();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card round-table is-cards fund-table" aria-label={t('fund.entries')} tabIndex={0}>
      <table className="number">
        <caption className="visually-hidden">{t('fund.all')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fund.no')}</th>
            <th scope="col">{t('fund.what')}</th>
            <th scope="col" className="is-number">
              {t('fund.amount')}
            </th>
            <th scope="col">{t('fund.case')}</th>
            <th scope="col">{t('fund.party')}</th>
            <th scope="col">{t('fund.note')}</th>
            <th scope="col">{t('fund.by')}</th>
            {onTask !== null && <th scope="col" className="no-print" />}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className={entry.corrected ? 'is-corrected' : ''}>
              <th scope="row">{entry.no}</th>
              <td>
                {whatOf(t, entry)}
                {entry.corrected && <span className="muted"> · {t('fund.corrected')}</span>}
                {entry.overdraws && <span className="muted"> · {t('fund.overdraws')}</span>}
              </td>
              <td className="is-number fund-figure">{moneyText(i18n.language, entry.amount)}</td>
              <td>
                {entry.case !== null && (
                  <>
                    <Link to="/cases/$caseId" params={{ caseId: entry.case.id }}>
                      {names.clsByName(entry.case.class)}
                    </Link>{' '}
                    <span className="muted">{entry.case.number}</span>
                  </>
                )}
              </td>
              <td>{entry.party}</td>
              <td>
                <Ellipsis className="round-line">{entry.note}</Ellipsis>
              </td>
              <td>
                {entry.by.name}{' '}
                <span className="muted">
                  {instantText({ t, language: i18n.language, zone }, Date.parse(entry.at), now)}
                </span>
              </td>
              {onTask !== null && (
                <td className="no-print">
                  <span className="fund-row-acts">
                    {(entry.outstanding ?? 0) > 0 && (
                      <button type="button" className="link-button" onClick={() => onTask({ kind: 'recovery', entry })}>
                        {t('fund.add.recovery')}
                      </button>
                    )}
                    {entry.kind !== 'correction' && !entry.corrected && (
                      <button
                        type="button"
                        className="link-button"
                        onClick={() => onTask({ kind: 'correction', entry })}
                      >
                        {t('fund.add.correction')}
                      </button>
                    )}
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

function whatOf(t: T, { kind, of }: FundEntry): string {
  if (of === null) return t(`fund.kind.${kind}`);
  return t(kind === 'recovery' ? 'fund.ofCost' : 'fund.ofEntry', { no: of.no });
}

function ExportButton({ year }: { readonly year: number }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const when = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
      const rows = (await wholeFund(year)).map((entry) => [
        String(entry.no),
        when.format(Date.parse(entry.at)),
        whatOf(t, entry),
        yuanText(entry.amount),
        entry.case === null ? '' : `${names.clsByName(entry.case.class)} ${entry.case.number}`,
        entry.party ?? '',
        [entry.note, entry.corrected ? t('fund.corrected') : null, entry.overdraws ? t('fund.overdraws') : null]
          .filter((each) => each !== null)
          .join(i18n.language === 'en' ? '; ' : '；'),
        entry.by.name,
      ]);
      const head = ['no', 'when', 'what', 'amount', 'case', 'party', 'note', 'by'].map((name) => t(`fund.${name}`));
      saveFile(t('fund.fileName', { year }), csvOf([head, ...rows]));
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failed && <span role="alert">{t('fund.exportFailed')}</span>}
      <Button loading={busy} onClick={() => void save()}>
        {t('fund.export')}
      </Button>
    </>
  );
}
