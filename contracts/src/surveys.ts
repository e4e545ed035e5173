import { z } from 'zod';
import { classRef, instant, named, point } from './common.js';
import { componentState } from './components.js';

const area = z.object({ path: z.string(), name: z.string() });
const surveyClass = classRef.omit({ kind: true }).extend({ name: z.string() });

/** Found as it is; found, and put right; not found; one that the inventory did not know. */
export const surveyOutcome = z.enum(['confirmed', 'corrected', 'missing', 'new']);

const counts = z.object({
  /** Components to look for. */
  total: z.number().int(),
  confirmed: z.number().int(),
  corrected: z.number().int(),
  missing: z.number().int(),
  /** Found besides. */
  new: z.number().int(),
});

/** A survey 普查: components of an area, of one class or of all, that collectors look for one by one. */
export const survey = z.object({
  id: z.string(),
  title: z.string(),
  area,
  /** Null: components of all classes. */
  class: surveyClass.nullable(),
  dueOn: z.iso.date().nullable(),
  note: z.string(),
  createdAt: instant,
  createdBy: named,
  /** Null: it goes on. */
  closedAt: instant.nullable(),
  counts,
});

/** `GET /surveys`: those that meet the person's area, the latest first. */
export const surveyPage = z.object({
  items: z.array(survey),
  nextCursor: z.string().nullable(),
  mayWrite: z.boolean(),
  now: instant,
});
export const surveyQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** `POST /surveys` */
export const surveyCreate = z.object({
  title: z.string().trim().min(1).max(100),
  /** An area's path, in the person's own. */
  area: z.string().min(1).max(400),
  class: z.object({ standardRef: z.string().max(60).optional(), code: z.string().min(1).max(20) }).optional(),
  dueOn: z.iso.date().optional(),
  note: z.string().trim().max(1000).default(''),
});

export const surveyItem = z.object({
  component: z.string(),
  name: z.string(),
  area,
  outcome: surveyOutcome.nullable(),
  at: instant.nullable(),
  by: named.nullable(),
  note: z.string(),
});

/** `GET /surveys/{id}`: how far it is, by the areas one level below. */
export const surveyDetail = survey.extend({
  parts: z.array(z.object({ area: area.extend({ id: z.string() }), counts })),
  mayWrite: z.boolean(),
  now: instant,
});

/** `GET /surveys/{id}/items` */
export const surveyItemQuery = z.object({
  outcome: z.enum(['open', 'confirmed', 'corrected', 'missing', 'new']).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const surveyItemPage = z.object({ items: z.array(surveyItem), nextCursor: z.string().nullable() });

/** `GET /collect/surveys`: what is still to be looked for where the person patrols, by its survey. */
export const surveyTasks = z.object({
  surveys: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      note: z.string(),
      dueOn: z.iso.date().nullable(),
      class: surveyClass.nullable(),
      /** Ids of components that nobody has looked for yet. */
      open: z.array(z.string()),
      done: z.number().int(),
    }),
  ),
  now: instant,
});

/** One result, made on a phone: the same `id` again is the same result. */
export const surveyResult = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  outcome: surveyOutcome,
  /** The component that was looked for; of a new one it is given by the server. */
  component: z.string().max(40).optional(),
  /** Of `corrected` and `new`: what it is like. */
  state: componentState.optional(),
  location: point.optional(),
  name: z.string().trim().min(1).max(100).optional(),
  class: z.object({ standardRef: z.string().max(60).optional(), code: z.string().min(1).max(20) }).optional(),
  note: z.string().trim().max(500).default(''),
  photos: z.array(z.string().max(64)).max(20).default([]),
  observedAt: instant.optional(),
});

/** `POST /surveys/{id}/results`: each row by itself; one that is refused leaves the others in. */
export const surveyResultsBody = z.object({ results: z.array(surveyResult).min(1).max(100) });
export const surveyResultsView = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      /** The component's id; null where the row was refused. */
      component: z.string().nullable(),
      problem: z
        .object({
          code: z.string(),
          errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
          params: z.record(z.string(), z.unknown()).optional(),
        })
        .nullable(),
    }),
  ),
});

export type Survey = z.infer<typeof survey>;
export type SurveyOutcome = z.infer<typeof surveyOutcome>;
export type SurveyPage = z.infer<typeof surveyPage>;
export type SurveyQuery = z.infer<typeof surveyQuery>;
export type SurveyCreate = z.infer<typeof surveyCreate>;
export type SurveyItem = z.infer<typeof surveyItem>;
export type SurveyDetail = z.infer<typeof surveyDetail>;
export type SurveyItemQuery = z.infer<typeof surveyItemQuery>;
export type SurveyItemPage = z.infer<typeof surveyItemPage>;
export type SurveyTasks = z.infer<typeof surveyTasks>;
export type SurveyResult = z.infer<typeof surveyResult>;
export type SurveyResultsBody = z.infer<typeof surveyResultsBody>;
export type SurveyResultsView = z.infer<typeof surveyResultsView>;
