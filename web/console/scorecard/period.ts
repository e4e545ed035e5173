import { formatInstant, parseLocal } from '@bihuan/worktime';
import type { Wall } from '../time/wall.js';
import type { Span } from './scorecard-search.js';

/** First and last local date, both included. */
export interface Dates {
  readonly first: string;
  readonly last: string;
}

/** A scorecard reads every case of its period; the server makes none over a longer one. */
export const LONGEST_DAYS = 400;

/** How many days more than it may have; 0 where it fits. */
export function daysTooMany({ first, last }: Dates): number {
  return Math.max(daysBetween(first, last) + 1 - LONGEST_DAYS, 0);
}

/** The period of a span that a day lies in, as the address names it. */
export function periodOf(span: Span, { year, month, day }: Pick<Wall, 'year' | 'month' | 'day'>): string {
  switch (span) {
    case 'month':
      return `${year}-${two(month)}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'year':
      return String(year);
    case 'custom':
      return `${year}-${two(month)}-01_${year}-${two(month)}-${two(day)}`;
  }
}

/** The period before (-1) or after (1) one; a custom one moves by its own length. */
export function beside(span: Span, at: string, step: -1 | 1): string {
  if (span === 'custom') {
    const { first, last } = datesOf(span, at);
    const days = daysBetween(first, last) + 1;
    return `${addDays(first, step * days)}_${addDays(last, step * days)}`;
  }
  const { first } = datesOf(span, at);
  const months = { month: 1, quarter: 3, year: 12 }[span];
  const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + step * months;
  return periodOf(span, { year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 });
}

export function datesOf(span: Span, at: string): Dates {
  const year = Number(at.slice(0, 4));
  if (span === 'custom') {
    const [first = '', last = ''] = at.split('_');
    return first <= last ? { first, last } : { first: last, last: first };
  }
  if (span === 'year') return { first: `${at}-01-01`, last: `${at}-12-31` };
  const start = span === 'month' ? Number(at.slice(5)) : Number(at.slice(6)) * 3 - 2;
  const end = span === 'month' ? start : start + 2;
  return { first: `${year}-${two(start)}-01`, last: addDays(`${nextMonth(year, end)}-01`, -1) };
}

/** The instants that a scorecard is asked for: from the first midnight to the one after the last date. */
export function instantsOf(dates: Dates, zone: string): { readonly from: string; readonly to: string } {
  return { from: midnight(dates.first, zone), to: midnight(addDays(dates.last, 1), zone) };
}

function midnight(date: string, zone: string): string {
  return formatInstant(parseLocal(`${date}T00:00`, zone), zone);
}

function nextMonth(year: number, month: number): string {
  return month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(`${last}T00:00Z`) - Date.parse(`${first}T00:00Z`)) / 86_400_000;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
