import { z } from 'zod';
import { clockView, lightReason, stageView } from './clock.js';
import { classRef, duration, instant, light, named, point, severity, source } from './common.js';
import { responsibilityView } from './responsibility.js';

export const caseSummary = z.object({
  id: z.string(),
  /** Readable number, unique in the installation. */
  number: z.string(),
  state: z.string(),
  stage: z.string().nullable(),
  class: classRef.extend({ name: z.string() }),
  severity,
  source,
  unit: named.nullable(),
  area: z.object({ path: z.string(), name: z.string() }),
  address: z.string().nullable(),
  location: point.nullable(),
  reportedAt: instant,
  /** Marks that are up: check, return-request, extension-request, deferral-request, deferral. */
  marks: z.array(z.string()),
  deferred: z.boolean(),
  /** How far the unit's crew is: handed to it, taken over by it, or handed back; null where no crew is in it. */
  crewStage: z.enum(['handed', 'taken', 'back']).nullable(),
  dispatchNo: z.number().int().nullable(),
  /** The clock of the current stage; null where the case is not open. */
  clock: clockView.nullable(),
  whole: clockView,
  /** A supervision order is required and not yet given. */
  supervision: clockView.nullable(),
  /** How many have reported it: whoever began it, and all who joined it since. */
  reporters: z.number().int(),
  version: z.number().int(),
});

export const caseEventView = z.object({
  seq: z.number().int(),
  at: instant,
  recordedAt: instant,
  type: z.string(),
  actor: named,
  /** As in the log, texts filled in; `[erased]` where a text was erased. */
  data: z.record(z.string(), z.unknown()),
  /** True where the event was derived by an import and not stated by the source. */
  derived: z.boolean(),
  definitionVersion: z.number().int(),
  /** What ids in the data are called (people, cases), as far as the reader may know. */
  names: z.record(z.string(), z.string()),
});

/** `GET /cases/{id}/events` */
export const caseEvents = z.object({ version: z.number().int(), events: z.array(caseEventView), now: instant });

/** A picture of a case, by the event that named it. */
export const casePhoto = z.object({
  id: z.string(),
  seq: z.number().int(),
  /** Reported; checked before filing; handled (by the unit or its crew); verified. */
  phase: z.enum(['before', 'check', 'note', 'after', 'verification']),
  /** When the event was, and whose it was. */
  at: instant,
  by: named,
  width: z.number().int(),
  height: z.number().int(),
  takenAt: instant.nullable(),
  /** Where it was taken, as far as it is known. */
  location: point.nullable(),
  /** Where the camera looked, in degrees from north, as far as it is known. */
  bearing: z.number().nullable(),
  /** The picture is gone for good; that there was one stays. */
  erased: z.boolean(),
});

/** A member of an action's form. `choices` are given where the server knows them. */
export const actionField = z.object({
  name: z.string(),
  type: z.enum(['text', 'boolean', 'number', 'integer', 'duration', 'instant', 'point', 'list', 'unit']),
  required: z.boolean(),
  nullable: z.boolean(),
  oneOf: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** What the server would put in: the standard of the class, the responsible unit, the collector of the grid. */
  suggested: z.unknown().optional(),
  /** Texts to choose from, such as known grounds; any other may be written. */
  examples: z.array(z.object({ zh: z.string(), en: z.string() })).optional(),
});

/** Something that the person who asks may do to the case now. */
export const action = z.object({ type: z.string(), fields: z.array(actionField) });

/** A unit's request, with the answer. */
export const caseRequest = z.object({
  kind: z.enum(['return', 'extension', 'deferral']),
  seq: z.number().int(),
  unit: named.nullable(),
  at: instant,
  by: named,
  /** Of a return: the rule that it rests on. */
  ground: z.string().nullable(),
  reason: z.string().nullable(),
  /** Of an extension: what was asked for. */
  duration: duration.nullable(),
  /** `lapsed`: what ended the handling ended it too. */
  status: z.enum(['open', 'granted', 'refused', 'lapsed']),
  answer: z.object({ at: instant, by: named, reason: z.string().nullable() }).nullable(),
});

/** A component near a place, as a report chooses one. */
export const nearComponent = z.object({
  id: z.string(),
  name: z.string(),
  class: z.object({ standardRef: z.string(), code: z.string(), name: z.string() }),
  state: z.enum(['intact', 'broken', 'lost', 'discarded', 'removed']),
  location: point,
  metres: z.number(),
  /** Who keeps it up today. */
  maintainer: named.nullable(),
});

