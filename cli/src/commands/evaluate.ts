import { type RunFacts, runFacts } from '@bihuan/flow';
import { type ScoringResult, score } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { Complaints } from '../io/complaints.js';
import { csvRow } from '../io/csv.js';
import { UsageError } from '../io/errors.js';
import { readLines } from '../io/lines.js';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';
import { CaseLog, ofCase } from '../log.js';
import { instantOption, loadRules, type RuleFiles, type Rules } from '../rules.js';

export interface EvaluateOptions extends RuleFiles {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string;
  readonly format: string;
}

/** Scores the units over a period: `[from, to)`, read as it stood at `asOf`. */
export async function evaluate(terminal: Terminal, files: string[], options: EvaluateOptions): Promise<number> {
  if (!['json', 'csv'].includes(options.format)) throw new UsageError(`--format ${options.format}: json or csv`);
  const from = instantOption('from', options.from);
  const to = instantOption('to', options.to);
  const asOf = options.asOf === undefined ? to : instantOption('as-of', options.asOf);
  if (to <= from) throw new UsageError('--to must lie after --from');
  const rules = await loadRules(options);
  const complaints = new Complaints(terminal.stderr);
  const log = new CaseLog(rules, complaints, asOf);
  for await (const line of readLines(files, terminal.stdin)) log.read(line);
  if (complaints.conclude()) return 1;
  const units = rules.units.map((unit) => unit.id);
  const result = score(facts(rules, log), units, { from, to, asOf }, rules.policy);
  const output = new Output(terminal.stdout);
  await output.line(options.format === 'csv' ? csv(result) : json(rules, { from, to, asOf }, result));
  await output.flush();
  for (const instant of [from, to - 1, asOf]) rules.holidays.see(instant);
  rules.holidays.warn(terminal.stderr);
  return 0;
}

function* facts(rules: Rules, log: CaseLog): Generator<RunFacts> {
  for (const matter of log.matters()) yield* ofCase(matter, () => runFacts(rules, matter));
}

function json(
  rules: Rules,
  period: { from: number; to: number; asOf: number },
  { units, area }: ScoringResult,
): string {
  const print = (instant: number) => formatInstant(instant, rules.calendar.timeZone);
  const head = { policy: rules.policy.id, settings: rules.policy };
  const instants = { from: print(period.from), to: print(period.to), asOf: print(period.asOf) };
  return JSON.stringify({ ...head, ...instants, units, area }, null, 2);
}

/** A row per unit in rank order, and the area's sums in a last row whose unit is empty. */
function csv({ units, area }: ScoringResult): string {
  const columns = Object.keys(units[0] ?? { unit: '', ...area, rank: null });
  const row = (values: object) => csvRow(columns.map((column) => cell(Reflect.get(values, column))));
  return [columns.join(','), ...units.map(row), row(area)].join('\n');
}

function cell(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
