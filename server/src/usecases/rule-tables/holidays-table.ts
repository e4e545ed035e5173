import type { CalendarSource } from '@bihuan/kit';
import { findDocument } from '../../store/documents.js';
import { asText, type CellType, column, day, oneOf } from '../tables/column.js';
import type { Comparison } from '../tables/compare.js';
import type { TableScope, TableSpec } from '../tables/table-spec.js';
import { longText } from './cells.js';
import { checkMade, type Made, saveMade } from './save-table.js';

/** A day that the calendar says something of by itself; the days of a named list stay with the list. */
export interface HolidayRow {
  readonly date: string;
  readonly what: 'holiday' | 'workday' | 'hours';
  readonly name: string;
  /** Of a day with hours of its own. */
  readonly hours: readonly string[];
}

const of = column<HolidayRow>();

const hours: CellType<readonly string[]> = {
  parse(cell) {
    const parts = asText(cell)
      .split(/[\s,，、;；]+/)
      .filter((part) => part !== '');
    const wrong = parts.find((part) => !/^\d\d:\d\d-\d\d:\d\d$/.test(part));
    return wrong === undefined
      ? { ok: true, value: parts }
      : { ok: false, code: 'bad-period', params: { value: wrong } };
  },
  print: (value) => value.join(', '),
};

export const holidaysTable: TableSpec<HolidayRow> = {
  id: 'holidays',
  title: { zh: '放假与调休', en: 'Holidays' },
  read: ['config.read'],
  write: 'config.write',
  removable: true,
  columns: [
    of('date', { zh: '日期', en: 'Date' }, day, { required: true }),
    of(
      'what',
      { zh: '安排', en: 'What' },
      oneOf({
        holiday: { zh: '放假', en: 'Holiday' },
        workday: { zh: '上班', en: 'Worked' },
        hours: { zh: '自定工时', en: 'Own hours' },
      }),
      { required: true },
    ),
    of('name', { zh: '名称', en: 'Name' }, longText(40, false)),
    of('hours', { zh: '工作时段', en: 'Work hours' }, hours),
  ],
  keyOf: (row) => row.date,
  nameOf: (row) => `${row.date} ${row.name}`,
  blank: (value) => ({ date: '', what: 'holiday', name: '', hours: [], ...value }),
  async load({ tx, actor, config }) {
    const document = await findDocument(tx, actor.tenant, refOf(config.calendarSource));
    return { seen: String(document?.version ?? 0), rows: rowsOf(config.calendarSource) };
  },
  check(scope, next) {
    const errors = next.after
      .filter((row) => row.what === 'hours' && row.hours.length === 0)
      .map((row) => ({ row: next.lineOf(row) ?? 1, column: 'hours', code: 'required', params: {} }));
    return [...errors, ...checkMade(scope, refOf(scope.config.calendarSource), made(scope, next), next)];
  },
  save: (scope, next, standing) => saveMade(scope, refOf(scope.config.calendarSource), made(scope, next), standing),
  committed: (app) => app.rulesChanged(),
};

const refOf = ({ id }: CalendarSource) => ({ kind: 'calendar', id });

function rowsOf(source: CalendarSource): HolidayRow[] {
  const { workdays = [], exceptions = [], names = {}, holidays, ownHolidays = [] } = source;
  const off = Array.isArray(holidays) ? holidays : ownHolidays;
  const row = (what: HolidayRow['what'], date: string, periods: readonly string[] = []): HolidayRow => ({
    date,
    what,
    name: names[date] ?? '',
    hours: periods,
  });
  const byDate = new Map<string, HolidayRow>();
  // The later outranks the earlier, as in every calendar.
  for (const date of off) byDate.set(date, row('holiday', date));
  for (const date of workdays) byDate.set(date, row('workday', date));
  for (const { date, periods } of exceptions) {
    byDate.set(date, periods.length === 0 ? row('holiday', date) : row('hours', date, periods));
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function made({ app, config }: TableScope, next: Comparison<HolidayRow>): Made<HolidayRow> {
  const source = config.calendarSource;
  const list = typeof source.holidays === 'string' ? app.config.lists[source.holidays] : undefined;
  const rows = new Map<string, HolidayRow>();
  const off: string[] = [];
  const workdays: string[] = [];
  const exceptions: { date: string; periods: readonly string[] }[] = [];
  const ofList = typeof source.holidays === 'string' ? 'ownHolidays' : 'holidays';
  for (const row of [...next.after].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    // A worked day of the list outranks every holiday: only an exception without hours closes it.
    const closes = row.what === 'holiday' && list !== undefined && row.date in list.workdays;
    if (row.what === 'hours' || closes) {
      rows.set(`exceptions[${exceptions.length}]`, row);
      exceptions.push({ date: row.date, periods: closes ? [] : row.hours });
    } else if (row.what === 'workday') {
      rows.set(`workdays[${workdays.length}]`, row);
      workdays.push(row.date);
    } else {
      rows.set(`${ofList}[${off.length}]`, row);
      off.push(row.date);
    }
  }
  const known = new Set(rowsOf(source).map((row) => row.date));
  const others = Object.entries(source.names ?? {}).filter(([date]) => !known.has(date));
  const own = next.after.filter((row) => row.name !== '').map((row) => [row.date, row.name] as const);
  const names = Object.fromEntries([...others, ...own].sort(([a], [b]) => (a < b ? -1 : 1)));
  const { ownHolidays: _, workdays: __, exceptions: ___, names: ____, ...rest } = source;
  const body = {
    ...rest,
    ...(off.length > 0 || ofList === 'holidays' ? { [ofList]: off } : {}),
    ...(workdays.length > 0 ? { workdays } : {}),
    ...(exceptions.length > 0 ? { exceptions } : {}),
    ...(Object.keys(names).length > 0 ? { names } : {}),
  };
  return { body, rows };
}
