import { z } from 'zod';
import { areaShape } from './areas.js';
import { componentState } from './components.js';

const position = z.tuple([z.number(), z.number()]);

/** The most components that a phone is given. */
export const MOST_ON_PHONE = 20_000;

/**
 * `GET /collect/pack`: what a collector's phone keeps for working without a net: the areas that the person patrols, with all
 * below them, the streets in them, and the components that stand there. It changes seldom and carries an ETag.
 */
export const collectPack = z.object({
  areas: z.array(
    z.object({
      id: z.string(),
      level: z.string(),
      name: z.string(),
      path: z.string(),
      parent: z.string().nullable(),
      geometry: areaShape,
    }),
  ),
  /** Lines of streets, for the plain map. */
  roads: z.array(z.array(position)),
  classes: z.array(z.object({ standardRef: z.string(), code: z.string() })),
  /** Each a row: id, place among `classes`, name, state, longitude, latitude. Removed ones are left out. */
  components: z.array(z.tuple([z.string(), z.number().int(), z.string(), componentState, z.number(), z.number()])),
  /** There are more components than these. */
  more: z.boolean(),
});

export type CollectPack = z.infer<typeof collectPack>;
