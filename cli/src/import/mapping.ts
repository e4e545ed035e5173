import { CN_HOLIDAYS } from '@bihuan/city';
import { type CalendarSource, resolveHolidays } from '@bihuan/kit';
import { type Calendar, compileCalendar, localDate } from '@bihuan/worktime';
import { z } from 'zod';

/**
 * How rows of another system become case histories (`import cases --mapping`). A value is a column's text, a constant,
 * or a column's text looked up in a table; a row whose text is in no table is rejected, and the reason names it.
 */
const column = z.object({ column: z.string() }).strict();
const constant = z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }).strict();
const lookup = z
  .object({ column: z.string(), values: z.record(z.string(), z.string()), otherwise: z.string().optional() })
  .strict();
const text = z.union([column, constant, lookup]);

const workTimeBetween = z
  .object({
    /** The work time between two instants of the row, as a duration in minutes; no limit where either is empty or none is left. */
    workTimeBetween: z.tuple([z.string(), z.string()]),
  })
  .strict();

const eventRule = z
  .object({
    type: z.string(),
    /** The column of its instant; a row where it is empty has no such event. */
    at: z.string(),
    /** The source does not state it: the import concludes it. */
    derived: z.boolean().default(false),
    data: z.record(z.string(), z.union([workTimeBetween, lookup, column, constant])).default({}),
  })
  .strict();

const classRow = z
  .object({ kind: z.enum(['component', 'event']), code: z.string(), name: z.string(), nameEn: z.string().optional() })
  .strict();

export const mapping = z
  .object({
    /** Name of the source; with the external id it makes an import idempotent. */
    source: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
    /** The tenant that the cases belong to; made on the first import where it does not exist. */
    tenant: z
      .object({
        code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/),
        name: z.string(),
        timeZone: z.string(),
        standardRef: z.string(),
        classes: z.array(classRow).min(1),
        units: z.array(z.object({ id: z.string(), name: z.string() }).strict()).min(1),
        calendar: z.record(z.string(), z.unknown()),
      })
      .strict(),
    externalId: z.string(),
    time: z
      .object({
        zone: z.string(),
        /** How many times the zone's offset was wrongly added to the local times that the file shows. */
        offsetsTooMany: z.number().int().min(0).max(3).default(0),
      })
      .strict(),
    class: z.object({ kind: text, code: text }).strict(),
    severity: text,
    /** Where the report came from, of the sources that a report may have. */
    reportedBy: text,
    location: z.object({ lon: z.string(), lat: z.string() }).strict().optional(),
    address: text.optional(),
    description: text.optional(),
    actor: z.string().default('import'),
    events: z.array(eventRule).min(1),
    /** Pairs of columns that must be in time order; a row that breaks one is rejected. */
    order: z.array(z.tuple([z.string(), z.string()])).default([]),
  })
  .strict();

export type Mapping = z.infer<typeof mapping>;
export type TextRule = z.infer<typeof text>;
export type DataRule = Mapping['events'][number]['data'][string];

export interface ParsedMapping {
  readonly map: Mapping;
  /** The tenant's, as the installation will read it. */
  readonly calendar: Calendar;
}

/** @throws Error with the faults in one line, each with its member and what is expected there */
export function parseMapping(value: unknown): ParsedMapping {
  const parsed = mapping.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'mapping'}: ${issue.message}`);
    throw new Error(faults.join('; '));
  }
  const { tenant, time } = parsed.data;
  at('tenant.timeZone', () => localDate(0, tenant.timeZone));
  at('time.zone', () => localDate(0, time.zone));
  const calendar = at('tenant.calendar', () => {
    const source = tenant.calendar as unknown as CalendarSource;
    return compileCalendar(resolveHolidays(source, { CN: CN_HOLIDAYS }).definition);
  });
  return { map: parsed.data, calendar };
}

/** Names the member in what goes wrong with it. */
function at<T>(member: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${member}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The columns that a mapping reads. */
export function columnsOf(map: Mapping): string[] {
  const texts = [map.class.kind, map.class.code, map.severity, map.reportedBy, map.address, map.description];
  const data = map.events.flatMap((event) => Object.values(event.data));
  return [
    map.externalId,
    ...texts.flatMap((rule) => (rule !== undefined && 'column' in rule ? [rule.column] : [])),
    ...(map.location === undefined ? [] : [map.location.lon, map.location.lat]),
    ...map.events.map((event) => event.at),
    ...data.flatMap((rule) =>
      'workTimeBetween' in rule ? rule.workTimeBetween : 'column' in rule ? [rule.column] : [],
    ),
    ...map.order.flat(),
  ];
}
