import './styles/virtual-grid.css';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { stepOf } from './grid-steps.js';
import { visibleRange } from './visible-range.js';

/** Rows that are chosen, to do something to all of them. */
export interface GridChoice {
  has(index: number): boolean;
  toggle(index: number): void;
  /** All between the row chosen last and this one. */
  extend(index: number): void;
  all(): void;
  /** False where nothing was chosen. */
  clear(): boolean;
}

interface Props {
  readonly label: string;
  readonly total: number;
  readonly rowHeight: number;
  readonly columns: number;
  /** The row under the keyboard; -1: none. */
  readonly active: number;
  /** The row that is open beside the list; -1: none. */
  readonly selected: number;
  /** Another number brings the active row into sight: it was moved on purpose. */
  readonly reveal?: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** Rows `first` to `last` are in sight. */
  readonly onRange?: (first: number, last: number) => void;
  /** Cells of a row (`role="gridcell"`). */
  readonly row: (index: number) => ReactNode;
  readonly rowKey: (index: number) => string;
  /** Where a row is now, as far as is known; -1: not known. By it the rows in sight stay where they are while others come and go. */
  readonly indexOf?: (key: string) => number;
  readonly rowClass?: (index: number) => string;
  readonly choice?: GridChoice;
  /** The row under the pointer; null: none. */
  readonly onPoint?: (index: number | null) => void;
}

/** Any number of rows of one height; only those in sight exist. j, k, arrows, Page, Home, End and Enter move and open; x and Space choose. */
export function VirtualGrid(props: Props) {
  const { total, rowHeight, active, selected, onRange, choice } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { range, height, measure } = useRange(scroller, rowHeight, total);
  const [first, last] = range;

  useEffect(() => onRange?.(first, last), [first, last, onRange]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move on purpose brings the row into sight
  useLayoutEffect(() => keepInSight(scroller.current, active, rowHeight), [props.reveal, rowHeight]);
  useHeld(scroller, props);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || total === 0) return;
    const page = Math.max(Math.floor(height / rowHeight) - 1, 1);
    if (choice !== undefined && chooses(event, choice, active)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey) return;
    const step = stepOf(event.key, page, total);
    if (event.key === 'Enter' && active >= 0) props.onOpen(active);
    else if (step !== null) {
      const to = Math.min(Math.max(step(active), 0), total - 1);
      if (event.shiftKey && choice !== undefined) extendFrom(choice, active, to);
      props.onActive(to);
    } else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, index: number) => {
    const box = event.target instanceof Element && event.target.closest('[data-choose]') !== null;
    if (choice !== undefined && event.shiftKey) choice.extend(index);
    else if (choice !== undefined && (box || event.ctrlKey || event.metaKey)) choice.toggle(index);
    else return props.onOpen(index);
    props.onActive(index);
  };

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total}
      aria-colcount={props.columns}
      aria-multiselectable={choice === undefined ? undefined : true}
      aria-activedescendant={active >= first && active <= last ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        // A click focuses too, but has its own row in mind.
        if (active >= 0 || total === 0 || !event.currentTarget.matches(':focus-visible')) return;
        const top = event.currentTarget.scrollTop;
        props.onActive(selected >= 0 ? selected : Math.min(Math.ceil(top / rowHeight), total - 1));
      }}
      onScroll={measure}
      onPointerLeave={props.onPoint && (() => props.onPoint?.(null))}
    >
      <div
        className="grid-space"
        role="presentation"
        style={{ height: total * rowHeight, '--row': `${rowHeight}px` } as CSSProperties}
      >
        {indices(first, last).map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys
          <div
            key={props.rowKey(index)}
            id={`${id}-${index}`}
            role="row"
            aria-rowindex={index + 1}
            aria-selected={choice === undefined ? index === selected : choice.has(index)}
            aria-current={index === selected ? 'true' : undefined}
            className={classOf(props, index)}
            style={{ transform: `translateY(${index * rowHeight}px)`, height: rowHeight }}
            onClick={(event) => onClick(event, index)}
            onPointerEnter={props.onPoint && (() => props.onPoint?.(index))}
          >
            {props.row(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

function classOf({ active, selected, choice, rowClass }: Props, index: number): string {
  const names = ['grid-row'];
  if (index === active) names.push('is-active');
  if (index === selected) names.push('is-selected');
  if (choice?.has(index)) names.push('is-chosen');
  const own = rowClass?.(index);
  if (own) names.push(own);
  return names.join(' ');
}

/** Whether the key was one of choosing, which is then done. */
function chooses(event: KeyboardEvent, choice: GridChoice, active: number): boolean {
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== 'a') return false;
    choice.all();
    return true;
  }
  if (event.key === 'Escape') return choice.clear();
  if ((event.key !== ' ' && event.key !== 'x') || event.shiftKey || active < 0) return false;
  choice.toggle(active);
  return true;
}

function extendFrom(choice: GridChoice, from: number, to: number): void {
  if (from >= 0 && !choice.has(from)) choice.toggle(from);
  choice.extend(to);
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

/** Holds the active row, or else the first one in sight, where it is on the screen while rows over it come and go. */
function useHeld(ref: { readonly current: HTMLDivElement | null }, props: Props): void {
  const held = useRef<{ key: string; index: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const scroller = ref.current;
    if (scroller === null || props.indexOf === undefined) return;
    const { rowHeight, total } = props;
    const before = held.current;
    if (before !== null && before.height === rowHeight) {
      const now = props.indexOf(before.key);
      if (now >= 0 && now !== before.index) scroller.scrollTop += (now - before.index) * rowHeight;
    }
    const top = Math.ceil(scroller.scrollTop / rowHeight);
    const bottom = Math.floor((scroller.scrollTop + scroller.clientHeight) / rowHeight) - 1;
    const isSeen = props.active >= top && props.active <= bottom;
    // At the very top what comes in first shall be seen, unless the keyboard is there.
    const index = isSeen ? props.active : scroller.scrollTop > 0 ? top : -1;
    held.current = index < 0 || index >= total ? null : { key: props.rowKey(index), index, height: rowHeight };
  });
}

/** First and last row in sight; changes only when they do. */
function useRange(ref: { readonly current: HTMLDivElement | null }, rowHeight: number, total: number) {
  const [sight, setSight] = useState({ first: 0, last: -1, height: 600 });
  const measure = useCallback(() => {
    const top = ref.current?.scrollTop ?? 0;
    const height = ref.current?.clientHeight ?? 600;
    const [first, last] = visibleRange(top, height, rowHeight, total);
    setSight((now) =>
      now.first === first && now.last === last && now.height === height ? now : { first, last, height },
    );
  }, [ref, rowHeight, total]);
  useLayoutEffect(measure, [measure]);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, measure]);
  const last = Math.min(sight.last, total - 1);
  return { range: [Math.min(sight.first, Math.max(last, 0)), last] as const, height: sight.height, measure };
}
