import type { Writable } from 'node:stream';
import type { YearRange } from '@bihuan/kit';
import { localDate } from '@bihuan/worktime';

/** Notices instants outside the years that a holiday list knows: no package knows a year before its notice. */
export class HolidayWatch {
  private readonly missing = new Set<number>();

  constructor(
    private readonly file: string,
    private readonly list: string | null,
    private readonly years: YearRange | null,
    private readonly timeZone: string,
  ) {}

  see(t: number): void {
    if (this.years === null) return;
    const year = Number(localDate(t, this.timeZone).slice(0, 4));
    if (year < this.years.from || year > this.years.to) this.missing.add(year);
  }

  warn(stderr: Writable): void {
    if (this.missing.size === 0) return;
    const years = [...this.missing].sort((a, b) => a - b).join(', ');
    const remedy = 'their holidays count as worked until the calendar lists them';
    stderr.write(`${this.file}: the holiday list "${this.list}" does not know ${years}; ${remedy}\n`);
  }
}
