import type { Teller } from '../adapters/tell-address.js';
import { carryOutbox } from '../usecases/doors/webhooks/carry.js';
import { deliver } from '../usecases/doors/webhooks/deliver.js';
import type { App } from '../usecases/types.js';
import type { Bell } from './bell.js';
import type { Job } from './job.js';
import { Turns } from './turns.js';

/** Another process may have laid something out, and an older transaction may hold the outbox back. */
const longestSleepMs = 60_000;
const pauseMs = 500;

/** Carries the outbox on to the addresses that are told of cases, and tries again where one did not answer. */
export function startWebhookJob(app: App, bell: Bell, teller: Teller, failed: (error: unknown) => void): Job {
  let cancel: () => void = () => {};
  let pause: NodeJS.Timeout | null = null;
  const turns = new Turns(async () => {
    cancel();
    let next: number | null = null;
    try {
      await carryOutbox(app);
      next = await deliver(app, teller.tell);
    } finally {
      const now = app.clock.now();
      cancel = app.clock.at(Math.min(next ?? Number.POSITIVE_INFINITY, now + longestSleepMs), () => turns.poke());
    }
  }, failed);
  /** A commit is told a little later, so that one turn carries several; by real time, as transactions take it. */
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
