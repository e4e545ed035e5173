import { z } from 'zod';
import { instant, named } from './common.js';

/** A patrol area 巡查区: cells, and how often each of them is to be visited: so many times a day, or a planned shift. */
export const patrolArea = z.object({
  id: z.string(),
  name: z.string(),
  area: z.object({ path: z.string(), name: z.string() }),
  /** Ids of cells. */
  cells: z.array(z.string()),
  times: z.number().int(),
  per: z.enum(['day', 'shift']),
});

/** Who is on duty in a patrol area, from when until when. */
export const patrolDuty = z.object({
  id: z.string(),
  patrolArea: z.string(),
  person: named,
  /** Who stands in for them; null: nobody has to. */
  substitute: named.nullable(),
  beginsAt: instant,
  endsAt: instant,
});

/** `GET /patrol-plan`: the areas, the duties that meet a span of days, and who can be on duty. */
export const patrolPlanQuery = z.object({ from: z.iso.date(), to: z.iso.date() });
export const patrolPlan = z.object({
  areas: z.array(patrolArea),
  duties: z.array(patrolDuty),
  people: z.array(named.extend({ area: z.string() })),
  mayWrite: z.boolean(),
  now: instant,
});

const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** `PUT /patrol-plan/areas/{id}` */
export const patrolAreaBody = z.object({
  name: z.string().trim().min(1).max(60),
  cells: z.array(z.string().max(40)).min(1).max(5_000),
  times: z.number().int().min(1).max(20),
  per: z.enum(['day', 'shift']),
});

/** `PUT /patrol-plan/duties/{id}` */
export const patrolDutyBody = z.object({
  patrolArea: clientId,
  person: z.string().min(1).max(100),
  substitute: z.string().min(1).max(100).nullable(),
  beginsAt: instant,
  endsAt: instant,
});

export const planParams = z.object({ id: clientId.describe('Made by the client') });

export type PatrolArea = z.infer<typeof patrolArea>;
export type PatrolDuty = z.infer<typeof patrolDuty>;
export type PatrolPlan = z.infer<typeof patrolPlan>;
export type PatrolPlanQuery = z.infer<typeof patrolPlanQuery>;
export type PatrolAreaBody = z.infer<typeof patrolAreaBody>;
export type PatrolDutyBody = z.infer<typeof patrolDutyBody>;
