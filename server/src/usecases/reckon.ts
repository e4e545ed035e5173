import { createHash } from 'node:crypto';
import type { Tx } from '../store/database.js';
import { setHasDeeds } from '../store/deeds.js';
import { readEventsByMatter } from '../store/events.js';
import type { MatterRow } from '../store/matters.js';
import { insertMessages } from '../store/outbox.js';
import { insertDeltas, readDeltas, setRolled } from '../store/rollups.js';
import { moveRun, type RunRow, readRuns } from '../store/runs.js';
import { listTenants, reckonedBy, setReckonedBy } from '../store/tenants.js';
import { type Clocks, claimAfter, storeClocks } from '../store/waking.js';
import type { TenantConfig } from './config.js';
import { rollDeeds } from './deeds.js';
import { canonical } from './keyed.js';
import { lightChanges } from './light-changes.js';
import { clockColumns } from './matter-row.js';
import { runsOf } from './record.js';
import { correctionsOf, deltasByMatter, deltasOfLog } from './rollups.js';
import type { App } from './types.js';

const batch = 500;

/**
 * Reckons the stored clocks anew of every tenant whose calendar, policies or units are not those of the last time: a new
 * document, or a program that knows another year's holidays. Due instants follow the newest calendar, and the index of
 * runs with them. Gives how many cases it moved.
 * @param failed is told what went wrong in a tenant, which is then left for the next time; the others go on.
 */
export async function reckon(app: App, failed: (error: unknown) => void): Promise<number> {
  let moved = 0;
  for (const tenant of await listTenants(app.db)) {
    try {
      moved += await reckonTenant(app, tenant);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failed(new Error(`tenant ${tenant}: ${why}`, { cause: error }));
    }
  }
  if (moved > 0) app.committed();
  return moved;
}

async function reckonTenant(app: App, tenant: string): Promise<number> {
  const digest = await app.db.transaction(tenant, async (tx) => digestOf(await app.config.of(tx, tenant)));
  const before = await app.db.transaction(tenant, (tx) => reckonedBy(tx, tenant));
  if (before === digest) return 0;
  let moved = 0;
  let last: string | null = '';
  while (last !== null) {
    const after: string = last;
    const done = await app.db.transaction(tenant, (tx) => reckonBatch(app, tx, tenant, after));
    moved += done.moved;
    last = done.last;
  }
  await app.db.transaction(tenant, async (tx) => {
    await setReckonedBy(tx, tenant, digest);
    await setRolled(tx, tenant);
    await setHasDeeds(tx, tenant);
    // Lights that changed were told one by one; instants that moved are told at once.
    if (moved > 0) await insertMessages(tx, tenant, app.clock.now(), [{ matter: '', kind: 'rules', data: {} }]);
  });
  return moved;
}

async function reckonBatch(
  app: App,
  tx: Tx,
  tenant: string,
  after: string,
): Promise<{ readonly moved: number; readonly last: string | null }> {
  const config = await app.config.of(tx, tenant);
  const now = app.clock.now();
  const rows = await claimAfter(tx, tenant, after, batch);
  const ids = rows.map((row) => row.id);
  const runs = new Map((await readRuns(tx, tenant, ids)).map((run) => [`${run.no}/${run.matter}`, run]));
  await rollAnew(tx, config, rows, now);
  await rollDeeds(tx, config, now, rows);
  let moved = 0;
  for (const row of rows) {
    const clocks = clockColumns(config, row.definition_version, row.fold, now);
    const movedRuns = runsOf(config, row, row.fold).filter(
      (run) => !isSameRun(run, runs.get(`${run.no}/${run.matter}`)),
    );
    if (isStored(row, clocks) && movedRuns.length === 0) continue;
    moved += 1;
    await storeClocks(tx, tenant, row.id, clocks);
    await insertMessages(tx, tenant, now, lightChanges(row, clocks));
    for (const run of movedRuns) await moveRun(tx, tenant, run);
  }
  return { moved, last: rows.length < batch ? null : (ids.at(-1) ?? null) };
}

/** Brings the deltas of scorecards to what the log says by the rules of now: what differs is taken away and added. */
async function rollAnew(tx: Tx, config: TenantConfig, rows: readonly MatterRow[], now: number): Promise<void> {
  const counted = rows.filter((row) => row.fold.runs.length > 0);
  const ids = counted.map((row) => row.id);
  const events = await readEventsByMatter(tx, config.tenant, ids);
  const stored = deltasByMatter(await readDeltas(tx, config.tenant, ids));
  const wrong = counted.flatMap((row) =>
    correctionsOf(stored.get(row.id) ?? [], deltasOfLog(config, row, events.get(row.id) ?? [])),
  );
  await insertDeltas(tx, config.tenant, now, wrong);
}

/** Everything but lights that time alone has changed: those are for the next waking to tell. */
function isStored(row: MatterRow, clocks: Clocks): boolean {
  return (
    row.stage_due === clocks.stage_due &&
    row.stage_warn === clocks.stage_warn &&
    row.stage_resume === clocks.stage_resume &&
    row.whole_due === clocks.whole_due &&
    row.whole_warn === clocks.whole_warn &&
    row.whole_resume === clocks.whole_resume &&
    row.supervision_due === clocks.supervision_due &&
    row.supervision_warn === clocks.supervision_warn &&
    (row.stage_due !== null || row.stage_light === clocks.stage_light) &&
    (row.whole_due !== null || row.whole_light === clocks.whole_light)
  );
}

function isSameRun(run: RunRow, stored: RunRow | undefined): boolean {
  return stored?.startAt === run.startAt && stored.firstDueAt === run.firstDueAt;
}

/** What stored clocks depend on, in one text. */
export function digestOf({ calendar, policies, units }: TenantConfig): string {
  const commanding = [...units.values()].filter((unit) => unit.commandDuty).map((unit) => unit.id);
  return createHash('sha256')
    .update(canonical([calendar.definition, policies, commanding]))
    .digest('base64url');
}
