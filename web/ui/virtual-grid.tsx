import './styles/virtual-grid.css';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { visibleRange } from './visible-range.js';

interface Props {
  readonly label: string;
  readonly total: number;
  readonly rowHeight: number;
  readonly columns: number;
  /** The row under the keyboard; -1: none. */
  readonly active: number;
  /** The row that is open beside the list; -1: none. */
  readonly selected: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** Rows `first` to `last` are in sight. */
  readonly onRange?: (first: number, last: number) => void;
  /** Cells of a row (`role="gridcell"`). */
  readonly row: (index: number) => ReactNode;
  readonly rowKey: (index: number) => string;
  /** Where the list was when it was last left. */
  readonly scrollTop?: number;
  readonly onScroll?: (scrollTop: number) => void;
}

/** Any number of rows of one height; only those in sight exist. j, k, arrows, Home, End and Enter move and open. */
export function VirtualGrid(props: Props) {
  const { total, rowHeight, active, selected, onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [top, setTop] = useState(props.scrollTop ?? 0);
  const height = useHeight(scroller);
  const [first, last] = visibleRange(top, height, rowHeight, total);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the list comes back
  useLayoutEffect(() => {
    if (scroller.current !== null && props.scrollTop !== undefined) scroller.current.scrollTop = props.scrollTop;
  }, []);
  useEffect(() => onRange?.(first, last), [first, last, onRange]);
  useEffect(() => keepInSight(scroller.current, active, rowHeight), [active, rowHeight]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(Math.floor(height / rowHeight) - 1, 1);
    const move = moves(page, total)[event.key];
    if (event.key === 'Enter' && active >= 0) props.onOpen(active);
    else if (move !== undefined && total > 0) props.onActive(Math.min(Math.max(move(active), 0), total - 1));
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total}
      aria-colcount={props.columns}
      aria-activedescendant={active >= first && active <= last ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        // A click focuses too, but has its own row in mind.
        if (active >= 0 || total === 0 || !event.currentTarget.matches(':focus-visible')) return;
        props.onActive(selected >= 0 ? selected : Math.min(Math.ceil(top / rowHeight), total - 1));
      }}
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
        props.onScroll?.(event.currentTarget.scrollTop);
      }}
    >
      <div className="grid-space" role="presentation" style={{ height: total * rowHeight }}>
        {indices(first, last).map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys
          <div
            key={props.rowKey(index)}
            id={`${id}-${index}`}
            role="row"
            aria-rowindex={index + 1}
            aria-selected={index === selected}
            className={`grid-row ${index === active ? 'is-active' : ''} ${index === selected ? 'is-selected' : ''}`}
            style={{ transform: `translateY(${index * rowHeight}px)`, height: rowHeight }}
            onClick={() => props.onOpen(index)}
          >
            {props.row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

function moves(page: number, total: number): Record<string, (at: number) => number> {
  const down = (at: number) => at + 1;
  const up = (at: number) => (at < 0 ? 0 : at - 1);
  return {
    j: down,
    ArrowDown: down,
    k: up,
    ArrowUp: up,
    PageDown: (at) => at + page,
    PageUp: (at) => at - page,
    Home: () => 0,
    End: () => total - 1,
  };
}

function indices(first: number, last: number): number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, offset) => first + offset);
}

function keepInSight(scroller: HTMLDivElement | null, index: number, rowHeight: number): void {
  if (scroller === null || index < 0 || scroller.clientHeight === 0) return;
  const start = index * rowHeight;
  const end = start + rowHeight;
  if (start < scroller.scrollTop) scroller.scrollTop = start;
  else if (end > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = end - scroller.clientHeight;
}

function useHeight(ref: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return height;
}
