import { importHistories } from '../usecases/import-histories.js';
import { type SimulationInput, simulatedHistories } from '../usecases/simulated.js';
import type { TestInstallation } from './installation.js';

const day = 86_400_000;

/** Fills an installation with some days of a simulated city up to its clock's now. Ids begin with the seed. */
export async function simulate(
  here: TestInstallation,
  { days = 14, casesPerDay = 15, seed = 1 }: Partial<Omit<SimulationInput, 'from' | 'to'>> & { readonly days?: number },
): Promise<number> {
  const { app, tenant, clock } = here;
  const config = await app.db.transaction(tenant, (tx) => app.config.of(tx, tenant));
  const span = { from: clock.now() - days * day, to: clock.now() };
  const histories = simulatedHistories(config, { ...span, casesPerDay, seed }).map((history) => ({
    ...history,
    id: `${seed}-${history.externalId}`,
    events: history.events.map((event) => ({ ...event, case: `${seed}-${event.case}` })),
  }));
  const why: string[] = [];
  const counts = await importHistories(app, {
    tenant,
    source: `simulation-${seed}`,
    histories,
    rejected: (history, reason) => why.push(`${history.externalId}: ${reason}`),
  });
  if (counts.rejected > 0) throw new Error(`the simulation is not legal: ${why.slice(0, 3).join('; ')}`);
  return counts.added;
}
