import { z } from 'zod';
import { classRef, instant, light, named } from './common.js';
import { UNIT_PROBLEMS } from './organisation.js';

/** Kinds of documents by which an installation works. */
export const configKind = z.enum([
  'flow',
  'calendar',
  'policy',
  'cards',
  'units',
  'catalogue',
  'limits',
  'duties',
  'map',
  'open311',
  'portal',
  'mailbox',
  'notify',
  'templates',
]);

/** A version of a document, without what it says. */
export const configVersion = z.object({
  kind: configKind,
  id: z.string(),
  version: z.number().int(),
  at: instant,
  /** Null: the installation itself, or an import. */
  by: named.nullable(),
  note: z.string(),
  /** The older version that it brings back. */
  restores: z.number().int().nullable(),
  /** The first day on which it holds, where its kind knows such a day. */
  validFrom: instant.nullable(),
});

/** One thing in which a version differs from the one before. */
export const configChange = z.object({
  /** Members from the root down; an entry of a list by its key. */
  path: z.array(z.string()),
  what: z.enum(['added', 'removed', 'changed']),
  before: z.unknown(),
  after: z.unknown(),
});

/** `GET /config` */
export const configList = z.object({
  documents: z.array(configVersion),
  /** Are the stored due instants those of the newest calendar, policies and units? */
  clocksCurrent: z.boolean(),
});

/** `GET /config/{kind}/{id}` and `GET /config/{kind}/{id}/versions/{version}` */
export const configDocument = configVersion.extend({
  body: z.unknown(),
  /** The newest version there is. */
  newest: z.number().int(),
  /** In what it differs from the version before it; at most 500, and how many there are. */
  changes: z.array(configChange),
  changeCount: z.number().int(),
});

export const configHistoryQuery = z.object({
  /** Versions before this one. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** `GET /config/{kind}/{id}/versions`: newest first. */
export const configHistory = z.object({
  versions: z.array(
    configVersion.extend({
      /** The first of them; how many there are. */
      changes: z.array(configChange),
      changeCount: z.number().int(),
    }),
  ),
  /** To ask for the next page with; null: that was all. */
  nextBefore: z.number().int().nullable(),
});

export const configPut = z.object({
  /** The version that was seen; 0 where there is none yet. */
  version: z.number().int().min(0),
  body: z.unknown(),
  note: z.string().max(500).default(''),
});

export const configUndo = z.object({
  /** The version that was seen. */
  version: z.number().int().positive(),
  /** The older one that holds again. */
  to: z.number().int().positive(),
  note: z.string().max(500).default(''),
});

export type ConfigKind = z.infer<typeof configKind>;
export type ConfigVersion = z.infer<typeof configVersion>;
export type ConfigChange = z.infer<typeof configChange>;
export type ConfigList = z.infer<typeof configList>;
export type ConfigDocument = z.infer<typeof configDocument>;
export type ConfigHistory = z.infer<typeof configHistory>;
export type ConfigHistoryQuery = z.infer<typeof configHistoryQuery>;
export type ConfigPut = z.infer<typeof configPut>;
export type ConfigUndo = z.infer<typeof configUndo>;

/** `POST /config/{kind}/{id}/preview`: what saving this body would move. Nothing is written. */
export const configPreviewBody = z.object({ body: z.unknown() });

const movedClock = z.object({
  /** Which clock of the case: of its stage, or of the whole process. */
  clock: z.enum(['stage', 'whole']),
  dueBefore: instant.nullable(),
  dueAfter: instant.nullable(),
  lightBefore: light,
  lightAfter: light,
});

export const configPreview = z.object({
  now: instant,
  cases: z.object({
    /** Open cases there are. */
    open: z.number().int(),
    /** Cases that were reckoned: all of them, or so many taken at random where there are too many. */
    examined: z.number().int(),
    /** Of those examined: cases of which a due instant moves, those whose light turns red, those that leave red. */
    moved: z.number().int(),
    turnRed: z.number().int(),
    leaveRed: z.number().int(),
    /** The first 50: those whose light changes, then by their new due instant. */
    first: z.array(
      movedClock.extend({
        id: z.string(),
        number: z.string(),
        class: classRef,
        className: z.string(),
        unit: named.nullable(),
      }),
    ),
  }),
  /** Of a policy: stretches of time that are then judged by other settings. */
  periods: z.array(
    z.object({
      from: z.string(),
      /** The first day that is not of it; null: without end. */
      to: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      /** Runs whose first due instant lies in it and has passed: what scorecards of it count. */
      runs: z.number().int(),
    }),
  ),
});

const placedArea = z.object({ path: z.string(), name: z.string(), level: z.string() });

/** `GET /config/check`: does every class have exactly one lead in every smallest area? One line a cause. */
export const dutyCheck = z.object({
  classes: z.number().int(),
  /** Smallest areas. */
  areas: z.number().int(),
  /** Pairs of the two, and how many of them have exactly one lead. */
  pairs: z.number().int(),
  settled: z.number().int(),
  causes: z.array(
    z.object({
      /** `maintainer-unknown`: several units share the class, each for its own things. */
      what: z.enum(['no-lead', 'two-leads', 'maintainer-unknown']),
      /** Left open on purpose: such cases go to the duty desk as unclear responsibility. */
      intended: z.boolean(),
      why: z.object({ zh: z.string(), en: z.string().nullable() }).nullable(),
      units: z.array(named),
      /** The largest areas that are wholly of it; the first 20. */
      areas: z.array(placedArea),
      areaCount: z.number().int(),
      classes: z.array(
        classRef.extend({ name: z.string(), nameEn: z.string().nullable(), group: z.string(), local: z.boolean() }),
      ),
    }),
  ),
  units: z.array(
    z.object({
      unit: named,
      what: z.enum(UNIT_PROBLEMS),
      /** Has it duties to lead? What nobody is asked for can wait. */
      leads: z.boolean(),
    }),
  ),
});

/** `GET /config/holiday-lists`: what calendars may name. */
export const holidayLists = z.object({
  lists: z.array(
    z.object({
      name: z.string(),
      /** Date → what it is called. */
      holidays: z.record(z.string(), z.string()),
      workdays: z.record(z.string(), z.string()),
      years: z.object({ from: z.number().int(), to: z.number().int() }),
    }),
  ),
});

export type HolidayLists = z.infer<typeof holidayLists>;
export type ConfigPreview = z.infer<typeof configPreview>;
export type DutyCheck = z.infer<typeof dutyCheck>;
