import type { LedgerLineView } from '@bihuan/contracts';

export interface LedgerDay {
  readonly date: string;
  readonly lines: readonly LedgerLineView[];
  /** Counted on that date. */
  readonly ms: number;
}

export function countedMs(line: LedgerLineView): number {
  return line.counted ? line.minutes * 60_000 : 0;
}

/** The lines of each date together, in their order. */
export function byDate(lines: readonly LedgerLineView[]): LedgerDay[] {
  const days: { date: string; lines: LedgerLineView[]; ms: number }[] = [];
  for (const line of lines) {
    const last = days.at(-1);
    if (last?.date === line.date) {
      last.lines.push(line);
      last.ms += countedMs(line);
    } else {
      days.push({ date: line.date, lines: [line], ms: countedMs(line) });
    }
  }
  return days;
}
