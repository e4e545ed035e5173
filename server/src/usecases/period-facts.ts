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

/** Cases of an area and all below it, of a street and no smaller area, of a source. */
export interface FactFilter {
  readonly area?: string | undefined;
  readonly street?: string | undefined;
  readonly source?: string | undefined;
}

/**
 * The runs that may count in a period, as they stood at `asOf`. Only matters with such a run are read.
 * @param unit only matters with such a run of it
 */
export async function periodFacts(
  tx: Tx,
  config: TenantConfig,
  period: Period,
  unit?: string,
  filter: FactFilter = {},
): Promise<PeriodFacts> {
  const { tenant } = config;
  const ids = await mattersWithRuns(tx, tenant, period.from, period.to, unit);
  const facts: RunFact[] = [];
  const matters = new Map<string, ScoredName>();
  for (let from = 0; from < ids.length; from += batch) {
    const read = await readScored(tx, tenant, ids.slice(from, from + batch));
    const rows = read.filter((row) => isWithin(row, filter));
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

function isWithin({ area_path: path, channel }: ScoredMatter, { area, street, source }: FactFilter): boolean {
  if (source !== undefined && channel !== source) return false;
  if (street !== undefined && streetOf(path) !== street) return false;
  return area === undefined || path === area || path.startsWith(`${area}/`);
}

/** District and street: what a path begins with. */
export function streetOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
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
