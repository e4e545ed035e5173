import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote, useMedia, VirtualGrid } from '../../ui/index.js';
import { usePending } from '../sending/pending.js';
import { ErrorNote } from '../shell/notes.js';
import { CaseRow, EmptyRow, PHONE_ROW_HEIGHT, ROW_HEIGHT } from './case-row.js';
import { type DeskSearch, narrowed } from './desk-search.js';
import { pointAt, usePointed } from './pointed.js';
import type { Cursor } from './use-cursor.js';
import type { Queue } from './use-queue.js';
import type { Selection } from './use-selection.js';

interface Props {
  readonly queue: Queue;
  readonly search: DeskSearch;
  readonly cursor: Cursor;
  readonly openId: string | null;
  readonly selection: Selection;
  /** With a box before each row. */
  readonly choosing: boolean;
  readonly onOpen: (id: string, index: number) => void;
}

/** The queue by time left. The row under the keyboard and the open one are kept by id: others may come and go between. */
export function QueueList({ queue, search, cursor, openId, selection, choosing, onOpen }: Props) {
  const { t } = useTranslation();
  const { total, at, indexOf, see } = queue;
  const holder = useRef<HTMLDivElement>(null);
  const pending = usePending();
  const pointed = usePointed('map');
  const toOpen = useOpenLate(cursor, onOpen);
  useListKeys(holder);
  const rowHeight = useMedia('(max-width: 719px)') ? PHONE_ROW_HEIGHT : ROW_HEIGHT;

  if (queue.loading) return <Bones label={t('common.loading')} rows={14} rowHeight={rowHeight} />;
  if (queue.counts === null && queue.error !== null) return <ErrorNote error={queue.error} retry={queue.retry} />;
  if (total === 0) return <EmptyQueue search={search} />;

  const idAt = (index: number) => at(index)?.summary.id ?? null;
  return (
    <div
      className={`queue ${queue.stale ? 'is-stale' : ''} ${choosing ? 'is-choosing' : ''}`}
      ref={holder}
      aria-busy={queue.stale}
    >
      <VirtualGrid
        label={t('desk.list')}
        total={total}
        rowHeight={rowHeight}
        columns={choosing ? 7 : 6}
        active={cursor.index}
        selected={openId === null ? -1 : indexOf(openId)}
        reveal={cursor.moved}
        onActive={(index) => cursor.move(index, idAt(index))}
        onOpen={(index) => {
          const id = idAt(index);
          if (id === null) toOpen(index);
          else onOpen(id, index);
        }}
        onRange={see}
        rowKey={(index) => idAt(index) ?? `row ${index}`}
        indexOf={indexOf}
        choice={selection.choice}
        rowClass={(index) => {
          const id = idAt(index);
          if (id === null) return '';
          return `${pending.has(id) ? 'is-dim' : ''} ${id === pointed ? 'is-pointed' : ''}`;
        }}
        onPoint={(index) => pointAt('list', index === null ? null : idAt(index))}
        row={(index) => {
          const row = at(index);
          return (
            <>
              {choosing && <ChoiceCell chosen={selection.choice.has(index)} />}
              {row === undefined ? <EmptyRow /> : <CaseRow row={row} />}
            </>
          );
        }}
      />
      {queue.counts?.more === true && <p className="queue-rest muted">{t('desk.onlyFirst', { total })}</p>}
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

/** A picture of a box: the row itself says whether it is selected. */
function ChoiceCell({ chosen }: { readonly chosen: boolean }) {
  return (
    <span role="gridcell" className="row-check" data-choose="">
      <span className={`check ${chosen ? 'is-checked' : ''}`} aria-hidden="true" />
    </span>
  );
}

/** A row that was to be opened before it had come opens when it comes. */
function useOpenLate(cursor: Cursor, onOpen: (id: string, index: number) => void): (index: number) => void {
  const waiting = useRef(-1);
  useEffect(() => {
    if (waiting.current < 0 || waiting.current !== cursor.index || cursor.id === null) return;
    waiting.current = -1;
    onOpen(cursor.id, cursor.index);
  }, [cursor, onOpen]);
  return useCallback((index: number) => {
    waiting.current = index;
  }, []);
}

/** j and k reach the list from anywhere that does not itself take letters. */
function useListKeys(holder: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'j' && event.key !== 'k') return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
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
  const { queue, area } = search;
  const kept = { ...(queue && { queue }), ...(area && { area }) };
  if (narrowed(search).length > 0) {
    return (
      <StateNote
        title={t('desk.noMatch')}
        action={<Button onClick={() => void navigate({ to: '/desk', search: kept })}>{t('desk.clearFilters')}</Button>}
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
              <Button onClick={() => void navigate({ to: '/desk', search: { ...kept, queue: 'open' } })}>
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
