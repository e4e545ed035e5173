import { tidy } from '../usecases/tidy.js';
import type { App } from '../usecases/types.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

const everyMs = 3_600_000;

/** Forgets, hour by hour, what nobody will ask for again. */
export function startTidyJob(app: App, failed: (error: unknown) => void): Job {
  let cancel: () => void = () => {};
  const turns = new Turns(async () => {
    cancel();
    try {
      await tidy(app);
    } finally {
      cancel = app.clock.at(app.clock.now() + everyMs, () => turns.poke());
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
