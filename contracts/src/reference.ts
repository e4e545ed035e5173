import { z } from 'zod';
import { classRef, duration, instant, named, queryInstant, severity } from './common.js';

/** `GET /catalogue` */
export const catalogue = z.object({
  standardRef: z.string(),
  classes: z.array(
    classRef.extend({
      group: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      severity,
      /** No new case begins with it. */
      retired: z.boolean(),
      /** Limit by severity; null: none. */
      standards: z.record(z.string(), duration.nullable()),
    }),
  ),
});

/** `GET /units` */
export const unitList = z.object({
  units: z.array(
    named.extend({
      nameEn: z.string().nullable(),
      commandDuty: z.boolean(),
      /** It gets no more cases. */
      retired: z.boolean(),
      /** The path of the area in which it works; null: everywhere. */
      area: z.string().nullable(),
    }),
  ),
});

export const areasQuery = z.object({
  level: z.string().max(40).optional(),
  /** An area's id. */
  parent: z.string().max(200).optional(),
});

/** `GET /areas?level=street` and `GET /areas?parent=<id>`: GeoJSON FeatureCollection. */
export const areaCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.object({
        level: z.string(),
        name: z.string(),
        path: z.string(),
        parent: z.string().nullable(),
      }),
      geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
    }),
  ),
});

export const peopleQuery = z.object({
  role: z.string().min(1).max(40),
  /** An area's path: people whose grant covers it, or lies in it. */
  area: z.string().max(400).optional(),
});

/** `GET /people?role=collector&area=<path>`: who can be sent. */
export const peopleList = z.object({
  people: z.array(
    named.extend({
      area: z.string(),
      unit: z.string().nullable(),
      /** A collector who is on duty in the area asked for now: by the plan, or since they walk there. */
      onDuty: z.enum(['planned', 'walking']).optional(),
    }),
  ),
});

/** `GET /worktime`: the calendar in force, resolved, so that a screen can count work time itself. */
export const worktimeView = z.object({
  calendar: z.record(z.string(), z.unknown()),
  now: instant,
  open: z.boolean(),
  /** When open turns to closed or back. */
  changesAt: instant.nullable(),
  /** Years of the next twelve months without a published holiday list. */
  yearsMissing: z.array(z.number().int()),
});

const counts = z.object({
  dispatched: z.number().int(),
  returnedAway: z.number().int(),
  unlimited: z.number().int(),
  pending: z.number().int(),
  should: z.number().int(),
  resolved: z.number().int(),
  timely: z.number().int(),
  timelyRate: z.number().nullable(),
  resolvedRate: z.number().nullable(),
  score: z.number().nullable(),
});

/** From (inclusive) to (exclusive); `asOf` defaults to the earlier of `to` and now, `policy` to the one in force at `from`. */
export const periodQuery = z.object({
  from: queryInstant,
  to: queryInstant,
  asOf: queryInstant.optional(),
  policy: z.string().max(60).optional(),
  /** An area's path: only cases of it and all below it. */
  area: z.string().min(1).max(400).optional(),
  /** Only cases that came by this. */
  source: z.string().min(1).max(40).optional(),
});
export const runsQuery = periodQuery.extend({ unit: z.string().min(1).max(60) });

/** `GET /scorecards?from&to[&asOf][&policy]`: what `bihuan evaluate` prints, with names. */
export const scorecard = z.object({
  policy: z.string(),
  settings: z.record(z.string(), z.unknown()),
  from: instant,
  to: instant,
  asOf: instant,
  units: z.array(
    counts.extend({
      unit: z.string(),
      name: z.string(),
      deferred: z.number().int(),
      extended: z.number().int(),
      returned: z.number().int(),
      repeat: z.number().int(),
      deferralsRecognised: z.boolean(),
      extensionsRecognised: z.boolean(),
      rank: z.number().int().nullable(),
    }),
  ),
  area: counts,
});

/** `GET /scorecards/runs?from&to[&asOf][&policy]&unit=<id>`: the cases behind a unit's figures. */
export const scorecardRuns = z.object({
  runs: z.array(
    z.object({
      case: z.string(),
      number: z.string(),
      className: z.string(),
      unit: z.string(),
      start: instant,
      firstDue: instant.nullable(),
      set: z.string(),
      deferred: z.boolean(),
      extended: z.boolean(),
      returned: z.boolean(),
      repeat: z.boolean(),
      resolved: z.boolean(),
      onTime: z.boolean(),
      timely: z.boolean(),
    }),
  ),
});

/** `GET /policies` */
export const policyList = z.object({
  policies: z.array(z.object({ id: z.string(), validFrom: z.string(), settings: z.record(z.string(), z.unknown()) })),
});

/** Events of `GET /stream` (server-sent events; the SSE event name is `type`, the SSE id resumes). */
export const streamMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('case'), now: instant, case: z.string(), version: z.number().int(), event: z.string() }),
  z.object({ type: z.literal('light'), now: instant, case: z.string(), clock: z.string(), light: z.string() }),
  /** Somebody came to look at the case, left it, or began or ended filling in a form: sent to those who look at it. */
  z.object({ type: z.literal('viewers'), now: instant, case: z.string() }),
  /** The person was told something: their notices are read anew. */
  z.object({ type: z.literal('notice'), now: instant }),
  /** A call of the hotline came, was answered or ended; to whoever works there. `agent`: at whose telephone. */
  z.object({
    type: z.literal('call'),
    now: instant,
    call: z.string(),
    state: z.string(),
    agent: z.string().nullable(),
  }),
  /** Sent at once and then at least every 25 seconds; carries the server's clock. */
  z.object({ type: z.literal('tick'), now: instant }),
  /** Too much was missed to be told one by one, or the rules changed: fetch again what is shown. */
  z.object({ type: z.literal('reset'), now: instant }),
]);

export type Catalogue = z.infer<typeof catalogue>;
export type UnitListView = z.infer<typeof unitList>;
export type AreaCollection = z.infer<typeof areaCollection>;
export type AreasQuery = z.infer<typeof areasQuery>;
export type PeopleQuery = z.infer<typeof peopleQuery>;
export type PeriodQuery = z.infer<typeof periodQuery>;
export type RunsQuery = z.infer<typeof runsQuery>;
export type PeopleList = z.infer<typeof peopleList>;
export type WorktimeView = z.infer<typeof worktimeView>;
export type Scorecard = z.infer<typeof scorecard>;
export type ScorecardRuns = z.infer<typeof scorecardRuns>;
export type PolicyList = z.infer<typeof policyList>;
export type StreamMessage = z.infer<typeof streamMessage>;
