import { type ClockReading, clocks, type Matter } from '@bihuan/flow';
import { formatInstant } from '@bihuan/worktime';
import { Complaints } from '../io/complaints.js';
import { readLines } from '../io/lines.js';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';
import { CaseLog, ofCase } from '../log.js';
import { instantOption, loadRules, type RuleFiles, type Rules } from '../rules.js';

/** One line per open case: its state, its unit, and the clocks of its stage, its unit and its whole process. */
export async function lights(
  terminal: Terminal,
  files: string[],
  options: RuleFiles & { at: string },
): Promise<number> {
  const at = instantOption('at', options.at);
  const rules = await loadRules(options);
  const complaints = new Complaints(terminal.stderr);
  const log = new CaseLog(rules, complaints, at);
  for await (const line of readLines(files, terminal.stdin)) log.read(line);
  if (complaints.conclude()) return 1;
  const lines = Array.from(log.open(), (matter) => ofCase(matter, () => JSON.stringify(lightsOf(rules, matter, at))));
  const output = new Output(terminal.stdout);
  for (const line of lines) await output.line(line);
  await output.flush();
  rules.holidays.see(at);
  rules.holidays.warn(terminal.stderr);
  return 0;
}

function lightsOf(rules: Rules, matter: Matter, at: number) {
  const { deferred, unit, stage, handling, whole } = clocks(rules, matter, at);
  const show = (reading: ClockReading) => printed(rules.calendar.timeZone, reading);
  return {
    case: matter.id,
    state: matter.state,
    deferred,
    unit,
    stage: stage === null ? null : { name: stage.name, ...show(stage) },
    handling: handling === null ? null : show(handling),
    whole: show(whole),
  };
}

function printed(timeZone: string, { light, dueAt, warnAt, usedMs }: ClockReading) {
  const print = (instant: number | null) => (instant === null ? null : formatInstant(instant, timeZone));
  return { light, dueAt: print(dueAt), warnAt: print(warnAt), usedMinutes: usedMs / 60_000 };
}
