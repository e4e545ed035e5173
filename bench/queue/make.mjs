import { createHash } from 'node:crypto';
import { importHistories, realClock, serve } from '@bihuan/server';
import { manyOpen } from './city.mjs';
import { random } from './random.mjs';

/**
 * An installation with the sample's people and so many open cases, through the import that others use: each event checked
 * by the kernel. A fifth of the cases have a reporter's phone.
 */
export async function make({ data, open, seed, say }) {
  const environment = { PORT: '0', HOST: '127.0.0.1', BIHUAN_DATA: data, BIHUAN_LOG: 'warn' };
  const running = await serve({
    environment,
    cwd: data,
    sample: { days: 2, casesPerDay: 20 },
    signals: false,
    webRoot: null,
    say: () => {},
  });
  try {
    const { app } = running;
    const tenant = app.defaultTenant;
    const started = Date.now();
    const { added } = await importHistories(app, {
      tenant,
      source: 'bench',
      histories: manyOpen({ now: realClock.now() - 60_000, open, seed }),
      progress: ({ added: so }) => {
        if (so % 10_000 === 0) say(`${so} cases, ${Math.round((Date.now() - started) / 1000)} s`);
      },
      rejected: (history, why) => {
        throw new Error(`${history.externalId}: ${why}`);
      },
    });
    await addPhones(app, tenant, random(seed + 1));
    return added;
  } finally {
    await running.stop();
  }
}

async function addPhones(app, tenant, draw) {
  await app.db.transaction(tenant, async (tx) => {
    const matters = await tx.selectFrom('matter').select('id').where('source', '=', 'bench').execute();
    const rows = matters
      .filter(() => draw() < 0.2)
      .map(({ id: matter }) => {
        const digits = createHash('sha256').update(matter).digest().readUInt32BE(0) % 100_000_000;
        const phone = `139${String(digits).padStart(8, '0')}`;
        return { tenant, matter, seq: 1, name: '张三', phone, phone_last4: phone.slice(-4) };
      });
    for (let from = 0; from < rows.length; from += 5000) {
      await tx
        .insertInto('contact')
        .values(rows.slice(from, from + 5000))
        .execute();
    }
  });
}
