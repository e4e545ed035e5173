import type { Writable } from 'node:stream';
import { CN_HOLIDAYS, cityFlow } from '@bihuan/city';
import type { ClockContext } from '@bihuan/flow';
import { type CalendarSource, type Policy, parsePolicy, parseUnits, resolveHolidays, type Unit } from '@bihuan/kit';
import { type Calendar, compileCalendar, parseInstant } from '@bihuan/worktime';
import { UsageError } from './io/errors.js';
import { jsonFile } from './io/json-file.js';

/** What the commands over case logs go by. */
export interface Rules extends ClockContext {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly units: readonly Unit[];
  readonly unitIds: ReadonlySet<string>;
}

export interface RuleFiles {
  readonly calendar: string;
  readonly policy: string;
  readonly units: string;
}

/** @throws InputError with the file's name and what is wrong in it */
export async function loadRules(files: RuleFiles, stderr: Writable): Promise<Rules> {
  const calendar = await loadCalendar(files.calendar, stderr);
  const policy = await jsonFile(files.policy, parsePolicy);
  const units = await jsonFile(files.units, parseUnits);
  return {
    definition: cityFlow,
    calendar,
    policy,
    units,
    unitIds: new Set(units.map((unit) => unit.id)),
    commandDuty: new Set(units.filter((unit) => unit.commandDuty).map((unit) => unit.id)),
  };
}

/** A calendar whose holidays are a list's name gets the list's dates; a warning says how far the list goes. */
export async function loadCalendar(file: string, stderr: Writable): Promise<Calendar> {
  return jsonFile(file, (value) => {
    const { definition, list, years } = resolveHolidays(value as CalendarSource, { CN: CN_HOLIDAYS });
    const calendar = compileCalendar(definition);
    if (years !== null) {
      stderr.write(
        `${file}: the holiday list "${list}" knows ${years.from} to ${years.to}; other years count as without holidays\n`,
      );
    }
    return calendar;
  });
}

/** An instant given on the command line. */
export function instantOption(name: string, text: string): number {
  try {
    return parseInstant(text);
  } catch (error) {
    throw new UsageError(`--${name} ${text}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
