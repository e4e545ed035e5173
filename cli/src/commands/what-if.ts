import { runFacts } from '@bihuan/flow';
import { OtherRules, parseDutyTable, parseLimitTable } from '@bihuan/kit';
import { type CountedRun, changedRuns, countedRuns, type RunFact, score } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { Complaints } from '../io/complaints.js';
import { UsageError } from '../io/errors.js';
import { jsonFile } from '../io/json-file.js';
import { readLines } from '../io/lines.js';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';
import { CaseLog, ofCase } from '../log.js';
import { instantOption, loadRules, type RuleFiles, type Rules } from '../rules.js';

export interface WhatIfOptions extends RuleFiles {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string;
  readonly withCalendar?: string;
  readonly withPolicy?: string;
  readonly withUnits?: string;
  readonly withLimits?: string;
  readonly withDuties?: string;
  /** How many changed cases are listed; the rest are counted. */
  readonly cases: string;
}

/** A period twice, by the rules given and by others: both results, and the runs that count otherwise. */
export async function whatIf(terminal: Terminal, files: string[], options: WhatIfOptions): Promise<number> {
  const { withCalendar, withPolicy, withUnits, withLimits, withDuties } = options;
  if ([withCalendar, withPolicy, withUnits, withLimits, withDuties].every((each) => each === undefined)) {
    throw new UsageError(
      'name what is to be otherwise: --with-policy, --with-calendar, --with-units, --with-limits or --with-duties',
    );
  }
  const from = instantOption('from', options.from);
  const to = instantOption('to', options.to);
  const asOf = options.asOf === undefined ? to : instantOption('as-of', options.asOf);
  if (to <= from) throw new UsageError('--to must lie after --from');
  const most = Number(options.cases);
  if (!Number.isInteger(most) || most < 0) throw new UsageError(`--cases ${options.cases}: a whole number`);
  const rules = await loadRules(options);
  const others = await loadRules({
    calendar: withCalendar ?? options.calendar,
    policy: withPolicy ?? options.policy,
    units: withUnits ?? options.units,
  });
  const limits = withLimits === undefined ? new Map() : await jsonFile(withLimits, parseLimitTable);
  const duties =
    withDuties === undefined ? new Map() : await jsonFile(withDuties, (value) => parseDutyTable(value, others.unitIds));
  const complaints = new Complaints(terminal.stderr);
  const log = new CaseLog(rules, complaints, asOf);
  // Where only clocks and policy differ, the cases themselves are the same.
  const rewrites = withLimits !== undefined || withDuties !== undefined;
  const rewriter = new OtherRules(limits, duties);
  const otherLog = rewrites ? new CaseLog(others, complaints, asOf, (event) => rewriter.rewrite(event)) : log;
  for await (const line of readLines(files, terminal.stdin)) {
    log.read(line);
    if (rewrites) otherLog.read(line);
  }
  if (complaints.conclude()) return 1;
  const period = { from, to, asOf };
  const before = evaluated(rules, log, period);
  const after = evaluated(others, otherLog, period);
  const changed = changedRuns(before.runs, after.runs);
  const print = (instant: number) => formatInstant(instant, rules.calendar.timeZone);
  const output = new Output(terminal.stdout);
  await output.line(
    JSON.stringify(
      {
        from: print(from),
        to: print(to),
        asOf: print(asOf),
        before: before.result,
        after: after.result,
        changed: changed.length,
        cases: changed
          .slice(0, most)
          .map((one) => ({ case: one.case, before: said(one.before), after: said(one.after) })),
      },
      null,
      2,
    ),
  );
  await output.flush();
  return 0;
}

interface Period {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

/** Only runs of the period are kept: a year's others are as many again. */
function evaluated(rules: Rules, log: CaseLog, period: Period) {
  const facts: RunFact[] = [];
  for (const matter of log.matters()) {
    for (const fact of ofCase(matter, () => runFacts(rules, matter))) {
      const counted = fact.firstDue ?? fact.start;
      if (counted >= period.from && counted < period.to) facts.push(fact);
    }
  }
  const { units, area } = score(
    facts,
    rules.units.map((unit) => unit.id),
    period,
    rules.policy,
  );
  return {
    result: { policy: rules.policy.id, settings: rules.policy, units, area },
    runs: countedRuns(facts, null, period, rules.policy),
  };
}

/** How a run counts, as a text. */
function said(run: CountedRun | null): string | null {
  if (run === null) return null;
  const how = [run.set, run.resolved ? 'resolved' : '', run.timely ? 'timely' : run.onTime ? 'on-time' : ''];
  return `${run.unit}: ${how.filter((each) => each !== '').join(', ')}`;
}
