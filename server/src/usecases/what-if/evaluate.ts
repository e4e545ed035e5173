import type { WhatIfResult } from '@bihuan/contracts';
import { apply, check, fold, type Matter, type MatterEvent, runFacts, unmeasurable } from '@bihuan/flow';
import { type ChangedRun, type CountedRun, changedRuns, countedRuns, type RunFact, score } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { readEventsByMatter } from '../../store/events.js';
import { type LogPlace, readLogOrder } from '../../store/log.js';
import { findMatters } from '../../store/matters.js';
import { namedUnit } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import { matterEvent } from '../period-facts.js';
import type { ScoredPeriod } from '../scored-period.js';
import type { Rules } from './rules.js';

const BATCH = 500;
const MOST_SHOWN = 500;

/** It was stopped on its way. */
export class Stopped extends Error {}

/**
 * A period by its own rules and by others, over the log as it stands: case after case, none of which is kept.
 * @param gone told of the cases gone through after each batch; false: stop
 * @throws Stopped
 */
export async function evaluateBoth(
  tx: Tx,
  config: TenantConfig,
  own: ScoredPeriod,
  other: Rules,
  gone: (cases: number) => Promise<boolean>,
): Promise<WhatIfResult> {
  const { period } = own;
  const before: RunFact[] = [];
  const after: RunFact[] = [];
  const keep = (into: RunFact[], facts: Iterable<RunFact>) => {
    for (const fact of facts) {
      const counted = fact.firstDue ?? fact.start;
      if (counted >= period.from && counted < period.to) into.push(fact);
    }
  };
  let [place, cases, untold]: [LogPlace | null, number, number] = [null, 0, 0];
  for (;;) {
    const places: LogPlace[] = await readLogOrder(tx, config.tenant, place, BATCH);
    const begun = places.filter(({ at }) => at < period.to);
    const log = await readEventsByMatter(
      tx,
      config.tenant,
      begun.map(({ id }) => id),
    );
    for (const rows of log.values()) {
      const version = rows[0]?.definition_version ?? config.newestFlow.version;
      const events = rows.filter(({ at }) => at <= period.asOf).map(matterEvent);
      const matter = fold(config.flow(version), events);
      if (matter === null) continue;
      keep(before, runFacts(config.context(version, matter.begun), matter));
      const retold = other.rewriter === null ? matter : retell(other, version, events);
      if (retold === null) untold += 1;
      keep(after, runFacts(other.config.context(version, matter.begun), retold ?? matter));
    }
    cases += begun.length;
    place = places.at(-1) ?? null;
    if (!(await gone(cases))) throw new Stopped();
    if (places.length < BATCH || begun.length < places.length) break;
  }
  const units = [...config.units.keys()];
  const sideOf = (facts: RunFact[], policy: ScoredPeriod['policy']) => {
    const { units: scored, area } = score(facts, units, period, policy);
    const named = scored.map((each) => ({ ...each, name: namedUnit(config, each.unit).name }));
    return { policy: policy.id, units: named, area };
  };
  const changed = changedRuns(
    countedRuns(before, null, period, own.policy),
    countedRuns(after, null, period, other.policy),
  );
  return {
    asOf: formatInstant(period.asOf, config.calendar.timeZone),
    before: sideOf(before, own.policy),
    after: sideOf(after, other.policy),
    changed: changed.length,
    cases: await shown(tx, config, changed.slice(0, MOST_SHOWN)),
    untold,
  };
}

/** The matter as it would have gone; null where an event could not have been, such as a second dispatch to the other unit. */
function retell({ config, rewriter }: Rules, version: number, events: readonly MatterEvent[]): Matter | null {
  const rewritten = rewriter?.();
  const flow = config.flow(version);
  let matter: Matter | null = null;
  for (const event of events) {
    // A text about people is not of the log; that there is one is.
    const whole = { ...event, data: worded(event.data) };
    const next = rewritten?.rewrite(whole) ?? whole;
    const context = config.context(version, matter?.begun ?? next.at);
    if (check(flow, matter, next, config.units) ?? unmeasurable(context, matter, next)) return null;
    matter = apply(flow, matter, next);
  }
  return matter;
}

/** With a word where a reference stands. */
function worded(data: MatterEvent['data']): MatterEvent['data'] {
  const isReference = (value: unknown) => typeof value === 'object' && value !== null && 'ref' in value;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, isReference(value) ? '…' : value]));
}

async function shown(tx: Tx, config: TenantConfig, changed: readonly ChangedRun[]): Promise<WhatIfResult['cases']> {
  const ids = [...new Set(changed.map((one) => one.case))];
  const numbers = new Map((await findMatters(tx, config.tenant, ids)).map(({ id, number }) => [id, number]));
  const runOf = (run: CountedRun | null) => {
    if (run === null) return null;
    const { set, resolved, onTime, timely } = run;
    return { unit: namedUnit(config, run.unit), set, resolved, onTime, timely };
  };
  return changed.map((one) => ({
    case: one.case,
    number: numbers.get(one.case) ?? one.case,
    before: runOf(one.before),
    after: runOf(one.after),
  }));
}
