/** What the clock stands on: the browser's, or a test's. */
export interface TimeSource {
  now(): number;
  after(ms: number, call: () => void): () => void;
}

const browser: TimeSource = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** Answers arrive late by a varying piece of a second; a clock that follows each one would flicker. */
const TOLERANCE_MS = 250;
/** Longest wait of one browser timer; a later alarm is armed again. */
const LONGEST_MS = 3_600_000;

interface Alarm {
  readonly at: number;
  readonly call: () => void;
}

/**
 * The server's clock, kept as an offset from the browser's, which may be wrong by hours. Every answer and every tick of
 * the stream corrects it; alarms ring by the corrected time, so a light changes when the server says so.
 */
export class ServerTime {
  #offset: number | null = null;
  readonly #alarms = new Set<Alarm>();
  readonly #jumps = new Set<() => void>();
  readonly #answers = new Set<() => void>();
  #cancel: (() => void) | null = null;
  /** When the browser's timer rings, by the server's clock. */
  #armedFor = Number.POSITIVE_INFINITY;

  constructor(private readonly source: TimeSource = browser) {}

  /** UTC milliseconds by the server's clock, as far as it is known. */
  now(): number {
    return this.source.now() + (this.#offset ?? 0);
  }

  /** The server's clock showed `now` in an answer that took `roundTrip` ms. */
  observe(now: number, roundTrip = 0): void {
    // Whole milliseconds: what counts with instants takes no others.
    const offset = Math.round(now + roundTrip / 2 - this.source.now());
    const agrees = this.#offset !== null && Math.abs(offset - this.#offset) <= TOLERANCE_MS + roundTrip;
    if (!agrees) this.#offset = offset;
    for (const call of [...this.#answers]) call();
    if (agrees) return;
    for (const call of [...this.#jumps]) call();
    this.#ring();
  }

  /** Calls back once when the server's clock reaches `t`; gives what cancels it. */
  at(t: number, call: () => void): () => void {
    const alarm: Alarm = { at: t, call };
    this.#alarms.add(alarm);
    if (t < this.#armedFor) this.#arm();
    return () => {
      this.#alarms.delete(alarm);
      if (this.#alarms.size === 0) this.#arm();
    };
  }

  /** Calls back whenever the known time was corrected. */
  onJump(call: () => void): () => void {
    this.#jumps.add(call);
    return () => {
      this.#jumps.delete(call);
    };
  }

  /** Calls back at every answer that showed the server's clock, also where it agreed. */
  onAnswer(call: () => void): () => void {
    this.#answers.add(call);
    return () => {
      this.#answers.delete(call);
    };
  }

  #ring(): void {
    const now = this.now();
    const due = [...this.#alarms].filter((alarm) => alarm.at <= now);
    for (const alarm of due) this.#alarms.delete(alarm);
    for (const alarm of due) alarm.call();
    this.#arm();
  }

  #arm(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#armedFor = Number.POSITIVE_INFINITY;
    if (this.#alarms.size === 0) return;
    let next = Number.POSITIVE_INFINITY;
    for (const alarm of this.#alarms) next = Math.min(next, alarm.at);
    this.#armedFor = next;
    const wait = Math.min(Math.max(next - this.now(), 0), LONGEST_MS);
    this.#cancel = this.source.after(Math.ceil(wait), () => this.#ring());
  }
}

/** The one that the whole screen goes by. */
export const serverTime = new ServerTime();
