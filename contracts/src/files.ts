import { z } from 'zod';
import { caseSummary } from './cases.js';
import { instant, named, point } from './common.js';

/** A picture that was uploaded: `POST /files` (multipart). Its id goes into an event's `attachments`. */
export const fileView = z.object({
  id: z.string(),
  /** Media type of what is kept. */
  kind: z.string(),
  bytes: z.number().int(),
  /** Pixels of what is kept, upright. */
  width: z.number().int(),
  height: z.number().int(),
  /** When and where, as the picture itself said, or the phone that sent it. */
  takenAt: instant.nullable(),
  location: point.nullable(),
  /** Where the camera looked, in degrees from north, as far as it is known. */
  bearing: z.number().nullable(),
  uploadedAt: instant,
});

export const fileQuery = z.object({
  /** `thumb`: at most 320 pixels a side. */
  size: z.enum(['thumb']).optional(),
});

/** `GET /tasks`: what crews have in hand. */
export const taskList = z.object({
  tasks: z.array(
    z.object({
      case: caseSummary,
      /** Handed to the crew, taken over by it, or handed back and waiting for the unit's feedback. */
      stage: z.enum(['handed', 'taken', 'back']),
      crew: named,
      /** Since when it is so. */
      since: instant,
      /** The first picture of the report. */
      photo: z.string().nullable(),
    }),
  ),
  now: instant,
});

export type FileView = z.infer<typeof fileView>;
export type FileQuery = z.infer<typeof fileQuery>;
export type TaskList = z.infer<typeof taskList>;
