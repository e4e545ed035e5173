import './desk.css';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../ui/index.js';
import { BulkBar } from '../act/bulk-bar.js';
import { useMay } from '../data/session.js';
import { WaitingSlot } from '../handover/waiting-slot.js';
import { NotAllowedNote } from '../shell/notes.js';
import { deskApi } from './desk-api.js';
import { DeskMap } from './desk-map.js';
import { useProvideDeskMoves } from './desk-moves.js';
import { filterOf } from './desk-search.js';
import { FilterBar } from './filter-bar.js';
import { QueueList } from './queue-list.js';
import { SelectionLine } from './selection-line.js';
import { useCursor } from './use-cursor.js';
import { useMoves } from './use-moves.js';
import { useQueue } from './use-queue.js';
import { useSelection } from './use-selection.js';

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
  const openId = caseId ?? null;
  const queue = useQueue(useMemo(() => filterOf(search), [search]));
  const cursor = useCursor(queue, openId);
  const selection = useSelection(queue);
  const [choosing, setChoosing] = useState(false);
  const hasMap = useMedia('(min-width: 1280px)');
  usePanePrefetched();

  const { move } = cursor;
  const open = useCallback(
    (id: string, index: number) => {
      move(index, id);
      void navigate({ to: '/desk/$caseId', params: { caseId: id }, search: true });
    },
    [move, navigate],
  );
  useProvideDeskMoves(useMoves(queue, cursor, selection, openId, open));
  const done = useCallback(() => {
    selection.clear();
    setChoosing(false);
  }, [selection.clear]);
  // Another list: the keyboard begins at its top, and what was chosen in the one before is let go.
  const { filter } = queue;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another filter is another list
  useEffect(() => done, [filter]);

  return (
    <div className={`desk ${caseId === undefined ? '' : 'has-case'}`}>
      <section className="desk-list" aria-label={t('desk.list')}>
        <h1 className="visually-hidden">{t('place.desk')}</h1>
        <FilterBar search={search} queue={queue} choosing={choosing} onChoosing={setChoosing} />
        <QueueList
          key={JSON.stringify(filter)}
          queue={queue}
          search={search}
          cursor={cursor}
          openId={openId}
          selection={selection}
          choosing={choosing || selection.cases.length > 0}
          onOpen={open}
        />
        <WaitingSlot />
        {(choosing || selection.cases.length > 0) && (
          <SelectionLine selection={selection} total={queue.total} onDone={done} />
        )}
        <BulkBar cases={selection.cases} onDone={done} />
      </section>
      {caseId !== undefined && (
        <section className="desk-case" aria-label={t('desk.case')}>
          <Outlet />
        </section>
      )}
      {hasMap && (
        <aside className="desk-map" aria-label={t('desk.map')}>
          <DeskMap queue={queue} openId={openId} onOpen={open} />
        </aside>
      )}
    </div>
  );
}

/** The first case that is opened should not have to wait for its screen. */
function usePanePrefetched(): void {
  useEffect(() => {
    const timer = setTimeout(() => void import('../case/case-pane.js').catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, []);
}