export const caseDetail = caseSummary.extend({
  description: z.string().nullable(),
  component: z.string().nullable(),
  /** What the inventory knows of it; null: nothing. */
  componentView: nearComponent.omit({ metres: true }).nullable(),
  /** Everybody who reported it, the first first. */
  reports: z.array(
    z.object({
      seq: z.number().int(),
      at: instant,
      source,
      /** Null: not given, or not for this person. */
      contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
    }),
  ),
  handling: clockView.nullable(),
  events: z.array(caseEventView),
  /** In the order of the events. */
  photos: z.array(casePhoto),
  actions: z.array(action),
  /** Every stage in its order, with its visits. */
  stages: z.array(stageView),
  /** Why clocks are yellow or red, the most pressing first. */
  reasons: z.array(lightReason),
  /** What units asked for, and what they were answered. */
  requests: z.array(caseRequest),
  /** The rule's text, and its translation where there is one. */
  conditions: z.object({
    filing: z.string().nullable(),
    closing: z.string().nullable(),
    filingEn: z.string().nullable(),
    closingEn: z.string().nullable(),
  }),
  responsibility: responsibilityView,
  areas: z.array(z.object({ id: z.string(), level: z.string(), name: z.string(), nameEn: z.string().nullable() })),
  /** Who may see the reporter's contact sees it; else null. */
  reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  now: instant,
});

/** A case beside another one. */
export const relatedCase = caseSummary.extend({
  /** Null where one of the two has no place. */
  metres: z.number().int().nullable(),
  endedAt: instant.nullable(),
});

/** `GET /cases/{id}/related`: only cases that the person may read; each stands in the first group that it fits. */
export const caseRelated = z.object({
  mergedInto: relatedCase.nullable(),
  mergedFrom: z.array(relatedCase),
  /** Of the same component, open and ended. */
  component: z.array(relatedCase),
  /** Open ones of the class, the nearest first. */
  nearby: z.array(relatedCase),
  /** Of the class at the same place, ended, reported within the days before this one; the latest first. */
  earlier: z.array(relatedCase),
  /** What counts as near, as the same place, and as earlier. */
  within: z.object({ nearMetres: z.number(), placeMetres: z.number(), days: z.number() }),
  now: instant,
});

/** What narrows a list of cases, and in which order it comes. */
export const caseFilter = z.object({
  /** `desk`: what the person's roles have to act on; `open`: all open ones they may see; `all`: ended ones too. */
  queue: z.enum(['desk', 'open', 'all']).default('desk'),
  /** One state, or several with commas between them: any of them. */
  state: z.string().optional(),
  light: light.optional(),
  severity: severity.optional(),
  /** By which way it was reported. */
  source: source.optional(),
  /** A mark that is up, or several with commas between them: check, return-request, extension-request, deferral-request, deferral. */
  mark: z.string().optional(),
  unit: z.string().optional(),
  area: z.string().optional(),
  class: z.string().optional(),
  kind: z.enum(['component', 'event']).optional(),
  /** `today`: whose stage is due before the city's next midnight, late ones too; what stands still is not. */
  due: z.enum(['today']).optional(),
  /**
   * Part of the number, the address or the description. Four digits also find the reporter's phone by its last four, a
   * whole phone number finds it exactly: only for whoever may see the reporter's contact, where the case lies.
   */
  q: z.string().max(100).optional(),
  /**
   * `due`, where it is left out: the least time left first; `reported`: the latest report first; `state`: in the order of the process, in each
   * state the least time left first. Of the queue `all` the latest report always comes first.
   */
  sort: z.enum(['due', 'reported', 'state']).optional(),
});

