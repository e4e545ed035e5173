import './print.css';
import type { CaseDetail } from '@bihuan/contracts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { words as caseWords } from '../case/words.js';
import { queries } from '../data/queries.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { DispatchSheet } from './dispatch-sheet.js';
import { LedgerSheet } from './ledger-sheet.js';
import { casesOf, readIds, readLedgerSearch } from './print-search.js';
import { PrintPage } from './sheet.js';
import { SupervisionSheet } from './supervision-sheet.js';
import { words } from './words.js';

addWords(caseWords);
addWords(words);

/** The ledger of one of a case's clocks on paper. */
export function PrintLedger() {
  const { t } = useTranslation();
  const { caseId = '' } = useParams({ strict: false });
  const { clock = 'handling', visit, at } = readLedgerSearch(useSearch({ strict: false }));
  const detail = useQuery(queries.case(caseId));
  const ledger = useQuery(
    queries.ledger(caseId, { clock, ...(visit === undefined ? {} : { visit }), ...(at === undefined ? {} : { at }) }),
  );
  const error = detail.error ?? ledger.error;
  return (
    <Paper title={[t('sheets.ledger'), detail.data?.number ?? ''].join(' ')} back={caseId} error={error}>
      {detail.data === undefined || ledger.data === undefined ? null : (
        <LedgerSheet detail={detail.data} view={ledger.data} />
      )}
    </Paper>
  );
}

/** A dispatch sheet for each of the cases that the address names. */
export function PrintDispatch() {
  const { t } = useTranslation();
  const { caseId } = useParams({ strict: false });
  const { ids } = readIds(useSearch({ strict: false }));
  const wanted = casesOf(caseId, ids);
  const { details, error } = useDetails(wanted);
  if (wanted.length === 0) return <StateNote title={t('print.noCases')}>{t('print.noCasesWhy')}</StateNote>;
  const numbers = details?.map(({ number }) => number) ?? [];
  const title = [t('sheets.dispatch'), numbers[0] ?? '', numbers.length > 1 ? `(${numbers.length})` : ''].join(' ');
  return (
    <Paper title={title.trim()} back={wanted.length === 1 ? wanted[0] : undefined} error={error}>
      {details?.map((detail) => <DispatchSheet key={detail.id} detail={detail} />) ?? null}
    </Paper>
  );
}

/** The latest order of supervision on a case. */
export function PrintSupervision() {
  const { t } = useTranslation();
  const { caseId = '' } = useParams({ strict: false });
  const { data, error } = useQuery(queries.case(caseId));
  return (
    <Paper title={[t('sheets.supervision'), data?.number ?? ''].join(' ')} back={caseId} error={error}>
      {data === undefined ? null : <SupervisionSheet detail={data} />}
    </Paper>
  );
}

/** All of them, or the first that cannot be had; undefined while some are on their way. */
function useDetails(ids: readonly string[]): { details: readonly CaseDetail[] | undefined; error: Error | null } {
  return useQueries({
    queries: ids.map((id) => queries.case(id)),
    combine: (answers) => ({
      details: answers.every(({ data }) => data !== undefined) ? answers.flatMap(({ data }) => data ?? []) : undefined,
      error: answers.find(({ error }) => error !== null)?.error ?? null,
    }),
  });
}

interface PaperProps {
  readonly title: string;
  readonly back: string | undefined;
  readonly error: Error | null;
  /** Null while it is not there yet. */
  readonly children: ReactNode;
}

function Paper({ title, back, error, children }: PaperProps) {
  const { t } = useTranslation();
  const may = useMay('case.read');
  // Names come with their lists; a sheet is shown when they are there.
  const named = [useQuery(queries.units()), useQuery(queries.catalogue())].every(({ isPending }) => !isPending);
  if (!may) return <NotAllowedNote what={t('desk.case')} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (children === null || !named) return <Bones label={t('common.loading')} rows={12} />;
  return (
    <PrintPage title={title} back={back}>
      {children}
    </PrintPage>
  );
}
