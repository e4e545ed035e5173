import type { ServerTime } from '../../client/index.js';

const MINUTE = 60_000;

/** One alarm for everything that changes by the minute, set for as long as somebody listens. */
export class MinuteTicker {
  readonly #hearers = new Set<() => void>();
  #cancel: (() => void) | null = null;

  constructor(private readonly time: Pick<ServerTime, 'now' | 'at' | 'onJump'>) {}

  /** Calls back at every full minute of the server's clock and whenever the clock is corrected. */
  readonly subscribe = (call: () => void): (() => void) => {
    // The same function twice is two listeners.
    const hear = () => call();
    this.#hearers.add(hear);
    if (this.#cancel === null) this.#start();
    return () => {
      this.#hearers.delete(hear);
      if (this.#hearers.size > 0) return;
      this.#cancel?.();
      this.#cancel = null;
    };
  };

  #start(): void {
    let cancelAlarm = () => {};
    const arm = () => {
      cancelAlarm();
      cancelAlarm = this.time.at((Math.floor(this.time.now() / MINUTE) + 1) * MINUTE, ring);
    };
    const ring = () => {
      arm();
      for (const hear of [...this.#hearers]) hear();
    };
    arm();
    const unhear = this.time.onJump(ring);
    this.#cancel = () => {
      cancelAlarm();
      unhear();
    };
  }
}
