import type { App } from '../usecases/types.js';
import { wake } from '../usecases/wake.js';
import type { Bell } from './bell.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

/** Sleeps at most this long: another process may have written a case whose light changes sooner. */
const longestSleepMs = 60_000;
/** After a commit, the new instant is looked up at most this often. */
const pauseMs = 250;

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
      next = (await wake(app)).next;
    } finally {
      const now = app.clock.now();
      if (next !== null && next <= now) turns.poke();
      else cancel = app.clock.at(Math.min(next ?? Number.POSITIVE_INFINITY, now + longestSleepMs), () => turns.poke());
    }
  }, failed);

  const deaf = bell.onRing(() => {
    if (pause !== null) return;
    pause = setTimeout(() => {
      pause = null;
      turns.poke();
    }, pauseMs);
    pause.unref();
  });

  turns.poke();
  return {
    async stop() {
      deaf();
      if (pause !== null) clearTimeout(pause);
      await turns.end();
      cancel();
    },
  };
}
