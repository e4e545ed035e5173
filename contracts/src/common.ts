import { z } from 'zod';

/** ISO 8601 with an offset. */
export const instant = z.iso.datetime({ offset: true });
/** An instant in a query. An offset's `+` that was not percent-encoded arrives as a space, and is taken for what it was. */
export const queryInstant = z
  .string()
  .overwrite((text) => text.replace(/ (?=\d\d:\d\d$)/, '+'))
  .datetime({ offset: true });
export const point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });
export const named = z.object({ id: z.string(), name: z.string() });
export const severity = z.enum(['general', 'urgent', 'special']);
export const light = z.enum(['green', 'yellow', 'red']);
export const classRef = z.object({ standardRef: z.string(), kind: z.enum(['component', 'event']), code: z.string() });
export const source = z.enum(['collector', 'hotline', 'citizen', 'video', 'department', 'media', 'open311', 'import']);
export const duration = z.union([
  z.object({ minutes: z.number().positive() }),
  z.object({ hours: z.number().positive() }),
  z.object({ workdays: z.number().positive() }),
  z.object({ urgentHours: z.number().positive() }),
]);
export type Named = z.infer<typeof named>;
export type Point = z.infer<typeof point>;
export type ClassRef = z.infer<typeof classRef>;
export type Severity = z.infer<typeof severity>;
