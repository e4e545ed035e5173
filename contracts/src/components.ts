import { z } from 'zod';
import { caseSummary } from './cases.js';
import { instant, named, point, queryInstant } from './common.js';

/** Intact 完好, broken 破损, lost 丢失, discarded 废弃, removed 移除. */
export const componentState = z.enum(['intact', 'broken', 'lost', 'discarded', 'removed']);

/** The system in which a place comes; what is kept is WGS-84. */
export const coordinateSystem = z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']);

/** Latitudes beyond 90 are taken, so that a place with its two numbers swapped can be told from one elsewhere. */
const givenPlace = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-180).max(180) });
const day = z.iso.date();
const unitId = z.string().min(1).max(60).nullable();

/** What people say of a component; the areas that it lies in are found from its place. */
const said = z.object({
  name: z.string().trim().min(1).max(100),
  state: componentState,
  location: givenPlace,
  /** Of a change: counts where the place is another one. */
  coordinates: coordinateSystem.default('wgs84'),
  /** Responsible for the class, owner, who keeps it up and from when until when: units by their ids. */
  department: unitId,
  owner: unitId,
  maintainer: unitId,
  maintainedFrom: day.nullable(),
  maintainedUntil: day.nullable(),
  source: z.string().trim().max(100).nullable(),
  firstOn: day,
  changedOn: day.nullable(),
  remark: z.string().trim().max(1000).nullable(),
  /** Measures that a class has: height, depth, diameter (metres), direction (degrees) … */
  properties: z.record(z.string().max(60), z.unknown()),
  /** Ids of pictures that were uploaded, in their order. */
  photos: z.array(z.string().max(64)).max(20),
});

/** `PUT /components/{id}`: the next version; `version` is the one that was seen. */
export const componentChange = said.extend({
  version: z.number().int().positive(),
  /** Why. */
  note: z.string().trim().max(500).default(''),
});

/** `POST /components` */
export const componentCreate = said.extend({
  /** By the standard 17 or 16 digits, or the city's own: up to 40 letters, digits, `.`, `_` and `-`. */
  id: z.string().min(1).max(40),
  class: z.object({ standardRef: z.string().max(60).optional(), code: z.string().min(1).max(20) }),
});

const classNamed = z.object({
  standardRef: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
});

/** A component in a list. */
export const componentSummary = z.object({
  id: z.string(),
  version: z.number().int(),
  class: classNamed,
  name: z.string(),
  state: componentState,
  area: z.object({ path: z.string(), name: z.string() }),
  location: point,
  department: named.nullable(),
  maintainer: named.nullable(),
  firstOn: day,
  changedAt: instant,
});

export const componentPhoto = z.object({
  id: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  takenAt: instant.nullable(),
  location: point.nullable(),
  erased: z.boolean(),
});

/** A component in one of its versions. */
const componentVersion = z.object({
  version: z.number().int(),
  name: z.string(),
  state: componentState,
  location: point,
  area: z.object({ path: z.string(), name: z.string() }),
  /** GeoJSON, where it is more than a point. */
  geometry: z.unknown().nullable(),
  coordinates: coordinateSystem,
  department: named.nullable(),
  owner: named.nullable(),
  maintainer: named.nullable(),
  maintainedFrom: day.nullable(),
  maintainedUntil: day.nullable(),
  source: z.string().nullable(),
  firstOn: day,
  changedOn: day.nullable(),
  remark: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()),
  photos: z.array(componentPhoto),
  /** Since when it stood, and whose it was. */
  at: instant,
  by: named,
});

export const componentDetail = componentVersion.extend({
  id: z.string(),
  class: classNamed,
  areas: z.array(z.object({ id: z.string(), level: z.string(), name: z.string(), nameEn: z.string().nullable() })),
  /** What it was before, the newest first, with why it was replaced. */
  history: z.array(componentVersion.extend({ replacedBecause: z.string() })),
  /** Cases on it that the person may read, the latest reported first. */
  cases: z.array(caseSummary.extend({ endedAt: instant.nullable() })),
  mayEdit: z.boolean(),
  now: instant,
});

/** `GET /components` */
export const componentQuery = z.object({
  /** A class's code; with `standard`, of that one only. */
  class: z.string().max(20).optional(),
  standard: z.string().max(60).optional(),
  state: componentState.optional(),
  area: z.string().max(400).optional(),
  /** In the name, or how the id begins. */
  q: z.string().trim().min(1).max(60).optional(),
  department: z.string().max(60).optional(),
  owner: z.string().max(60).optional(),
  maintainer: z.string().max(60).optional(),
  changedSince: queryInstant.optional(),
  cursor: z.string().max(400).optional(),
  /** Instead of a cursor: so many rows are passed over. */
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const componentPage = z.object({
  items: z.array(componentSummary),
  nextCursor: z.string().nullable(),
  /** How many there are, counted no further than 100,000; `more`: there are more than that. Null on later pages. */
  total: z.number().int().nullable(),
  more: z.boolean(),
  mayEdit: z.boolean(),
  now: instant,
});

/** `POST /components/import`: as a table's, with the system in which the file's places are. */
export const componentImportQuery = z.object({
  language: z.enum(['zh', 'en']).default('zh'),
  coordinates: coordinateSystem.default('wgs84'),
  seen: z.string().max(100).optional(),
});

/** `GET /components/export` */
export const componentExportQuery = z.object({
  format: z.enum(['csv', 'xlsx', 'geojson']).default('xlsx'),
  language: z.enum(['zh', 'en']).default('zh'),
});

export type ComponentState = z.infer<typeof componentState>;
export type CoordinateSystem = z.infer<typeof coordinateSystem>;
export type ComponentChange = z.infer<typeof componentChange>;
export type ComponentCreate = z.infer<typeof componentCreate>;
export type ComponentSummary = z.infer<typeof componentSummary>;
export type ComponentPhoto = z.infer<typeof componentPhoto>;
export type ComponentDetail = z.infer<typeof componentDetail>;
export type ComponentVersion = ComponentDetail['history'][number];
export type ComponentQuery = z.infer<typeof componentQuery>;
export type ComponentPage = z.infer<typeof componentPage>;
export type ComponentImportQuery = z.infer<typeof componentImportQuery>;
export type ComponentExportQuery = z.infer<typeof componentExportQuery>;
