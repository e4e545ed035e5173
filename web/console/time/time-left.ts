import type { ClockView } from '@bihuan/contracts';
import type { Timeline } from '@bihuan/worktime';
import { statusAt } from './light-at.js';

export type TimeLeft =
  | { readonly kind: 'left' | 'over'; readonly ms: number; readonly counting: boolean }
  | { readonly kind: 'paused' | 'stopped'; readonly ms: number | null }
  | { readonly kind: 'unlimited' };

/** Used time at an instant, from a reading taken at `readAt`: it goes on counting only while it runs. */
export function usedAt(clock: ClockView, readAt: number, timeline: Timeline, t: number): number {
  const used = clock.usedMinutes * 60_000;
  if (clock.status === 'running') return used + Math.max(timeline.elapsed(readAt, t), 0);
  if (clock.resumes === null || statusAt(clock, t) !== 'running') return used;
  return used + Math.max(timeline.elapsed(Math.max(Date.parse(clock.resumes.at), readAt), t), 0);
}

/** What is left of a clock at an instant, in its own time: work time, or all time for urgent cases. */
export function timeLeft(clock: ClockView, readAt: number, timeline: Timeline, t: number): TimeLeft {
  const status = statusAt(clock, t);
  const allowance = clock.allowanceMinutes;
  if (allowance === null) return status === 'paused' ? { kind: 'paused', ms: null } : { kind: 'unlimited' };
  const left = allowance * 60_000 - usedAt(clock, readAt, timeline, t);
  if (status !== 'running') return { kind: status, ms: left };
  return { kind: left < 0 ? 'over' : 'left', ms: Math.abs(left), counting: timeline.isOpen(t) };
}
