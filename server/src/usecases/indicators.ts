import type { IndicatorCounts } from '@bihuan/contracts';
import { naturalTime } from '@bihuan/worktime';
import type { FiledRow } from '../store/indicators.js';
import type { TenantConfig } from './config.js';

type Counts = { -readonly [name in keyof IndicatorCounts]: number };

export const noCounts = (): Counts => ({
  filed: 0,
  closed: 0,
  undecided: 0,
  promptly: 0,
  dispatched: 0,
  delayed: 0,
  repeated: 0,
  feedbacks: 0,
  failed: 0,
});

const NAMES = Object.keys(noCounts()) as (keyof Counts)[];

/** What one filed case adds to the indicators of its group (seeds, part 1, 六(五)); closings are counted apart. */
export function countsOf(config: TenantConfig, row: FiledRow, now: number): Counts {
  const dispatched = row.dispatched_at !== null;
  const within = inDispatchTime(config, row, row.dispatched_at ?? now);
  return {
    filed: 1,
    closed: 0,
    undecided: Number(!dispatched && within),
    promptly: Number(dispatched && within),
    dispatched: Number(dispatched),
    delayed: Number(row.delayed),
    repeated: Number((row.dispatch_no ?? 1) > 1),
    feedbacks: row.feedbacks,
    failed: row.failed,
  };
}

export function addCounts(sum: Counts, more: Counts): void {
  for (const name of NAMES) sum[name] += more[name];
}

/** Does the time from filing to an instant fit the dispatch stage of the policy by which the case is judged? */
function inDispatchTime(config: TenantConfig, row: FiledRow, until: number): boolean {
  const { calendar, newestFlow, policyAt } = config;
  const natural = newestFlow.severities[row.severity]?.time === 'natural';
  const timeline = natural ? naturalTime(calendar.timeZone) : calendar;
  return timeline.elapsed(row.filed_at, until) <= timeline.length(policyAt(row.reported_at).stages.dispatch);
}
