import {
  CN_HOLIDAYS,
  type DistrictInput,
  SAMPLE_CALENDAR,
  sampleCity,
  sampleDistrict,
  simulateCases,
} from '@bihuan/city';
import { resolveHolidays } from '@bihuan/kit';
import { compileCalendar, parseLocal } from '@bihuan/worktime';
import { UsageError } from '../io/errors.js';
import { jsonFile } from '../io/json-file.js';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';
import { loadCalendar } from '../rules.js';

export interface SimulateOptions {
  readonly district: string;
  readonly from: string;
  readonly to: string;
  readonly casesPerDay: string;
  readonly seed: string;
  readonly calendar?: string;
}

/** Case events of a plausible city: the same options give the same bytes. */
export async function simulate(terminal: Terminal, options: SimulateOptions): Promise<number> {
  const calendar =
    options.calendar === undefined
      ? compileCalendar(resolveHolidays(SAMPLE_CALENDAR, { CN: CN_HOLIDAYS }).definition)
      : (await loadCalendar(options.calendar)).calendar;
  const where =
    options.district === 'sample' ? sample() : { district: await jsonFile(options.district, parseDistrict) };
  const from = dateOption('from', options.from, calendar.timeZone);
  const to = dateOption('to', options.to, calendar.timeZone);
  if (to <= from) throw new UsageError('--to must lie after --from');
  const casesPerDay = numberOption('cases-per-day', options.casesPerDay);
  const seed = numberOption('seed', options.seed);
  const output = new Output(terminal.stdout);
  for (const event of simulateCases({ ...where, from, to, casesPerDay, seed, calendar })) {
    await output.line(JSON.stringify(event));
  }
  await output.flush();
  return 0;
}

/** The sample's cases hang on the components of its city. */
function sample() {
  const district = sampleDistrict();
  return { district, components: sampleCity(district).components };
}

/** A date, meant from its first moment in the calendar's zone. */
function dateOption(name: string, text: string, timeZone: string): number {
  try {
    return parseLocal(`${text}T00:00`, timeZone);
  } catch {
    throw new UsageError(`--${name} ${text}: a date such as 2026-03-01`);
  }
}

function numberOption(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new UsageError(`--${name} ${text}: a number from 0`);
  }
  return value;
}

function parseDistrict(value: unknown): DistrictInput {
  const { type, features } = (value ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0) {
    throw new Error('must be a GeoJSON FeatureCollection with at least one area');
  }
  return value as DistrictInput;
}
