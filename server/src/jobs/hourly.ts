import type { Clock } from '../usecases/types.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

const hourMs = 3_600_000;

/** Does something at once and then every hour. */
export function startHourly(clock: Clock, work: () => Promise<unknown>, failed: (error: unknown) => void): Job {
  let cancel: () => void = () => {};
  const turns = new Turns(async () => {
    cancel();
    try {
      await work();
    } finally {
      cancel = clock.at(clock.now() + hourMs, () => turns.poke());
    }
  }, failed);
  turns.poke();
  return {
    async stop() {
      await turns.end();
      cancel();
    },
  };
}
