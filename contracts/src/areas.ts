import { z } from 'zod';
import { instant, named, point } from './common.js';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4).max(100_000);
/** A boundary, as GeoJSON has it; WGS-84. */
export const areaShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);

/** An area as it shall be. */
export const areaEntry = z.object({
  id: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[^\s/~]+$/u, 'without spaces, / and ~'),
  /** The version that was seen; 0: there is none yet. */
  version: z.number().int().min(0),
  level: z.string().min(1).max(40),
  /** The layer beside the tree; null: the tree. */
  layer: z.string().max(40).nullable(),
  parent: z.string().max(40).nullable(),
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(100).nullable(),
  geometry: areaShape.nullable(),
  /** It ends. */
  retired: z.boolean(),
});

export const areaDraft = z.object({ entries: z.array(areaEntry).min(1).max(20_000) });

/** What cannot be saved so. */
export const AREA_FAULTS = [
  'unknown-parent',
  'wrong-level',
  'circle',
  'id-taken',
  'id-twice',
  'second-root',
  'root-ends',
  'has-children',
  'in-use',
  'unknown-layer',
  'layer-parent',
  'bad-shape',
] as const;

/** What the checks find. `small` and `large` are told only; all else must be mended or be confirmed with a reason. */
export const AREA_FINDINGS = [
  'gap',
  'overlap',
  'outside-parent',
  'no-parent',
  'no-shape',
  'bad-shape',
  'code',
  'small',
  'large',
] as const;

export const areaFault = z.object({
  code: z.enum(AREA_FAULTS),
  area: named,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const areaFinding = z.object({
  kind: z.enum(AREA_FINDINGS),
  level: z.string(),
  /** Whom it concerns: of a gap the area that is not filled. */
  areas: z.array(named),
  squareMetres: z.number().nullable(),
  /** What is wrong with a code or a shape. */
  why: z.string().nullable(),
  place: point.nullable(),
  /** The gap or overlap itself. */
  shape: areaShape.nullable(),
});

const counts = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  /** Only because an area above them moved. */
  moved: z.number().int(),
  retired: z.number().int(),
});

/** `POST /admin/areas/check`: what a draft would do. */
export const areaCheck = z.object({
  faults: z.array(areaFault),
  /** That were not there before, up to 500 of them. */
  findings: z.array(areaFinding),
  /** How many of them must be confirmed. */
  doubts: z.number().int(),
  counts,
});

/** `POST /admin/areas/changes`: a draft, saved as one change. */
export const areaSave = areaDraft.extend({
  origin: z.enum(['drawn', 'generated']),
  note: z.string().trim().max(500),
  /** Why what the checks found is let stand. */
  confirmed: z.string().trim().max(500).default(''),
});

export const areaSaved = z.object({ number: z.number().int() });

export const areaChangesQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** `GET /admin/areas/changes`: the newest first. */
export const areaChanges = z.object({
  changes: z.array(
    z.object({
      number: z.number().int(),
      origin: z.enum(['import', 'drawn', 'generated', 'undo']),
      at: instant,
      by: named,
      note: z.string(),
      confirmed: z.string(),
      undoes: z.number().int().nullable(),
      added: z.number().int(),
      changed: z.number().int(),
      retired: z.number().int(),
    }),
  ),
  /** Send it as `before` for those that follow; null: these were the last. */
  next: z.number().int().nullable(),
});

/** `POST /admin/areas/changes/{number}/undo`. */
export const areaUndo = z.object({
  note: z.string().trim().max(500),
  confirmed: z.string().trim().max(500).default(''),
});

export const areaMapQuery = z.object({
  /** Areas round this one, of all levels. */
  near: z.string().max(40).optional(),
  /** All areas of a layer beside the tree. */
  layer: z.string().max(40).optional(),
});

/** `GET /admin/areas/map`: areas with their versions, for a draft. */
export const areaMap = z.object({
  areas: z.array(areaEntry),
  /** The highest serial that was ever given below an area, of those that are shown: no code is given twice. */
  serials: z.record(z.string(), z.number().int()),
});

export const areaFindingsQuery = z.object({
  level: z.string().max(40).optional(),
  /** Only within this area. */
  within: z.string().max(40).optional(),
});

/** `GET /admin/areas/findings`: what is wrong with the areas as they stand, up to 500 of a kind. */
export const areaFindings = z.object({
  findings: z.array(areaFinding),
  counts: z.record(z.string(), z.number().int()),
});

/** `POST /admin/areas/divide`: cells for an area, or for a block drawn in it; nothing is stored. */
export const areaDivide = z.object({
  parent: z.string().max(40),
  /** Null: the parent as a whole. */
  shape: areaShape.nullable(),
  squareMetres: z.number().min(500).max(1_000_000),
  /** Cells that there are end. */
  replace: z.boolean().default(false),
});

