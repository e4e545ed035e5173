import type { Clock } from '../usecases/types.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

const hourMs = 3_600_000;

/** Work that comes round, and that may be asked for sooner. */
export interface HourlyJob extends Job {
  poke(): void;
}

/** Does something at once, then every hour, and whenever it is poked. */
export function startHourly(clock: Clock, work: () => Promise<unknown>, failed: (error: unknown) => void): HourlyJob {
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
    poke: () => turns.poke(),
    async stop() {
      await turns.end();
      cancel();
    },
  };
}
