import './calendar.css';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDay, type CalendarMonth, datesBetween, plusDays, weekdayOf } from './calendar-year.js';

export interface DaySpan {
  /** Where it was begun, and where it goes to: the later may be the earlier date. */
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly year: number;
  readonly months: readonly CalendarMonth[];
  readonly today: string;
  readonly span: DaySpan | null;
  readonly onSpan: (span: DaySpan) => void;
}

const MARKED = ['holiday', 'shifted', 'own'] as const;

/**
 * Twelve months. Every kind of day has a sign of its own beside its shade; arrows move from day to day, with Shift a span
 * grows, and so it does where the mouse is drawn over days.
 */
export function YearView({ year, months, today, span, onSpan }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const drawing = useRef<string | null>(null);
  const chosen = new Set(span === null ? [] : datesBetween(span.from, span.to));
  const focused = span?.to.startsWith(`${year}-`) ? span.to : today.startsWith(`${year}-`) ? today : `${year}-01-01`;

  const go = (date: string, extend: boolean) => {
    if (!date.startsWith(`${year}-`)) return;
    onSpan({ from: extend ? (span?.from ?? date) : date, to: date });
    root.current?.querySelector<HTMLButtonElement>(`[data-date="${date}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const date = event.target instanceof HTMLElement ? event.target.dataset.date : undefined;
    const step = STEPS[event.key];
    if (date === undefined || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(plusDays(date, step(date)), event.shiftKey);
  };
  const dateAt = (event: MouseEvent) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-date]')?.dataset.date : undefined;
  const onMouseDown = (event: MouseEvent) => {
    const date = dateAt(event);
    if (date === undefined || event.button !== 0) return;
    drawing.current = date;
    onSpan({ from: event.shiftKey ? (span?.from ?? date) : date, to: date });
  };
  const onMouseOver = (event: MouseEvent) => {
    const date = dateAt(event);
    if (date === undefined || event.buttons !== 1 || drawing.current === null || span === null) return;
    if (span.to !== date) onSpan({ from: span.from, to: date });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the days in it are buttons; it only hears what they do
    // biome-ignore lint/a11y/useKeyWithMouseEvents: a span grows by Shift and the arrows as well
    <div ref={root} className="year" onKeyDown={onKeyDown} onMouseDown={onMouseDown} onMouseOver={onMouseOver}>
      {months.map((month) => (
        <Month key={month.month} month={month} today={today} focused={focused} chosen={chosen} onPick={go} />
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, (date: string) => number>> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: () => -7,
  ArrowDown: () => 7,
  Home: (date) => 1 - weekdayOf(date),
  End: (date) => 7 - weekdayOf(date),
  PageUp: () => -28,
  PageDown: () => 28,
};

interface MonthProps {
  readonly month: CalendarMonth;
  readonly today: string;
  readonly focused: string;
  readonly chosen: ReadonlySet<string>;
  readonly onPick: (date: string, extend: boolean) => void;
}

function Month({ month, today, focused, chosen, onPick }: MonthProps) {
  const { t, i18n } = useTranslation();
  const first = month.days[0]?.date ?? '';
  const name = new Intl.DateTimeFormat(i18n.language, {
    month: i18n.language === 'en' ? 'long' : 'short',
    timeZone: 'UTC',
  }).format(new Date(`${first}T00:00:00Z`));
  const named = runsOfNames(month.days);
  return (
    <section className="month" aria-label={name}>
      <h3>{name}</h3>
      <div className="month-days">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday} className="month-weekday" aria-hidden>
            {t(`weekdayShort.${weekday}`)}
          </span>
        ))}
        {month.days.map((day) => (
          <Day
            key={day.date}
            day={day}
            column={day.date === first ? weekdayOf(first) : null}
            isToday={day.date === today}
            isChosen={chosen.has(day.date)}
            isFocused={day.date === focused}
            onPick={onPick}
          />
        ))}
      </div>
      {named.length > 0 && (
        <ul className="month-names">
          {named.map(({ from, to, name, kind }) => (
            <li key={from}>
              <i className={`day-sign is-${kind}`} aria-hidden>
                {t(`daySign.${kind}`)}
              </i>
              <span className="number">
                {from === to ? Number(from.slice(8)) : `${Number(from.slice(8))}–${Number(to.slice(8))}`}
              </span>{' '}
              {name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface DayProps {
  readonly day: CalendarDay;
  /** Of the month's first day: where the week has it. */
  readonly column: number | null;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly isFocused: boolean;
  readonly onPick: (date: string, extend: boolean) => void;
}

function Day({ day, column, isToday, isChosen, isFocused, onPick }: DayProps) {
  const { t } = useTranslation();
  const { date, kind, periods, name } = day;
  const what = [
    date,
    t(`weekday.${weekdayOf(date)}`),
    t(kind === 'own' && periods.length === 0 ? 'dayKind.closed' : `dayKind.${kind}`),
    ...(name === null ? [] : [name]),
    ...(periods.length === 0 ? [] : [periods.join(' ')]),
  ].join(t('common.comma'));
  const marked = MARKED.some((each) => each === kind);
  return (
    <button
      type="button"
      data-date={date}
      className={`day is-${kind} ${isToday ? 'is-today' : ''}`}
      style={column === null ? undefined : { gridColumnStart: column }}
      aria-pressed={isChosen}
      title={what}
      tabIndex={isFocused ? 0 : -1}
      // Clicks of the mouse were heard as the button went down.
      onClick={(event) => event.detail === 0 && onPick(date, false)}
    >
      <span className="number" aria-hidden>
        {Number(date.slice(8))}
      </span>
      <span className="visually-hidden">{what}</span>
      {marked && (
        <i className={`day-sign is-${kind}`} aria-hidden>
          {t(`daySign.${kind}`)}
        </i>
      )}
    </button>
  );
}

interface NamedRun {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: (typeof MARKED)[number];
}

/** Days that follow one another under one name. */
function runsOfNames(days: readonly CalendarDay[]): NamedRun[] {
  const runs: NamedRun[] = [];
  for (const { date, kind, name } of days) {
    const marked = MARKED.find((each) => each === kind);
    if (marked === undefined || name === null) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.name === name && last.kind === marked && plusDays(last.to, 1) === date) {
      runs[runs.length - 1] = { ...last, to: date };
    } else runs.push({ from: date, to: date, name, kind: marked });
  }
  return runs;
}
