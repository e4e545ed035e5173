/** The machine's clock. */
export const realClock = {
  now: (): number => Date.now(),
  at(t: number, call: () => void): () => void {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const left = t - Date.now();
      timer = setTimeout(left > longest ? arm : call, Math.min(Math.max(left, 0), longest));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  },
};

/** The longest delay that a Node timer takes; a longer one would fire at once. */
const longest = 2 ** 31 - 1;

interface Alarm {
  readonly at: number;
  readonly call: () => void;
}

/** A clock that stands still until it is turned: for tests, and for a server that a test drives. */
export class ManualClock {
  #now: number;
  #alarms: Alarm[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  at(t: number, call: () => void): () => void {
    const alarm = { at: t, call };
    this.#alarms.push(alarm);
    if (t <= this.#now) queueMicrotask(() => this.set(this.#now));
    return () => {
      this.#alarms = this.#alarms.filter((each) => each !== alarm);
    };
  }

  advance(ms: number): void {
    this.set(this.#now + ms);
  }

  /** Turns the clock; alarms up to t go off in their order, each seeing its own instant. */
  set(t: number): void {
    for (;;) {
      const next = this.#alarms
        .filter((alarm) => alarm.at <= t)
        .reduce<Alarm | null>((first, alarm) => (first === null || alarm.at < first.at ? alarm : first), null);
      if (next === null) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    this.#now = Math.max(this.#now, t);
  }
}
