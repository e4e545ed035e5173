import { pollMailbox } from '../usecases/letters/poll.js';
import { tenants } from '../usecases/tenants.js';
import type { App } from '../usecases/types.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

/** Another process, or an administrator, may have set a mailbox up. */
const longestSleepMs = 60_000;

/** Reads the mailboxes whose e-mails become reports, of all tenants that are no practice. Every process runs one: what one
 * reads, the others pass over. */
export function startLetterJob(app: App, failed: (error: unknown) => void): Job {
  let cancel: () => void = () => {};
  const turns = new Turns(async () => {
    cancel();
    const now = app.clock.now();
    let next = now + longestSleepMs;
    for (const tenant of await tenants(app)) {
      try {
        next = Math.min(next, (await pollMailbox(app, tenant)) ?? next);
      } catch (error) {
        failed(error);
      }
    }
    cancel = app.clock.at(Math.max(next, app.clock.now() + 1), () => turns.poke());
  }, failed);
  turns.poke();
  return {
    async stop() {
      await turns.end();
      cancel();
    },
  };
}
