import { z } from 'zod';
import { instant, point } from './common.js';

const area = z.object({ path: z.string(), name: z.string() });

/** A shift of the person's own. */
export const shift = z.object({
  id: z.string(),
  area,
  beganAt: instant,
  /** Null: it goes on. */
  endedAt: instant.nullable(),
  /** Grid cells that it came through. */
  cells: z.number().int(),
  /** Positions that are kept; older ones were erased. */
  positions: z.number().int(),
});

/** `GET /shifts`: the person's own, the latest first. */
export const shiftList = z.object({
  shifts: z.array(shift),
  /** For how many days positions are kept. */
  keptDays: z.number().int(),
  now: instant,
});

/** `POST /shifts`: an area of the person's; their whole area where none is given. */
export const shiftBody = z.object({
  area: z.string().max(400).optional(),
  /** Made by the phone: the same id again is the same shift, so that one begun without a net is sent later. */
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .optional(),
  /** When it began, where that was before it was sent; with `id`. */
  beganAt: instant.optional(),
});

/** `POST /shifts/{id}/end`: when it ended, where that was before it was sent. */
export const shiftEndBody = z.object({ endedAt: instant.optional() });

export const trackPoint = point.extend({
  at: instant,
  /** Metres. */
  accuracy: z.number().min(0).max(100_000),
});

/** `GET /shifts/{id}`: with the positions that are kept, for the person themselves. */
export const shiftDetail = shift.extend({ track: z.array(trackPoint) });

export const MOST_POSITIONS = 500;

/** `POST /shifts/{id}/positions`: the same instant again changes nothing. */
export const positionsBody = z.object({ positions: z.array(trackPoint).min(1).max(MOST_POSITIONS) });

export const positionsView = z.object({
  /** Positions that are new. */
  taken: z.number().int(),
  /** Positions that were known. */
  known: z.number().int(),
  /** Not taken, by their place in the request: not inside the shift, in the future, or older than positions are kept. */
  refused: z.array(z.object({ index: z.number().int(), reason: z.enum(['outside-shift', 'future', 'too-old']) })),
  shift,
});

export const coverageQuery = z.object({
  /** An area's path; the person's whole area where none is given. */
  area: z.string().max(400).optional(),
  /** Local dates, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
});

const covered = z.object({
  /** Grid cells in it. */
  cells: z.number().int(),
  /** Those that some shift came through. */
  visited: z.number().int(),
});

/** `GET /coverage`: cells that shifts came through, of all; nobody is named. */
export const coverage = covered.extend({
  area,
  from: z.iso.date(),
  to: z.iso.date(),
  /** Shifts that came through cells of the area. */
  shifts: z.number().int(),
  /** The areas one level below. */
  parts: z.array(covered.extend({ area: area.extend({ id: z.string(), level: z.string() }) })),
  /** Of cells that a patrol plan names: how many were visited as often as it wants, as of now; null: none is named. */
  required: z.object({ cells: z.number().int(), met: z.number().int() }).nullable(),
  /** Cells that no shift came through. */
  missed: z.array(z.object({ id: z.string(), name: z.string(), path: z.string() })),
});

export type Shift = z.infer<typeof shift>;
export type ShiftList = z.infer<typeof shiftList>;
export type ShiftBody = z.infer<typeof shiftBody>;
export type ShiftEndBody = z.infer<typeof shiftEndBody>;
export type ShiftDetail = z.infer<typeof shiftDetail>;
export type TrackPoint = z.infer<typeof trackPoint>;
export type PositionsBody = z.infer<typeof positionsBody>;
export type PositionsView = z.infer<typeof positionsView>;
export type CoverageQuery = z.infer<typeof coverageQuery>;
export type Coverage = z.infer<typeof coverage>;
