import type { App } from '../usecases/types.js';
import { wake } from '../usecases/wake.js';
import type { Bell } from './bell.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

/** Sleeps at most this long: another process may have written a case whose light changes sooner. */
const longestSleepMs = 60_000;
/** After a commit, the new instant is looked up at most this often. */
const pauseMs = 250;
/** What is due and still there is in the hands of another transaction: it is looked at again after this long. */
const heldMs = 1_000;

/**
 * Sleeps until the next light changes, has it written into the outbox, and sleeps again. Every process runs one; a case
 * is woken once, because whoever comes first claims its row.
 */
export function startWakeJob(app: App, bell: Bell, failed: (error: unknown) => void): Job {
  let cancel: () => void = () => {};
  let pause: NodeJS.Timeout | null = null;

  const turns = new Turns(async () => {
    cancel();
    let next: number | null = null;
    try {
      next = (await wake(app, failed)).next;
    } finally {
      const now = app.clock.now();
      if (next !== null && next <= now) pokeAfter(heldMs);
      else cancel = app.clock.at(Math.min(next ?? Number.POSITIVE_INFINITY, now + longestSleepMs), () => turns.poke());
    }
  }, failed);

  /** Not by the clock of cases: another transaction takes real time. */
  function pokeAfter(ms: number): void {
    if (pause !== null) return;
    pause = setTimeout(() => {
      pause = null;
      turns.poke();
    }, ms);
    pause.unref();
  }

  const deaf = bell.onRing(() => pokeAfter(pauseMs));

  turns.poke();
  return {
    async stop() {
      deaf();
      await turns.end();
      if (pause !== null) clearTimeout(pause);
      cancel();
    },
  };
}
