import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote, useMedia, VirtualGrid } from '../../ui/index.js';
import { ErrorNote } from '../shell/notes.js';
import { CaseRow, EmptyRow, PHONE_ROW_HEIGHT, ROW_HEIGHT } from './case-row.js';
import type { DeskSearch } from './desk-search.js';
import type { Queue } from './use-queue.js';

interface Props {
  readonly queue: Queue;
  readonly search: DeskSearch;
  readonly activeId: string | null;
  readonly openId: string | null;
  readonly onActive: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** The queue by time left. The row under the keyboard and the open one are kept by id: others may come and go between. */
export function QueueList({ queue, search, activeId, openId, onActive, onOpen }: Props) {
  const { t } = useTranslation();
  const { rows, total, loadMore } = queue;
  const grid = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page came, the sight may need the next
  useEffect(() => {
    if (range[1] >= rows.length - 1) loadMore();
  }, [range, rows.length]);
  useListKeys(grid);
  const rowHeight = useMedia('(max-width: 719px)') ? PHONE_ROW_HEIGHT : ROW_HEIGHT;

  if (queue.loading) return <Bones label={t('common.loading')} rows={14} rowHeight={rowHeight} />;
  if (queue.error !== null && rows.length === 0) return <ErrorNote error={queue.error} retry={queue.retry} />;
  if (total === 0) return <EmptyQueue search={search} />;

  const indexOf = (id: string | null) => (id === null ? -1 : rows.findIndex((row) => row.summary.id === id));
  const idAt = (index: number) => rows[index]?.summary.id;
  return (
    <div className={`queue ${queue.stale ? 'is-stale' : ''}`} ref={grid} aria-busy={queue.stale}>
      <VirtualGrid
        label={t('desk.list')}
        total={total}
        rowHeight={rowHeight}
        columns={6}
        active={indexOf(activeId)}
        selected={indexOf(openId)}
        onActive={(index) => {
          const id = idAt(Math.min(index, rows.length - 1));
          if (id !== undefined) onActive(id);
        }}
        onOpen={(index) => {
          const id = idAt(index);
          if (id !== undefined) onOpen(id);
        }}
        onRange={onRange}
        rowKey={(index) => idAt(index) ?? `row ${index}`}
        row={(index) => {
          const row = rows[index];
          return row === undefined ? <EmptyRow /> : <CaseRow row={row} />;
        }}
      />
      {queue.error !== null && (
        <p className="queue-rest" role="alert">
          {t('desk.moreFailed')}{' '}
          <Button size="small" onClick={queue.retry}>
            {t('common.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** j and k reach the list from anywhere that does not itself take letters. */
function useListKeys(holder: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'j' && event.key !== 'k') return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const grid = holder.current?.querySelector<HTMLElement>('[role="grid"]');
      const target = event.target;
      if (grid == null || !(target instanceof Element) || grid.contains(target)) return;
      if (target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"]') !== null)
        return;
      grid.focus();
      grid.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true }));
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [holder]);
}

function EmptyQueue({ search }: { readonly search: DeskSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { queue, ...filters } = search;
  if (Object.keys(filters).length > 0) {
    return (
      <StateNote
        title={t('desk.noMatch')}
        action={
          <Button onClick={() => void navigate({ to: '/desk', search: queue === undefined ? {} : { queue } })}>
            {t('desk.clearFilters')}
          </Button>
        }
      >
        {t('desk.noMatchWhy')}
      </StateNote>
    );
  }
  const own = queue === undefined;
  return (
    <StateNote
      title={t(own ? 'desk.emptyOwn' : 'desk.emptyAll')}
      {...(own
        ? {
            action: (
              <Button onClick={() => void navigate({ to: '/desk', search: { queue: 'open' } })}>
                {t('desk.seeOpen')}
              </Button>
            ),
          }
        : {})}
    >
      {t(own ? 'desk.emptyOwnWhy' : 'desk.emptyAllWhy')}
    </StateNote>
  );
}
