import './calendar.css';
import type { CalendarSource } from '@bihuan/kit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigRef } from '../../../client/index.js';
import { Bones, MenuButton } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { useCityTime } from '../../time/use-calendar.js';
import { useByMinute } from '../../time/use-time.js';
import { wallOf } from '../../time/wall.js';
import { Impact, usePreview } from '../rules/impact.js';
import { Reckoning } from '../rules/reckoning.js';
import { RuleHead } from '../rules/rule-head.js';
import { ruleQueries } from '../rules/rule-queries.js';
import { RuleTools } from '../rules/rule-tools.js';
import { SaveBar } from '../rules/save-bar.js';
import { type Draft, useDraft } from '../rules/use-draft.js';
import {
  chooseDays,
  copyYear,
  dateOf,
  datesBetween,
  knowsYear,
  setKnown,
  trimmed,
  YearReader,
} from './calendar-year.js';
import { DayEditor } from './day-editor.js';
import { missingYear } from './holiday-alarm.js';
import { SeasonEditor } from './season-editor.js';
import { type DaySpan, YearView } from './year-view.js';

const route = getRouteApi('/admin/calendar');

/** The work calendar, a year at a sight; whatever is changed shows which open cases it moves before it is saved. */
export function CalendarPage() {
  const { t } = useTranslation();
  const list = useQuery(ruleQueries.list());
  const id = list.data?.documents.find((each) => each.kind === 'calendar')?.id;
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  if (id === undefined) return <Bones label={t('common.loading')} rows={10} />;
  return <OpenCalendar document={{ kind: 'calendar', id }} />;
}

function OpenCalendar({ document }: { readonly document: ConfigRef }) {
  const { t } = useTranslation();
  const draft = useDraft<CalendarSource>(document);
  const lists = useQuery(ruleQueries.holidayLists());
  const error = draft.error ?? lists.error;
  if (error !== null) {
    const retry = () => {
      draft.retry();
      void lists.refetch();
    };
    return <ErrorNote error={error} retry={retry} />;
  }
  if (draft.body === undefined || lists.data === undefined) return <Bones label={t('common.loading')} rows={10} />;
  const byName = Object.fromEntries(lists.data.lists.map((each) => [each.name, each]));
  return <Year document={document} draft={draft} calendar={draft.body} lists={byName} />;
}

interface YearProps {
  readonly document: ConfigRef;
  readonly draft: Draft<CalendarSource>;
  readonly calendar: CalendarSource;
  readonly lists: ConstructorParameters<typeof YearReader>[1];
}

function Year({ document, draft, calendar, lists }: YearProps) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const today = useByMinute((now) => {
    const wall = wallOf(now, zone);
    return dateOf(wall.year, wall.month, wall.day);
  });
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const { year = thisYear } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (to: number) => void navigate({ search: to === thisYear ? {} : { year: to } });
  const [span, setSpan] = useState<DaySpan | null>(null);
  const reader = useMemo(() => new YearReader(calendar, lists), [calendar, lists]);
  const months = useMemo(() => reader.months(year), [reader, year]);
  const preview = usePreview(document, calendar);
  const days = span === null ? [] : datesBetween(span.from, span.to).map((date) => reader.day(date));
  const missing = missingYear(
    [thisYear, thisYear + 1].filter((each) => knowsYear(calendar, lists, each) === null),
    thisYear,
    thisMonth,
  );
  return (
    <>
      <RuleHead title={t('rules.page.calendar')} document={document} stored={draft.stored}>
        <RuleTools table="holidays" title={t('calendar.table')} />
        {draft.mayWrite && (
          <MenuButton
            align="end"
            className="ant-btn-like"
            button={t('calendar.copyYear')}
            items={[year - 1, year + 1].map((from) => ({
              key: String(from),
              label: t('calendar.copyFrom', { from, to: year }),
              onSelect: () => draft.edit((body) => copyYear(body, lists, from, year)),
            }))}
          />
        )}
      </RuleHead>
      {missing !== null && (
        <section className="card rule-alarm" role="alert">
          <p>
            <strong>{t('calendar.alarm', { year: missing })}</strong>
          </p>
          <p>{t('calendar.alarmWhat', { year: missing })}</p>
          {missing !== year && <Button onClick={() => go(missing)}>{t('calendar.toYear', { year: missing })}</Button>}
        </section>
      )}
      <div className="year-bar">
        <Button aria-label={t('calendar.previous')} onClick={() => go(year - 1)}>
          ‹
        </Button>
        <strong className="number">{t('calendar.year', { year })}</strong>
        <Button aria-label={t('calendar.next')} onClick={() => go(year + 1)}>
          ›
        </Button>
        <Known
          calendar={calendar}
          lists={lists}
          year={year}
          mayWrite={draft.mayWrite}
          onChange={(known) => draft.edit((body) => setKnown(body, year, known))}
        />
        <Legend />
      </div>
      <div className={`calendar-work ${span === null ? '' : 'is-editing'}`}>
        <YearView year={year} months={months} today={today} span={span} onSpan={setSpan} />
        {span !== null && (
          <DayEditor
            key={`${days[0]?.date} ${days.at(-1)?.date}`}
            days={days}
            mayWrite={draft.mayWrite}
            onChoose={(choice) => {
              draft.edit((body) =>
                chooseDays(
                  body,
                  lists,
                  days.map((day) => day.date),
                  choice,
                ),
              );
            }}
            onClose={() => setSpan(null)}
          />
        )}
      </div>
      <SeasonEditor
        calendar={calendar}
        mayWrite={draft.mayWrite}
        onChange={(next) => draft.edit(() => trimmed(next))}
      />
      <Reckoning />
      <SaveBar kind="calendar" draft={draft} held={preview.seen === null}>
        <PastNote draft={draft} today={today} />
        <Impact preview={preview} of="calendar" />
      </SaveBar>
    </>
  );
}

interface KnownProps {
  readonly calendar: CalendarSource;
  readonly lists: YearProps['lists'];
  readonly year: number;
  readonly mayWrite: boolean;
  readonly onChange: (known: boolean) => void;
}

/** Where the year's holidays come from; where no list has them, somebody says that they are all in. */
function Known({ calendar, lists, year, mayWrite, onChange }: KnownProps) {
  const { t } = useTranslation();
  const known = knowsYear(calendar, lists, year);
  const list = typeof calendar.holidays === 'string' ? calendar.holidays : '';
  if (known === 'list') return <span className="muted">{t('calendar.knownByList', { list })}</span>;
  return (
    <Checkbox checked={known === 'own'} disabled={!mayWrite} onChange={(event) => onChange(event.target.checked)}>
      {t('calendar.complete', { year })}
    </Checkbox>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="year-legend" aria-label={t('calendar.legend')}>
      {(['work', 'rest', 'holiday', 'shifted', 'own'] as const).map((kind) => (
        <li key={kind}>
          <span className={`day is-${kind}`} aria-hidden>
            <span>1</span>
            {kind !== 'work' && kind !== 'rest' && <i className={`day-sign is-${kind}`}>{t(`daySign.${kind}`)}</i>}
          </span>
          {t(`dayKind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

/** A day that is over was lived by other hours: changing it changes what past cases are judged by. */
function PastNote({ draft, today }: { readonly draft: Draft<CalendarSource>; readonly today: string }) {
  const { t } = useTranslation();
  const past = draft.changes
    .flatMap(({ path }) => path.filter((member) => /^\d{4}-\d\d-\d\d$/.test(member)))
    .filter((date) => date < today);
  const count = new Set(past).size;
  return count === 0 ? null : <p>{t('calendar.past', { count })}</p>;
}