export const caseQuery = caseFilter.extend({
  /** Where the last page ended: goes on there, whatever came or went before it. */
  cursor: z.string().optional(),
  /** How many rows to pass over: for a list that jumps. Not together with a cursor. */
  offset: z.coerce.number().int().min(0).max(10_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const casePage = z.object({
  items: z.array(caseSummary),
  nextCursor: z.string().nullable(),
  /** Of the whole filtered queue. */
  counts: z.object({
    total: z.number().int(),
    green: z.number().int(),
    yellow: z.number().int(),
    red: z.number().int(),
    /** Of the queue `all` only: counting stopped at these, and there may be more. */
    more: z.boolean().optional(),
  }),
  now: instant,
});

/** `GET /cases/places?…`: where the cases of a queue lie, at most 2,000 of them, the first in the queue's order. */
export const casePlaces = z.object({
  places: z.array(z.object({ id: z.string(), lon: z.number(), lat: z.number(), light: light.nullable() })),
  /** How many cases the filtered queue has, with a place or without. */
  total: z.number().int(),
  now: instant,
});

export const reportBody = z.object({
  /** Client-made id; the same id twice is the same report. */
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .optional(),
  source,
  class: classRef.omit({ standardRef: true }).extend({ standardRef: z.string().optional() }),
  severity,
  /** May be left out where a component of the inventory is named: it lies where that does. */
  location: point.optional(),
  address: z.string().max(200).optional(),
  description: z.string().max(4000).optional(),
  /** With an open case of the class on it this report joins that case. */
  component: z.string().max(40).optional(),
  /** The id of an open case that is the same problem: the report joins it, with everything that it says. */
  joins: z.string().max(64).optional(),
  /** Ids of pictures that were uploaded before. */
  attachments: z.array(z.string()).max(20).optional(),
  reporter: z.object({ name: z.string().max(60).optional(), phone: z.string().max(30).optional() }).optional(),
  /** When it was seen, where that was before it was sent: a phone may have been without a net. No clock counts from it. */
  observedAt: instant.optional(),
});

/** `POST /cases` where the component had an open case of the class: the reporter joined it, and no second one was made. */
export const joinedReport = z.object({
  joined: z.literal(true),
  case: z.string(),
  number: z.string(),
  /** How many have reported it by now. */
  reporters: z.number().int(),
  /** Null where the person may not read it. */
  detail: caseDetail.nullable(),
});

export const actBody = z.object({
  type: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
  /** The version the person saw; a newer one answers 409. */
  version: z.number().int(),
});

export const locateBody = z.object({
  /** Latitudes beyond 90 are taken: a place with its two numbers swapped is told from one elsewhere. */
  location: z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-180).max(180) }),
  class: classRef.partial({ standardRef: true }).optional(),
  /** The component that is meant, where one is known. */
  component: z.string().max(40).optional(),
  /** As the report says them: a case that says the same is likely the same. */
  address: z.string().max(200).optional(),
  description: z.string().max(4000).optional(),
});
export const locateView = z.object({
  /** From the smallest to the district; none where the place is odd. */
  areas: z.array(z.object({ id: z.string(), level: z.string(), name: z.string(), path: z.string() })),
  /** What is odd about the place, with the place that was likely meant; null: nothing. */
  odd: z.object({ guess: z.enum(['swapped', 'gcj02', 'bd09', 'outside']), location: point.nullable() }).nullable(),
  /** Of the class, the nearest first; none for an event. */
  components: z.array(nearComponent),
  responsibility: responsibilityView.nullable(),
  /** Limit of the class by severity, and the severity the catalogue suggests. */
  limits: z.object({ severity, standard: duration.nullable() }).nullable(),
  /** Open cases of the class that are likely the same, the likeliest first. */
  duplicates: z.array(
    caseSummary.extend({ metres: z.number(), because: z.array(z.enum(['component', 'text', 'alike', 'near'])) }),
  ),
  /** What counts as near for the class; null where no class is asked for. */
  duplicateMetres: z.number().nullable(),
  /** The component has an open case of the class: a report joins it. Told whether or not the person may read it. */
  joins: z.object({ number: z.string(), reporters: z.number().int() }).nullable(),
});

export type CaseSummary = z.infer<typeof caseSummary>;
export type CaseEvents = z.infer<typeof caseEvents>;
export type CaseEventView = z.infer<typeof caseEventView>;
export type CasePhoto = z.infer<typeof casePhoto>;
export type CaseRequest = z.infer<typeof caseRequest>;
export type CaseDetail = z.infer<typeof caseDetail>;
export type CaseFilter = z.infer<typeof caseFilter>;
export type RelatedCase = z.infer<typeof relatedCase>;
export type CaseRelated = z.infer<typeof caseRelated>;
export type CaseQuery = z.infer<typeof caseQuery>;
export type CasePage = z.infer<typeof casePage>;
export type CasePlaces = z.infer<typeof casePlaces>;
export type JoinedReport = z.infer<typeof joinedReport>;
export type ReportBody = z.infer<typeof reportBody>;
export type ActBody = z.infer<typeof actBody>;
export type Action = z.infer<typeof action>;
export type ActionField = z.infer<typeof actionField>;
export type NearComponent = z.infer<typeof nearComponent>;
export type LocateBody = z.infer<typeof locateBody>;
export type LocateView = z.infer<typeof locateView>;
