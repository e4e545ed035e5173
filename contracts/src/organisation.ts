import { z } from 'zod';
import { instant, named } from './common.js';

/** When a unit can be reached: in words, or as a calendar says. */
export const unitHours = z.union([z.string(), z.object({ calendar: z.string() })]);

export const UNIT_PROBLEMS = [
  'no-head',
  'no-clerk',
  'no-substitute',
  'no-hours',
  'no-phone',
  'clerk-gone',
  'area-gone',
] as const;

/** `GET /admin/units`: responsible units as they stand, with who works for them and what they have. */
export const adminUnits = z.object({
  /** Of the document: send it along when saving (`PUT /config/units/units`). */
  version: z.number().int(),
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      kind: z.string(),
      /** Null: the whole installation. */
      area: z.object({ path: z.string(), name: z.string() }).nullable(),
      commandDuty: z.boolean(),
      phone: z.string().nullable(),
      hours: unitHours.nullable(),
      retired: z.boolean(),
      /** The clerk in charge, where one was named. */
      clerk: z.string().nullable(),
      heads: z.array(named),
      /** The one in charge first; the others stand in. */
      clerks: z.array(named),
      crews: z.number().int(),
      /** That it has or helps with. */
      openCases: z.number().int(),
      duties: z.number().int(),
      problems: z.array(z.enum(UNIT_PROBLEMS)),
    }),
  ),
  calendars: z.array(z.string()),
  areas: z.array(z.object({ path: z.string(), name: z.string(), nameEn: z.string().nullable(), level: z.string() })),
});

/** `GET /admin/areas`: parents before their children. */
export const adminAreas = z.object({
  areas: z.array(
    z.object({
      id: z.string(),
      parent: z.string().nullable(),
      path: z.string(),
      level: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      version: z.number().int(),
      /** In it and below it. */
      openCases: z.number().int(),
      /** Duty officers and dispatchers of its own. */
      desk: z.array(named),
      units: z.array(named),
      hasBoundary: z.boolean(),
    }),
  ),
});

/** `PUT /admin/areas/{id}`: other names, as the area's next version. */
export const areaRename = z.object({
  /** The version that was seen. */
  version: z.number().int().positive(),
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(100).nullable(),
});

export const areaHistory = z.object({
  versions: z.array(
    z.object({
      version: z.number().int(),
      name: z.string(),
      nameEn: z.string().nullable(),
      at: instant.nullable(),
      by: named.nullable(),
      parent: z.string().nullable(),
      /** It has another boundary than the version before. */
      moved: z.boolean(),
      /** It ended with this version. */
      retired: z.boolean(),
      /** The change that it was saved with, and what was said of it; null: other names only. */
      change: z.number().int().nullable(),
      note: z.string().nullable(),
    }),
  ),
});

export const SETUP_STEPS = ['areas', 'units', 'people', 'catalogue', 'duties', 'calendar', 'policies'] as const;

/** `GET /admin/setup`: what an installation needs to work, and what of it is there. */
export const setupView = z.object({
  /** It has what a case needs from report to close. */
  ready: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(SETUP_STEPS),
      /** `missing`: cases cannot go their way without it. `attention`: they can, something is wanting. */
      state: z.enum(['done', 'attention', 'missing']),
      /** How much there is of it. */
      count: z.number().int(),
      /** What is wanting: codes that a screen phrases, each with how many, and names. */
      wanting: z.array(z.object({ code: z.string(), count: z.number().int(), names: z.array(z.string()) })),
    }),
  ),
});

export type UnitHours = z.infer<typeof unitHours>;
export type UnitProblem = (typeof UNIT_PROBLEMS)[number];
export type AdminUnits = z.infer<typeof adminUnits>;
export type AdminUnit = AdminUnits['units'][number];
export type AdminAreas = z.infer<typeof adminAreas>;
export type AdminArea = AdminAreas['areas'][number];
export type AreaRename = z.infer<typeof areaRename>;
export type AreaHistory = z.infer<typeof areaHistory>;
export type SetupStep = (typeof SETUP_STEPS)[number];
export type SetupView = z.infer<typeof setupView>;
