import { CN_HOLIDAYS, cityFlow } from '@bihuan/city';
import type { ClockContext } from '@bihuan/flow';
import { type CalendarSource, type Policy, parsePolicy, parseUnits, resolveHolidays, type Unit } from '@bihuan/kit';
import { type Calendar, compileCalendar, parseInstant } from '@bihuan/worktime';
import { HolidayWatch } from './holiday-watch.js';
import { UsageError } from './io/errors.js';
import { jsonFile } from './io/json-file.js';

/** What the commands over case logs go by. */
export interface Rules extends ClockContext {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly holidays: HolidayWatch;
  readonly units: readonly Unit[];
  readonly unitIds: ReadonlySet<string>;
}

export interface RuleFiles {
  readonly calendar: string;
  readonly policy: string;
  readonly units: string;
}

/** @throws InputError with the file's name and what is wrong in it */
export async function loadRules(files: RuleFiles): Promise<Rules> {
  const { calendar, holidays } = await loadCalendar(files.calendar);
  const policy = await jsonFile(files.policy, parsePolicy);
  const units = await jsonFile(files.units, parseUnits);
  return {
    definition: cityFlow,
    calendar,
    holidays,
    policy,
    units,
    unitIds: new Set(units.map((unit) => unit.id)),
    commandDuty: new Set(units.filter((unit) => unit.commandDuty).map((unit) => unit.id)),
  };
}

/** A calendar as a file gives it; one whose holidays are a list's name gets the list's dates. */
export async function loadCalendar(file: string): Promise<{ calendar: Calendar; holidays: HolidayWatch }> {
  return jsonFile(file, (value) => {
    const { definition, list, years } = resolveHolidays(value as CalendarSource, { CN: CN_HOLIDAYS });
    const calendar = compileCalendar(definition);
    return { calendar, holidays: new HolidayWatch(file, list, years, calendar.timeZone) };
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
