import { z } from 'zod';
import { named } from './common.js';

/** A row of the duties that names a unit for the class in the area. */
export const dutyView = z.object({
  unit: named,
  /** 整改, 监管, 执法, 协助. */
  duty: z.enum(['rectify', 'supervise', 'enforce', 'assist']),
  /** 主办: carries the case. */
  lead: z.boolean(),
  /** Answers only for what it owns or still maintains. */
  onlyOwn: z.boolean(),
  /** Where the row holds; null: everywhere. */
  area: named.extend({ nameEn: z.string().nullable() }).nullable(),
  /** What it rests on: the source says it, it was chosen and is for the city to replace, or the city has decided it. */
  sourced: z.enum(['source', 'example', 'city']),
  citation: z.string(),
  note: z.string().nullable(),
});

/** Responsible unit by class and area, with the reason; `unit` null where the catalogue names none, or several. */
export const responsibilityView = z.object({
  unit: named.nullable(),
  /** `maintainer`: the component is kept up by it on that day. */
  why: z.enum(['maintainer', 'lead', 'no-lead', 'two-leads', 'maintainer-unknown']),
  /** Who keeps up the component that is meant, and whether the day lies in its period; null: no component is meant. */
  upkeep: z
    .object({
      component: named,
      maintainer: named.nullable(),
      from: z.string().nullable(),
      until: z.string().nullable(),
      inForce: z.boolean(),
    })
    .nullable(),
  /** Units that come into question; only such as work at the place. */
  candidates: z.array(named),
  assisting: z.array(named),
  /** Whose own area holds the place, such as its street office: whom management by area (属地管理) points to. */
  local: z.array(named),
  /** The rows that this was read from, the lead first. */
  rows: z.array(dutyView),
  /** Why the catalogue leaves the class open, where it says so. */
  unclear: z.object({ zh: z.string(), en: z.string().nullable() }).nullable(),
});
export type ResponsibilityView = z.infer<typeof responsibilityView>;
export type DutyView = z.infer<typeof dutyView>;
