import { z } from 'zod';
import { caseFilter } from './cases.js';
import { instant } from './common.js';

/** What a saved view keeps of a filter: all but the searched text, which may be about people. */
export const viewFilter = caseFilter.omit({ q: true });

/** `PUT /views/{id}`: makes the view, or replaces it. The id is the client's. */
export const viewBody = z.object({
  name: z.string().trim().min(1).max(40),
  filter: viewFilter,
  /** Views stand in its order; any number between two others goes between them. */
  position: z.number().min(-1e9).max(1e9),
});

/** As it was kept: what a filter could say then may be more than it can say now. */
export const savedView = viewBody.extend({ id: z.string(), filter: z.record(z.string(), z.unknown()) });

/** `GET /views`: the person's own, in their order. */
export const viewList = z.object({ views: z.array(savedView) });

/** `GET /views/counts`: how many cases each of the person's views has now. */
export const viewCounts = z.object({
  counts: z.array(z.object({ id: z.string(), total: z.number().int(), red: z.number().int() })),
  now: instant,
});

/** `GET /cases/by-street?…`: the cases of a list by the street in which they lie; streets without one count none. */
export const streetCounts = z.object({
  streets: z.array(z.object({ path: z.string(), name: z.string(), total: z.number().int(), red: z.number().int() })),
  now: instant,
});

export type ViewFilter = z.infer<typeof viewFilter>;
export type ViewBody = z.infer<typeof viewBody>;
export type SavedView = z.infer<typeof savedView>;
export type ViewList = z.infer<typeof viewList>;
export type ViewCounts = z.infer<typeof viewCounts>;
export type StreetCounts = z.infer<typeof streetCounts>;
