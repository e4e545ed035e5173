import { z } from 'zod';
import { assessmentId } from './assessment.js';
import { instant, named } from './common.js';

const line = z.string().trim().min(1).max(200);
const text = z.string().trim().min(1).max(8000);

/** A part of a bulletin: what the editor writes, or what is made of the frozen figures. */
export const bulletinBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), heading: line, text }),
  z.object({ kind: z.literal('summary') }),
  z.object({ kind: z.literal('ranking') }),
  z.object({ kind: z.literal('goal') }),
  z.object({ kind: z.literal('streets') }),
  z.object({ kind: z.literal('sources') }),
  z.object({ kind: z.literal('classes'), most: z.number().int().min(1).max(100) }),
  /** Units with at least so many cases that should be resolved, by their rate; at most so many. */
  z.object({ kind: z.literal('awards'), floor: z.number().int().min(1), most: z.number().int().min(1).max(50) }),
  z.object({
    kind: z.literal('cases'),
    heading: line,
    /** By number; what is said of each names no person. */
    cases: z
      .array(z.object({ number: z.string().trim().min(1).max(40), text: z.string().trim().max(2000) }))
      .min(1)
      .max(50),
  }),
]);

const content = z.object({
  title: line,
  /** The issuing body, at the head in red. */
  issuer: line,
  /** To whom it goes. */
  recipients: z.string().trim().max(500),
  blocks: z.array(bulletinBlock).min(1).max(40),
});

/** `POST /bulletins` */
export const bulletinMake = content.extend({ period: assessmentId });

/** `POST /bulletins/{id}/acts` */
export const bulletinAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('change'), content }),
  z.object({ act: z.literal('approve') }),
  z.object({ act: z.literal('publish') }),
]);

/** `2010-3`: the third issue of 2010. */
export const bulletinId = z.string().regex(/^\d{4}-[1-9]\d{0,4}$/);

export const bulletinSummary = z.object({
  id: bulletinId,
  year: z.number().int(),
  no: z.number().int(),
  period: assessmentId,
  title: z.string(),
  state: z.enum(['draft', 'approved', 'published']),
});

/** `GET /bulletins` */
export const bulletinList = z.object({ bulletins: z.array(bulletinSummary), now: instant });

const who = z.object({ at: instant, by: named });

/** `GET /bulletins/{id}` */
export const bulletinDetail = bulletinSummary.extend({
  ...content.shape,
  made: who,
  approved: who.nullable(),
  published: who.nullable(),
  /** Where everybody reads it, once it is published. */
  address: z.string().nullable(),
  now: instant,
});

export type BulletinBlock = z.infer<typeof bulletinBlock>;
export type BulletinMake = z.infer<typeof bulletinMake>;
export type BulletinAct = z.infer<typeof bulletinAct>;
export type BulletinSummary = z.infer<typeof bulletinSummary>;
export type BulletinList = z.infer<typeof bulletinList>;
export type BulletinDetail = z.infer<typeof bulletinDetail>;
