import { fold, type Matter, type MatterEvent, runFacts } from '@bihuan/flow';
import type { RunFact } from '@bihuan/scoring';
import type { Tx } from '../store/database.js';
import { type EventRow, readEventsByMatter } from '../store/events.js';
import { mattersWithRuns } from '../store/runs.js';
import { readScored, type ScoredMatter } from '../store/scoring.js';
import type { TenantConfig } from './config.js';

export interface Period {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

export interface PeriodFacts {
  readonly facts: readonly RunFact[];
  /** What the matters that they are of are called. */
  readonly matters: ReadonlyMap<string, ScoredName>;
}

/** A year's matters are kept until the score is done, so only this of each. */
export type ScoredName = Pick<ScoredMatter, 'number' | 'standard_ref' | 'kind' | 'class'>;

const batch = 1000;

/**
 * The runs that may count in a period, as they stood at `asOf`. Only matters with such a run are read.
 * @param unit only matters with such a run of it
 */
export async function periodFacts(tx: Tx, config: TenantConfig, period: Period, unit?: string): Promise<PeriodFacts> {
  const { tenant } = config;
  const ids = await mattersWithRuns(tx, tenant, period.from, period.to, unit);
  const facts: RunFact[] = [];
  const matters = new Map<string, ScoredName>();
  for (let from = 0; from < ids.length; from += batch) {
    const rows = await readScored(tx, tenant, ids.slice(from, from + batch));
    const later = rows.filter((row) => row.fold.last > period.asOf).map((row) => row.id);
    const events = await readEventsByMatter(tx, tenant, later);
    for (const row of rows) {
      const matter = matterAt(config, row, events.get(row.id), period.asOf);
      if (matter === null) continue;
      const { number, standard_ref, kind, class: code } = row;
      matters.set(row.id, { number, standard_ref, kind, class: code });
      facts.push(...runFacts(config.context(row.definition_version, row.reported_at), matter));
    }
  }
  return { facts, matters };
}

/** The matter as it stood at an instant: what is stored, or a fold of its log up to then. Null before it began. */
function matterAt(
  config: TenantConfig,
  row: ScoredMatter,
  events: readonly EventRow[] | undefined,
  asOf: number,
): Matter | null {
  if (events === undefined) return row.fold;
  const until = events.filter((event) => event.at <= asOf).map(matterEvent);
  return fold(config.flow(row.definition_version), until);
}

/** A line of the log as the kernel folds it. */
export function matterEvent(row: EventRow): MatterEvent {
  return { case: row.matter, at: row.at, type: row.type, actor: row.actor, data: row.data };
}
