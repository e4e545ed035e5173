const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What the wall clock of a zone shows. */
export interface WallTime {
  /** Days since 1970-01-01, local. */
  readonly day: number;
  /** 0 … 24, fractional. */
  readonly hour: number;
  /** 1 … 12. */
  readonly month: number;
  /** ISO, 1 = Monday. */
  readonly weekday: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Instants ↔ wall clock of one zone; for a sample, so a local time that a jump skips or repeats may be off by the jump. */
export class WallClock {
  readonly #format: Intl.DateTimeFormat;
  /** The offset of a quarter of an hour: zones change at quarters. */
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  }

  at(instant: number): WallTime {
    const local = instant + this.#offset(instant);
    const day = Math.floor(local / DAY);
    const date = new Date(local).toISOString().slice(0, 10);
    return {
      day,
      hour: (local - day * DAY) / HOUR,
      month: Number(date.slice(5, 7)),
      weekday: ((((day + 3) % 7) + 7) % 7) + 1,
      date,
    };
  }

  /** The instant of an hour of a local day. */
  instant(day: number, hour: number): number {
    const local = day * DAY + Math.round(hour * 3600) * 1000;
    return local - this.#offset(local - this.#offset(local));
  }

  /** `2010-04-01T09:00:00+08:00`, to the second. */
  print(instant: number): string {
    const offset = this.#offset(instant);
    const minutes = Math.abs(offset) / 60_000;
    const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
    const zone = `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
    return new Date(instant + offset).toISOString().slice(0, 19) + zone;
  }

  #offset(instant: number): number {
    const quarter = Math.floor(instant / 900_000);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(
      this.#format.formatToParts(quarter * 900_000).map((part) => [part.type, part.value]),
    );
    const local = Date.UTC(
      +(parts.year ?? 0),
      +(parts.month ?? 1) - 1,
      +(parts.day ?? 1),
      +(parts.hour ?? 0),
      +(parts.minute ?? 0),
    );
    const offset = local - quarter * 900_000;
    this.#offsets.set(quarter, offset);
    return offset;
  }
}
