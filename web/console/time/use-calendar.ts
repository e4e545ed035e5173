import { type Calendar, type CalendarDefinition, compileCalendar, naturalTime, type Timeline } from '@bihuan/worktime';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useMemo } from 'react';
import { queries } from '../data/queries.js';
import type { DayKind } from './amount.js';

/** The city's time, as every clock on the screen is counted. */
export interface CityTime {
  readonly calendar: Calendar;
  readonly zone: string;
  /** Work time, or all time where the severity counts so. */
  timeline(severity: string): Timeline;
  days(severity: string): DayKind;
}

export const CityTimeContext = createContext<CityTime | null>(null);

export function useCityTime(): CityTime {
  const time = use(CityTimeContext);
  if (time === null) throw new Error('no calendar here: wrap the screen in <Shell>');
  return time;
}

/** Loads and compiles the calendar in force; null until it is there. */
export function useLoadedCityTime(): { time: CityTime | null; error: Error | null; retry: () => void } {
  const { data, error, refetch } = useQuery(queries.worktime());
  const time = useMemo(() => (data === undefined ? null : cityTime(data.calendar)), [data]);
  return { time, error, retry: () => void refetch() };
}

export function cityTime(definition: Readonly<Record<string, unknown>>): CityTime {
  const calendar = compileCalendar(definition as unknown as CalendarDefinition);
  const zone = calendar.timeZone;
  const natural = naturalTime(zone);
  const { dayMinutes } = calendar.definition;
  const workDays: DayKind = dayMinutes === undefined ? null : { kind: 'work', ms: dayMinutes * 60_000 };
  return {
    calendar,
    zone,
    timeline: (severity) => (severity === 'urgent' ? natural : calendar),
    days: (severity) => (severity === 'urgent' ? { kind: 'natural' } : workDays),
  };
}
