import type { ClockView } from '@bihuan/contracts';

export type LightColour = ClockView['light'];

/** The light of a clock at an instant (UTC ms): a comparison with its stored instants, as the server makes it. */
export function lightAt(clock: ClockView, t: number): LightColour {
  if (clock.status === 'running') return judge(clock.warnAt, clock.dueAt, t);
  const { resumes } = clock;
  if (clock.status === 'paused' && resumes !== null && t >= Date.parse(resumes.at)) {
    return judge(resumes.warnAt, resumes.dueAt, t);
  }
  return clock.light;
}

/** Whether the clock runs at an instant: a pause with a planned end is over by itself. */
export function statusAt(clock: ClockView, t: number): ClockView['status'] {
  const resumed = clock.status === 'paused' && clock.resumes !== null && t >= Date.parse(clock.resumes.at);
  return resumed ? 'running' : clock.status;
}

/** When it is due, as things stand at an instant; null where it does not run or has no limit. */
export function dueAt(clock: ClockView, t: number): number | null {
  if (statusAt(clock, t) !== 'running') return null;
  const due = clock.status === 'running' ? clock.dueAt : (clock.resumes?.dueAt ?? null);
  return due === null ? null : Date.parse(due);
}

/** The instants at which the light, or whether it runs, may change. */
export function changesOf(clock: ClockView): number[] {
  if (clock.status === 'stopped') return [];
  const running = clock.status === 'running' ? clock : clock.resumes;
  const changes: number[] = [];
  if (running?.warnAt != null) changes.push(Date.parse(running.warnAt));
  // Exactly at the due instant is on time; the next millisecond is late.
  if (running?.dueAt != null) changes.push(Date.parse(running.dueAt) + 1);
  if (clock.resumes !== null) changes.push(Date.parse(clock.resumes.at));
  return changes;
}

function judge(warnAt: string | null, due: string | null, t: number): LightColour {
  if (due !== null && t > Date.parse(due)) return 'red';
  return warnAt !== null && t >= Date.parse(warnAt) ? 'yellow' : 'green';
}