export const areaDivided = z.object({
  cells: z.array(areaEntry.extend({ squareMetres: z.number() })),
  /** The cells that would end, as a draft names them. */
  ends: z.array(areaEntry),
  smallest: z.number(),
  largest: z.number(),
});

export const areaLayer = z.object({
  id: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and -'),
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(100).nullable(),
});
export const areaLayers = z.object({ layers: z.array(areaLayer.extend({ areas: z.number().int() })) });
export const areaLayerBody = areaLayer.omit({ id: true });

export const AREA_FILE_FAULTS = [
  'no-shape',
  'not-area',
  'bad-position',
  'bad-shape',
  'no-id',
  'bad-id',
  'id-twice',
  'id-elsewhere',
  'no-name',
  'unknown-parent',
  'no-parent',
  'outside',
  'swapped',
  'gcj02',
  'bd09',
] as const;

/**
 * `POST /admin/areas/file?name=…&level=…`: the file is the body. Without `seen` it is only looked at; with the `seen` of
 * that look it is saved as one change.
 */
export const areaFileQuery = z.object({
  /** Of the file: its ending says what it is. */
  name: z.string().min(1).max(200),
  level: z.string().min(1).max(40),
  coordinates: z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'swapped']).default('wgs84'),
  id: z.string().max(100).optional(),
  label: z.string().max(100).optional(),
  parent: z.string().max(100).optional(),
  /** Shapes that cross themselves are mended. */
  repair: z.enum(['yes', 'no']).default('no'),
  /** Areas of the level that the file lacks end. */
  remove: z.enum(['yes', 'no']).default('no'),
  note: z.string().trim().max(500).default(''),
  confirmed: z.string().trim().max(500).default(''),
  seen: z.string().max(100).optional(),
});

export const areaFileReport = z.object({
  seen: z.string(),
  /** The change that it was saved as; null: nothing was saved. */
  number: z.number().int().nullable(),
  format: z.enum(['geojson', 'shapefile', 'kml']),
  features: z.number().int(),
  /** Names of the properties that features have, with a value to tell them by; and which ones were taken. */
  fields: z.array(z.object({ name: z.string(), sample: z.string() })),
  taken: z.object({ id: z.string().nullable(), label: z.string().nullable(), parent: z.string().nullable() }),
  counts: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    retired: z.number().int(),
    unchanged: z.number().int(),
    faults: z.number().int(),
    repaired: z.number().int(),
  }),
  /** Up to 300. Where there is one, nothing is saved. */
  faults: z.array(
    z.object({
      /** The feature's place in the file, from 1; 0: the whole. */
      feature: z.number().int(),
      id: z.string().nullable(),
      code: z.enum(AREA_FILE_FAULTS),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** How the file as a whole seems to be meant, where more of it would fit: send it as `coordinates`. */
  mend: z.enum(['swapped', 'gcj02', 'bd09']).nullable(),
  refused: z.array(areaFault),
  findings: z.array(areaFinding),
  doubts: z.number().int(),
  /** What differs, up to 2,000, with its shape for the map. */
  preview: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      fate: z.enum(['added', 'changed', 'retired']),
      geometry: areaShape.nullable(),
    }),
  ),
});

export const areaFileExport = z.object({ level: z.string().max(40).optional() });

export type AreaShape = z.infer<typeof areaShape>;
export type AreaEntry = z.infer<typeof areaEntry>;
export type AreaDraft = z.infer<typeof areaDraft>;
export type AreaFaultCode = (typeof AREA_FAULTS)[number];
export type AreaFault = z.infer<typeof areaFault>;
export type AreaFindingKind = (typeof AREA_FINDINGS)[number];
export type AreaFinding = z.infer<typeof areaFinding>;
export type AreaCheck = z.infer<typeof areaCheck>;
export type AreaSave = z.infer<typeof areaSave>;
export type AreaSaved = z.infer<typeof areaSaved>;
export type AreaChanges = z.infer<typeof areaChanges>;
export type AreaChangesQuery = z.infer<typeof areaChangesQuery>;
export type AreaUndo = z.infer<typeof areaUndo>;
export type AreaMap = z.infer<typeof areaMap>;
export type AreaMapQuery = z.infer<typeof areaMapQuery>;
export type AreaFindings = z.infer<typeof areaFindings>;
export type AreaFindingsQuery = z.infer<typeof areaFindingsQuery>;
export type AreaDivide = z.infer<typeof areaDivide>;
export type AreaDivided = z.infer<typeof areaDivided>;
export type AreaLayer = z.infer<typeof areaLayer>;
export type AreaLayers = z.infer<typeof areaLayers>;
export type AreaLayerBody = z.infer<typeof areaLayerBody>;
export type AreaFileFaultCode = (typeof AREA_FILE_FAULTS)[number];
export type AreaFileQuery = z.infer<typeof areaFileQuery>;
export type AreaFileReport = z.infer<typeof areaFileReport>;
