import type { WhatIfRules } from '@bihuan/contracts';
import { countReported, endWhatIf, goOn, takeWhatIf, type WhatIfRow } from '../../store/what-ifs.js';
import { spanOf } from '../assessment/period-id.js';
import { scoredOf } from '../assessment/standing.js';
import { tenants } from '../tenants.js';
import type { App } from '../types.js';
import { evaluateBoth, Stopped } from './evaluate.js';
import { otherRules } from './rules.js';

/** A process that has said nothing for so long is gone; whatever it had in hand is begun anew. */
const LOST_MS = 120_000;
/** Says how far it is at most this often. */
const TOLD_MS = 500;

/** Works out what waits, one after the other, until nothing waits any more. */
export async function workOnWhatIfs(app: App, ended: () => boolean): Promise<void> {
  for (const tenant of await tenants(app)) {
    while (!ended()) {
      const now = app.clock.now();
      const row = await app.db.transaction(tenant, (tx) => takeWhatIf(tx, tenant, now, now - LOST_MS));
      if (row === null) break;
      await workOut(app, tenant, row, ended);
    }
  }
}

async function workOut(app: App, tenant: string, row: WhatIfRow, ended: () => boolean): Promise<void> {
  const end = (state: 'done' | 'stopped' | 'failed', result: unknown = null) =>
    app.db.transaction(tenant, (tx) => endWhatIf(tx, tenant, row.id, state, app.clock.now(), result));
  const snapshot = await app.db.openSnapshot(tenant);
  try {
    const { tx } = snapshot;
    const config = await app.config.of(tx, tenant);
    const { from, to } = spanOf(row.period, config.calendar.timeZone);
    // As the scorecard reads it: what was told until now.
    const own = scoredOf(config, { from_at: from, to_at: to }, app.clock.now());
    const rules = await otherRules(app, tx, config, row.rules as WhatIfRules, own.policy);
    if (!rules.ok) {
      await end('failed');
      return;
    }
    const total = await countReported(tx, tenant, to);
    let told = Number.NEGATIVE_INFINITY;
    const result = await evaluateBoth(tx, config, own, rules.value, async (gone) => {
      if (ended()) return false;
      const now = app.clock.now();
      if (now - told < TOLD_MS && now >= told && gone < total) return true;
      told = now;
      return app.db.transaction(tenant, (write) => goOn(write, tenant, row.id, gone, total, now));
    });
    await end('done', result);
  } catch (error) {
    // Of a process that ends it stays as it is: another begins it anew.
    if (error instanceof Stopped) return;
    await end('failed');
    throw error;
  } finally {
    await snapshot.close();
  }
}
