import type { Calendar, ClosedReason } from '@bihuan/worktime';

export interface WorkStatus {
  readonly open: boolean;
  /** Until when it stays so; null: for the next ten years. */
  readonly until: number | null;
  /** Why it is closed. */
  readonly reason: ClosedReason | null;
  /** What the calendar calls the day. */
  readonly name: string | null;
}

/** Whether work time is open at an instant, until when, and if not, why. */
export function workStatus(calendar: Calendar, t: number): WorkStatus {
  const slice = calendar.explain(t, t + 1)[0];
  const open = slice?.counted ?? calendar.isOpen(t);
  return {
    open,
    until: calendar.nextChange(t),
    reason: open ? null : (slice?.reason ?? null),
    name: slice?.name ?? null,
  };
}
