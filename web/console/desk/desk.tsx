import './desk.css';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../ui/index.js';
import { useMay } from '../data/session.js';
import { NotAllowedNote } from '../shell/notes.js';
import { deskApi } from './desk-api.js';
import { DeskMap } from './desk-map.js';
import { type DeskMoves, useProvideDeskMoves } from './desk-moves.js';
import { filterOf } from './desk-search.js';
import { FilterBar } from './filter-bar.js';
import { QueueList } from './queue-list.js';
import { type QueueRow, useQueue } from './use-queue.js';

/** List | case | map. The list stays where it is while cases open and close beside it. */
export function Desk() {
  const { t } = useTranslation();
  const may = useMay('case.read');
  return may ? <OpenDesk /> : <NotAllowedNote what={t('place.desk')} />;
}

function OpenDesk() {
  const { t } = useTranslation();
  const search = deskApi.useSearch();
  const navigate = useNavigate();
  const { caseId } = useParams({ strict: false });
  const filter = filterOf(search);
  const queue = useQueue(filter);
  const hasMap = useMedia('(min-width: 1280px)');
  const [activeId, setActiveId] = useState<string | null>(caseId ?? null);

  usePanePrefetched();
  const open = useCallback(
    (id: string) => {
      setActiveId(id);
      void navigate({ to: '/desk/$caseId', params: { caseId: id }, search: true });
    },
    [navigate],
  );
  useProvideDeskMoves(useMoves(queue.rows, caseId ?? null, activeId, setActiveId, open));
  return (
    <div className={`desk ${caseId === undefined ? '' : 'has-case'}`}>
      <section className="desk-list" aria-label={t('desk.list')}>
        <h1 className="visually-hidden">{t('place.desk')}</h1>
        <FilterBar search={search} filter={filter} />
        <QueueList
          key={JSON.stringify(search)}
          queue={queue}
          search={search}
          activeId={activeId}
          openId={caseId ?? null}
          onActive={setActiveId}
          onOpen={open}
        />
      </section>
      {caseId !== undefined && (
        <section className="desk-case" aria-label={t('desk.case')}>
          <Outlet />
        </section>
      )}
      {hasMap && (
        <aside className="desk-map" aria-label={t('desk.map')}>
          <DeskMap rows={queue.rows} openId={caseId ?? null} onOpen={open} />
        </aside>
      )}
    </div>
  );
}

function useMoves(
  rows: readonly QueueRow[],
  openId: string | null,
  activeId: string | null,
  setActive: (id: string) => void,
  open: (id: string) => void,
): DeskMoves {
  const navigate = useNavigate();
  const at = useRef(-1);
  const index = rows.findIndex(({ summary }) => summary.id === (openId ?? activeId));
  if (index >= 0) at.current = index;
  const latest = useRef({ rows, openId, gone: index < 0, open, setActive });
  latest.current = { rows, openId, gone: index < 0, open, setActive };
  return useMemo(() => {
    const go = (step: number) => {
      const { rows, openId, gone, open, setActive } = latest.current;
      const to = rows[gone && step > 0 ? at.current : at.current + step]?.summary.id;
      if (to !== undefined) (openId === null ? setActive : open)(to);
    };
    return {
      next: () => go(1),
      previous: () => go(-1),
      open: (id) => latest.current.open(id),
      close: () => void navigate({ to: '/desk', search: true }),
      selection: [],
      clearSelection: () => {},
      focusList: () => document.querySelector<HTMLElement>('.desk-list [role="grid"]')?.focus(),
      focusSearch: () => document.querySelector<HTMLElement>('.filters-text input')?.focus(),
    };
  }, [navigate]);
}

/** The first case that is opened should not have to wait for its screen. */
function usePanePrefetched(): void {
  useEffect(() => {
    const timer = setTimeout(() => void import('../case/case-pane.js').catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, []);
}
