import { carryNotices, makeDigests } from '../usecases/notify/carry.js';
import { deliverDue } from '../usecases/notify/deliver.js';
import { tenants } from '../usecases/tenants.js';
import type { App } from '../usecases/types.js';
import type { Bell } from './bell.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

/** Sleeps at most this long: another process may have written what is to be told. */
const longestSleepMs = 10_000;
/** After a commit it is looked at most this often. */
const pauseMs = 250;

/**
 * Makes notices of what the outbox says and sends what is due, in all tenants that are no practice. Every process runs
 * one: what one has in hand, the others pass over.
 */
export function startNotifyJob(app: App, bell: Bell, failed: (error: unknown) => void): Job {
  let cancel: () => void = () => {};
  let pause: NodeJS.Timeout | null = null;
  const turns = new Turns(async () => {
    cancel();
    const now = app.clock.now();
    let next = now + longestSleepMs;
    for (const tenant of await tenants(app)) {
      try {
        await carryNotices(app, tenant);
        next = Math.min(next, await makeDigests(app, tenant), (await deliverDue(app, tenant)) ?? next);
      } catch (error) {
        failed(error);
      }
    }
    cancel = app.clock.at(Math.max(next, app.clock.now() + pauseMs), () => turns.poke());
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
      await turns.end();
      if (pause !== null) clearTimeout(pause);
      cancel();
    },
  };
}
