import { readDeeds } from '../store/deeds.js';
import { readEventsByMatter } from '../store/events.js';
import { readMattersAfter } from '../store/matters-in-order.js';
import { readDeltas } from '../store/rollups.js';
import { byMatter, correctionsOfDeeds, deedsOfLog } from './deeds.js';
import { correctionsOf, deltasByMatter, deltasOfLog } from './rollups.js';
import type { App } from './types.js';

/** A case whose deltas, of runs or of deeds, are not what its log gives. */
export interface RollupFault {
  readonly case: string;
  readonly number: string;
  /** Deltas that its log gives and that are not there. */
  readonly missing: number;
  /** Deltas that are there and that its log does not give. */
  readonly surplus: number;
}

export interface Verified {
  readonly cases: number;
  readonly faults: readonly RollupFault[];
}

const batch = 500;

/** Derives what scorecards and cards are added up from anew from the log, case after case, and compares. Nothing is changed. */
export async function verifyRollups(
  app: App,
  tenant: string,
  progress: (cases: number) => void = () => {},
): Promise<Verified> {
  const faults: RollupFault[] = [];
  let cases = 0;
  let last: string | null = '';
  while (last !== null) {
    const after: string = last;
    const rows = await app.db.snapshot(tenant, async (tx) => {
      const config = await app.config.of(tx, tenant);
      const matters = await readMattersAfter(tx, tenant, after, batch);
      const ids = matters.map(({ id }) => id);
      const events = await readEventsByMatter(tx, tenant, ids);
      const stored = deltasByMatter(await readDeltas(tx, tenant, ids));
      const deeds = byMatter(await readDeeds(tx, tenant, ids));
      for (const row of matters) {
        const log = events.get(row.id) ?? [];
        const wrong = [
          ...correctionsOf(stored.get(row.id) ?? [], deltasOfLog(config, row, log)).map(({ runs }) => runs),
          ...correctionsOfDeeds(deeds.get(row.id) ?? [], deedsOfLog(config, row, log)).map((delta) => delta.deeds),
        ];
        if (wrong.length === 0) continue;
        const missing = wrong.filter((more) => more > 0).length;
        faults.push({ case: row.id, number: row.number, missing, surplus: wrong.length - missing });
      }
      return matters;
    });
    cases += rows.length;
    progress(cases);
    last = rows.length < batch ? null : (rows.at(-1)?.id ?? null);
  }
  return { cases, faults };
}
