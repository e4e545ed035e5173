import { z } from 'zod';
import { classRef, instant, light, queryInstant } from './common.js';

export const historyQuery = z.object({
  /** Not before `to` less 92 days. */
  from: queryInstant,
  /** Left out: now. */
  to: queryInstant.optional(),
});

/**
 * `GET /cases/places/history?from=…`: the cases with a place that were open at some instant of a span, the latest report
 * first, at most 5,000. Whether one was late at an instant is told by the due instant of the whole case as it stands now.
 */
export const casePlacesHistory = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      class: classRef,
      lon: z.number(),
      lat: z.number(),
      reportedAt: instant,
      /** Null: open. */
      endedAt: instant.nullable(),
      /** Of the whole case; null: without a limit, or standing still. */
      warnAt: instant.nullable(),
      dueAt: instant.nullable(),
      /** Of the stage that it is in now; null: ended. */
      light: light.nullable(),
    }),
  ),
  /** How many there are of them: more than are given where the span has too many. */
  total: z.number().int(),
  from: instant,
  to: instant,
  now: instant,
});

/** What an area is shaded by: open cases, late ones, those reported in the last 7 days. */
export const areaFigure = z.enum(['open', 'overdue', 'reported']);

export const byAreaQuery = z.object({
  level: z.enum(['street', 'community', 'cell']),
  figure: areaFigure,
});

/** `GET /cases/by-area?level=…&figure=…`: one figure for each area of a level in which the person may read cases; areas without any count 0. */
export const areaFigures = z.object({
  areas: z.array(z.object({ id: z.string(), name: z.string(), path: z.string(), value: z.number().int() })),
  now: instant,
});

export type HistoryQuery = z.infer<typeof historyQuery>;
export type CasePlacesHistory = z.infer<typeof casePlacesHistory>;
export type AreaFigure = z.infer<typeof areaFigure>;
export type ByAreaQuery = z.infer<typeof byAreaQuery>;
export type AreaFigures = z.infer<typeof areaFigures>;
