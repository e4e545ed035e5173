import type { ClockView } from '@bihuan/contracts';
import type { ClockReading } from '@bihuan/flow';
import { formatInstant } from '@bihuan/worktime';

const minute = 60_000;

/** A clock as the contract shows it: instants in the calendar's zone, time in minutes. */
export function clockView(reading: ClockReading, zone: string): ClockView {
  const { light, status, from, dueAt, warnAt, usedMs, allowanceMs, resumes } = reading;
  return {
    light,
    status,
    from: formatInstant(from, zone),
    dueAt: instantOrNull(dueAt, zone),
    warnAt: instantOrNull(warnAt, zone),
    usedMinutes: usedMs / minute,
    allowanceMinutes: allowanceMs === null ? null : allowanceMs / minute,
    resumes: resumes && {
      at: formatInstant(resumes.at, zone),
      dueAt: instantOrNull(resumes.dueAt, zone),
      warnAt: instantOrNull(resumes.warnAt, zone),
    },
  };
}

export function instantOrNull(t: number | null, zone: string): string | null {
  return t === null ? null : formatInstant(t, zone);
}
