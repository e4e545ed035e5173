import { COMPONENT_KEYS, type ComponentMapping } from '@bihuan/server';
import { z } from 'zod';

const key = z.enum(COMPONENT_KEYS as [string, ...string[]]);
const measure = z.string().regex(/^properties\..+$/, 'a column of components, or properties.NAME');

/** How a file names what components have (`import components --mapping`). */
const mapping = z
  .object({
    /** Headings of the file; null: passed over. */
    columns: z.record(z.string(), z.union([key, measure, z.null()])).default({}),
    /** By column: what the file says and what it is called here. */
    values: z.partialRecord(key, z.record(z.string(), z.string())).default({}),
    /** What holds for every row. */
    constants: z.partialRecord(key, z.string()).default({}),
  })
  .strict();

/** @throws Error with the faults in one line, each with its member */
export function parseComponentMapping(value: unknown): ComponentMapping {
  const parsed = mapping.safeParse(value);
  if (parsed.success) return parsed.data as ComponentMapping;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'mapping'}: ${issue.message}`);
  throw new Error(faults.join('; '));
}
