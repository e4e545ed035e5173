import type { App } from '../usecases/types.js';
import { workOnWhatIfs } from '../usecases/what-if/work.js';
import type { Bell } from './bell.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

/** Another process may have been asked, or have gone away over one. */
const longestSleepMs = 60_000;

/** Works out what-ifs as they are asked for, one at a time. */
export function startWhatIfJob(app: App, asked: Bell, failed: (error: unknown) => void): Job {
  let cancel: () => void = () => {};
  let over = false;
  const turns = new Turns(async () => {
    cancel();
    try {
      await workOnWhatIfs(app, () => over);
    } finally {
      cancel = app.clock.at(app.clock.now() + longestSleepMs, () => turns.poke());
    }
  }, failed);
  const deaf = asked.onRing(() => turns.poke());
  turns.poke();
  return {
    async stop() {
      over = true;
      deaf();
      await turns.end();
      cancel();
    },
  };
}
